from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """The newsroom's one application; its layers are drawn in the README."""

    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        """Let the databases keep dates true, search follow the articles, and the edition all that is written."""
        from articles import search
        from articles.management import statistics
        from articles.models import triggers
        from articles.public.cache import edition

        triggers.follow(self)
        statistics.follow(self)
        search.follow()
        edition.follow()

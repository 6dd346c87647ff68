from django.utils.translation import gettext_lazy as _

from articles.models.paper.article import Article


class BinnedArticle(Article):
    """An article as the bin shows it (回收站): the same row, in a list of its own."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = _("article in the bin")
        verbose_name_plural = _("articles in the bin")

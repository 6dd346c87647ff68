from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class SiteConfig(AppConfig):
    """The site as a whole: its settings, checks and health."""

    name = "newsroom"

    def ready(self) -> None:
        """Register the checks."""
        from newsroom import checks  # noqa: F401


class DeskConfig(AdminConfig):
    """Django's admin, arranged as a news desk."""

    default_site = "newsroom.desk.DeskSite"

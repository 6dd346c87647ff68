from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin, arranged as a news desk."""

    default_site = "newsroom.desk.DeskSite"

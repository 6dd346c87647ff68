from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.counts import count_column, count_of
from articles.admin.shared.links import OnSiteWhenPublic
from articles.models import Editor, Page


@admin.register(Editor)
class EditorAdmin(OnSiteWhenPublic, DeskAdmin[Editor]):
    list_display = ["name", "distinction", "user", "page_count"]
    list_select_related = ["user"]
    list_filter = [("user", admin.EmptyFieldListFilter)]
    search_fields = ["name", "distinction", "user__username"]
    search_help_text = _("Name or login.")
    autocomplete_fields = ["user"]
    fields = [("name", "distinction"), "user"]

    page_count = count_column("page_count", _("credited pages"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Editor]:
        rows: QuerySet[Editor] = (
            super().get_queryset(request).annotate(page_count=count_of(Page.objects.all(), "credits__editor"))
        )
        return rows

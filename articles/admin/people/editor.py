from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.counts import count_column, count_of
from articles.admin.shared.links import OnSiteWhenPublic, link_to
from articles.admin.shared.merging import RecordAdmin, StandingFilter
from articles.models import Editor, Page


@admin.register(Editor)
class EditorAdmin(OnSiteWhenPublic, RecordAdmin[Editor]):
    list_display = ["name", "distinction", "user", "page_count"]
    list_select_related = ["user"]
    list_filter = [StandingFilter, ("user", admin.EmptyFieldListFilter)]
    search_fields = ["name", "distinction", "user__username"]
    search_help_text = _("Name or login.")
    autocomplete_fields = ["user"]
    fields = [("name", "distinction"), "user", "writes_as", "merging"]
    readonly_fields = ["writes_as", "merging"]
    counted = _("pages")

    page_count = count_column("page_count", _("credited pages"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Editor]:
        rows: QuerySet[Editor] = (
            super().get_queryset(request).annotate(page_count=count_of(Page.objects.all(), "credits__editor"))
        )
        return rows

    @admin.display(description=_("as a correspondent"))
    def writes_as(self, editor: Editor) -> str:
        return link_to(getattr(editor, "correspondent", None))

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.db.models import OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.imports.namesakes import ChoosingAdmin
from articles.admin.shared.filters import narrowed_to
from articles.admin.shared.inlines import DeskInline
from articles.admin.shared.links import link_to, link_to_line
from articles.admin.shared.readonly import Kept, NotTyped
from articles.admin.shared.staff import staff
from articles.editorial import reopen_notes, settle_notes
from articles.importing.report.stored_notes import say_stored
from articles.models import ImportNote, ImportRun, Issue, Page, SourceText
from articles.models.paper.article_queryset import at_desk


class NoteInline(Kept, DeskInline, admin.TabularInline[Any, Any]):
    """The importer's doubts about one piece."""

    model = ImportNote
    fields = ["code_link", "source_line", "sentence", "settled_at", "settled_by"]
    readonly_fields = ["code_link", "source_line", "sentence"]

    @admin.display(description=_("text"))
    def sentence(self, note: ImportNote) -> str:
        return say_stored(note)

    @admin.display(description=_("kind"))
    def code_link(self, note: ImportNote) -> str:
        return link_to(note, note.get_code_display())

    @admin.display(description=_("source line"))
    def source_line(self, note: ImportNote) -> str:
        return link_to_line(note.article.source_id if note.article else None, note.line)


class OpenFilter(admin.SimpleListFilter):
    """Open notes, unless told: the list is a list of things to do."""

    title, parameter_name = _("state"), "state"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        return [("settled", _("settled")), ("all", _("all"))]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        first, *others = super().choices(changelist)
        yield {**first, "display": gettext("open")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[ImportNote]) -> QuerySet[ImportNote]:
        match self.value():
            case "all":
                return queryset
            case "settled":
                return queryset.exclude(settled_at=None)
            case _:
                return queryset.filter(settled_at=None)


@admin.action(description=_("Mark as settled"), permissions=["change"])
def settle(model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[ImportNote]) -> None:
    count = settle_notes(notes=queryset, by=staff(request))
    text = ngettext("%(count)d note settled.", "%(count)d notes settled.", count) % {"count": count}
    messages.success(request, text)


@admin.action(description=_("Open again"), permissions=["change"])
def reopen(model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[ImportNote]) -> None:
    count = reopen_notes(notes=queryset, by=staff(request))
    text = ngettext("%(count)d note opened again.", "%(count)d notes opened again.", count) % {"count": count}
    messages.success(request, text)


@admin.register(ImportNote)
class ImportNoteAdmin(NotTyped, ChoosingAdmin):
    list_display = ["sentence", "code", "about", "source_line", "settled_at", "settled_by"]
    list_select_related = ["article", "page__issue", "settled_by"]
    list_filter = [
        OpenFilter,
        "code",
        narrowed_to(Issue, "page__issue"),
        narrowed_to(Page, "page"),
        narrowed_to(ImportRun, "run"),
    ]
    fields = readonly_fields = (
        "code",
        "about",
        "source_line",
        "sentence",
        "choosing",
        "run",
        "settled_at",
        "settled_by",
    )
    search_fields = ["words", "text", "article__headline"]
    search_help_text = _("Words that the note quotes, or of the article's headline.")
    actions = [settle, reopen]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let who may change notes settle them in the list; no note is retyped, so its own page is for looking."""
        return obj is None and admin.ModelAdmin.has_change_permission(self, request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportNote]:
        newest = SourceText.objects.filter(page=OuterRef("page")).values("pk")[:1]
        rows: QuerySet[ImportNote] = (
            super()
            .get_queryset(request)
            .filter(at_desk("article"))
            .annotate(source_pk=Coalesce("article__source", Subquery(newest)), words=Cast("facts", TextField()))
        )
        return rows

    @admin.display(description=_("text"))
    def sentence(self, note: ImportNote) -> str:
        return say_stored(note)

    @admin.display(description=_("source line"), ordering="line")
    def source_line(self, note: Any) -> str:
        return link_to_line(note.source_pk, note.line)

    @admin.display(description=_("article or page"), ordering="article")
    def about(self, note: ImportNote) -> str:
        return link_to(note.article or note.page)

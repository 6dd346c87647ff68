from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.counts import count_of, linked_count_column
from articles.admin.shared.readonly import Kept
from articles.importing.report.stored_notes import say_stored
from articles.models import ImportNote, ImportRun

NOTES_SHOWN = 100


@admin.register(ImportRun)
class ImportRunAdmin(Kept, DeskAdmin[ImportRun]):
    list_display = [
        "started_at",
        "state_now",
        "actor_name",
        "pages_created",
        "pages_updated",
        "pages_unchanged",
        "refusal_count",
        "open_note_count",
        "note_count",
    ]
    date_hierarchy = "started_at"
    fields = [
        ("started_at", "finished_at", "state_now", "actor_name"),
        ("pages_created", "pages_updated", "pages_unchanged"),
        "refused",
        "note_count",
        "open_notes",
    ]
    readonly_fields = ["state_now", "actor_name", "refused", "note_count", "open_notes"]

    open_note_count = linked_count_column("open_note_count", _("open notes"), ImportNote)
    note_count = linked_count_column("note_count", _("import notes"), ImportNote, state="all")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        rows: QuerySet[ImportRun] = (
            super()
            .get_queryset(request)
            .annotate(
                note_count=count_of(ImportNote.objects.at_desk(), "run"),
                open_note_count=count_of(ImportNote.objects.at_desk().open(), "run"),
            )
        )
        return rows

    @admin.display(description=_("state"), ordering="state")
    def state_now(self, run: ImportRun) -> str:
        return str(run.state_now.label)

    @admin.display(description=_("refused files"))
    def refusal_count(self, run: ImportRun) -> int:
        return len(run.refusals)

    @admin.display(description=_("refused files"))
    def refused(self, run: ImportRun) -> SafeString:
        return format_html_join("", "{name}: {reason}<br>", run.refusals)

    @admin.display(description=_("open notes"))
    def open_notes(self, run: ImportRun) -> SafeString:
        """Show the first of them; the rest are a click away."""
        notes = run.notes.at_desk().open().select_related("article", "page__issue")
        shown = [(note, say_stored(note)) for note in notes[:NOTES_SHOWN]]
        context = {"notes": shown, "left": max(0, notes.count() - NOTES_SHOWN)}
        return render_to_string("admin/articles/importrun/open_notes.html", context)

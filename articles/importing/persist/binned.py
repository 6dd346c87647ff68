"""Articles of a page that are in the bin: an import neither makes them again nor brings them back, and says so."""

from collections.abc import Sequence

from articles.codes import NoteCode
from articles.importing.persist.making import Noted
from articles.importing.records import Note
from articles.models import Article, Page


def note_binned(page: Page) -> list[Noted]:
    """Note of each article of a page that is in the bin that it stays there.

    The notes are about the page: what is about a piece in the bin is in no list.
    """
    rows = Article.objects.in_bin().filter(page=page, continues=None).order_by("position", "pk")
    return [(None, Note(NoteCode.IN_BIN, None, {"title": row.title, "article": row.pk})) for row in rows]


def not_yet_noted(page: Page, notes: Sequence[Noted]) -> list[Noted]:
    """Keep the notes about pieces in the bin that a page has not had yet, open or settled."""
    known = list(page.notes.filter(code=NoteCode.IN_BIN).values_list("facts", flat=True)) if notes else []
    return [(row, note) for row, note in notes if note.facts not in known]

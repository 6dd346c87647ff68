"""Say the notes that the database keeps as codes and facts."""

from articles.codes import NoteCode
from articles.importing.records import Note
from articles.importing.report.wording import say_note
from articles.models import ImportNote


def note_of(row: ImportNote) -> Note:
    """Give the note that a row keeps."""
    return Note(NoteCode(row.code), row.line, row.facts)


def say_stored(row: ImportNote) -> str:
    """Say a note in one or two sentences: from its facts, or as a version said it that did not keep them all."""
    return row.text or say_note(note_of(row))

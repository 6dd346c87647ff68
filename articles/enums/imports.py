"""How an import run stands, and the kinds of its notes."""

from typing import TYPE_CHECKING, assert_never

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from articles.codes import NoteCode

if TYPE_CHECKING:  # a class of the type checker alone
    from django_stubs_ext import StrPromise


class RunState(TextChoices):
    """How an import run stands."""

    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    BROKEN_OFF = "broken-off", _("broken off")


def kind_of(code: NoteCode) -> "StrPromise":
    """Name the kind of a note, for the lists of the desk."""
    match code:
        case NoteCode.ORDER_RESTORED:
            return _("order restored")
        case NoteCode.ORDER_UNSURE:
            return _("order in doubt")
        case NoteCode.COLUMNS_PARTED:
            return _("columns parted")
        case NoteCode.CUT_UNSURE:
            return _("cut in doubt")
        case NoteCode.ARTICLE_UNSURE:
            return _("bounds in doubt")
        case NoteCode.TITLE_UNSURE:
            return _("title in doubt")
        case NoteCode.BYLINE_UNSURE:
            return _("byline in doubt")
        case NoteCode.NAMESAKES:
            return _("namesakes")
        case NoteCode.CREDIT_JOINT:
            return _("joint credit")
        case NoteCode.DATE_MISSING:
            return _("date missing")
        case NoteCode.PRINT_CONTRADICTS:
            return _("print contradicts itself")
        case NoteCode.ARTICLE_TWICE:
            return _("article twice")
        case NoteCode.NUMBERING:
            return _("numbering")
        case NoteCode.JUMP_MISSING:
            return _("jump half missing")
        case NoteCode.JUMP_JOINED:
            return _("jump halves joined")
        case NoteCode.JUMP_PARTED:
            return _("jump halves parted again")
        case NoteCode.UNPLACED:
            return _("unplaced text")
        case NoteCode.DAMAGED:
            return _("unreadable characters")
        case NoteCode.KEPT_EDITED:
            return _("edited text kept")
        case NoteCode.VANISHED:
            return _("gone from the source")
        case NoteCode.IN_BIN:
            return _("left in the bin")
        case never:
            assert_never(never)


def note_kinds() -> list[tuple[str, "StrPromise"]]:
    """Give the kinds of notes as choices of a field; by a function, so that a new one asks for no migration."""
    return [(code.value, kind_of(code)) for code in NoteCode]

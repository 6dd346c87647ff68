"""What readers are told of the doubts of an import, until an editor has settled them."""

from collections.abc import Iterable
from typing import Protocol, assert_never

from django.utils.translation import gettext

from articles.codes import NoteCode


class Doubt(Protocol):
    """A note of the import, of some kind."""

    @property
    def code(self) -> str: ...


def doubts(notes: Iterable[Doubt]) -> list[str]:
    """Tell readers what is open about an article, each thing once."""
    return list(dict.fromkeys(filter(None, (_say_doubt(NoteCode(note.code)) for note in notes))))


def _say_doubt(code: NoteCode) -> str:
    """Say a doubt to readers; its lines and what speaks for them are for the desk, as are all other notes."""
    match code:
        case NoteCode.ORDER_RESTORED | NoteCode.ORDER_UNSURE | NoteCode.COLUMNS_PARTED:
            return gettext("The order of the printed text may be wrong here; an editor is checking it.")
        case NoteCode.CUT_UNSURE:
            return gettext("The paragraphs of the printed text may be parted wrongly here; an editor is checking it.")
        case NoteCode.ARTICLE_UNSURE:
            return gettext("The printed text may begin or end elsewhere; an editor is checking it.")
        case NoteCode.TITLE_UNSURE:
            return gettext("The title may not be as printed; an editor is checking it.")
        case NoteCode.BYLINE_UNSURE:
            return gettext("The byline may not be as printed; an editor is checking it.")
        case NoteCode.NUMBERING:
            return gettext("The numbering of the printed text may be wrong here; an editor is checking it.")
        case NoteCode.JUMP_MISSING:
            return gettext("The part of this text on another page is missing here; an editor is checking it.")
        case NoteCode.DAMAGED:
            return gettext("Some characters of the printed text are missing here; an editor is checking it.")
        case (
            NoteCode.NAMESAKES
            | NoteCode.CREDIT_JOINT
            | NoteCode.DATE_MISSING
            | NoteCode.PRINT_CONTRADICTS
            | NoteCode.ARTICLE_TWICE
            | NoteCode.JUMP_JOINED
            | NoteCode.JUMP_PARTED
            | NoteCode.UNPLACED
            | NoteCode.KEPT_EDITED
            | NoteCode.VANISHED
            | NoteCode.IN_BIN
        ):
            return ""
        case never:
            assert_never(never)

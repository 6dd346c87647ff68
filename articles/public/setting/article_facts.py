"""What feeds, linked data and the wire say of an article alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from articles.codes import NoteCode
from articles.models import Article
from articles.models.issue import beginning

_ORDER = _("The order of the printed text may be wrong here; an editor is checking it.")
# What readers are told of a doubt; its lines and what speaks for them are for the desk.
DOUBTS = {
    NoteCode.ORDER_RESTORED: _ORDER,
    NoteCode.ORDER_UNSURE: _ORDER,
    NoteCode.CUT_UNSURE: _("The paragraphs of the printed text may be parted wrongly here; an editor is checking it."),
    NoteCode.TITLE_UNSURE: _("The title may not be as printed; an editor is checking it."),
    NoteCode.BYLINE_UNSURE: _("The byline may not be as printed; an editor is checking it."),
    NoteCode.NUMBERING: _("The numbering of the printed text may be wrong here; an editor is checking it."),
    NoteCode.JUMP_MISSING: _("The part of this text on another page is missing here; an editor is checking it."),
}


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who wrote or photographed; `address` is local, and empty where print names no person."""

    name: str
    address: str = ""
    unit: str = ""


class Doubt(Protocol):
    """A doubt of the import, of a kind that readers are told of."""

    @property
    def code(self) -> str: ...


def authors(article: Article) -> list[Author]:
    """Name the people over an article, once each; else what print has in their place."""
    people: dict[int, Author] = {}
    for byline in article.bylines.all():
        unit = str(byline.unit) if byline.unit else ""
        person = Author(str(byline.correspondent), byline.correspondent.get_absolute_url(), unit)
        people.setdefault(byline.correspondent_id, person)
    if people:
        return list(people.values())
    return [Author(article.byline_raw)] if article.byline_raw else []


def doubts(notes: Iterable[Doubt]) -> list[str]:
    """Tell readers what is open about an article, each thing once."""
    return list(dict.fromkeys(gettext(DOUBTS[NoteCode(note.code)]) for note in notes))


def publication(article: Article) -> datetime | None:
    """Say when a published article was published, by the paper's clock; nothing where nobody knows.

    Print is as of the beginning of its day, a piece of the web as of its moment.
    """
    if article.publication_date is None:
        return None
    return beginning(article.publication_date) if article.page_id else timezone.localtime(article.published_at)


def last_changed(article: Article) -> datetime:
    """Say when a published article was changed last; what was ready before its moment changed at that moment."""
    return max(timezone.localtime(article.updated_at), timezone.localtime(article.published_at))

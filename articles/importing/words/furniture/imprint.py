"""The imprint of a page, and what it says of the issue, from the lines that are furniture."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from articles.chinese.dates import TooEarly, read_date, read_ordinal
from articles.codes import RefusalCode
from articles.importing.records import Imprint, IssueFacts, Line, Note, PageRefused, StaffCredit, Stray
from articles.importing.words.furniture.contradictions import contradictions
from articles.importing.words.furniture.forms import PieceKind
from articles.importing.words.furniture.pieces import Furniture, read_furniture


class ReadImprint(NamedTuple):
    """The imprint, what it says of the issue, words that no form knows, and where it contradicts itself."""

    imprint: Imprint
    issue: IssueFacts
    strays: tuple[Stray, ...]
    notes: tuple[Note, ...]


def read_imprint(lines: Sequence[Line]) -> ReadImprint:
    """Read lines of furniture in any order.

    Raises `PageRefused` for a date that no calendar has, and for one that is too early for a paper.
    """
    read = [(line, read_furniture(line.text)) for line in lines]
    values: dict[str, str] = {}
    for _, furniture in read:
        values = furniture.values | values
    staff = [
        StaffCredit(piece.roles, piece.names, line.number)
        for line, furniture in read
        for piece in furniture.pieces
        if piece.kind == PieceKind.STAFF
    ]
    imprint = Imprint(
        credits=tuple(staff),
        hotline=values.get("hotline", ""),
        email=values.get("email", ""),
        lines=tuple(kept for line, furniture in read if (kept := _without_others(line, furniture)).text),
    )
    strays = tuple(
        Stray(words, line.numbers) for line, furniture in read for words in _others(line, furniture) if words.strip()
    )
    issue = _issue_facts(values)
    return ReadImprint(imprint, issue, strays, tuple(contradictions(read, issue)))


def _others(line: Line, furniture: Furniture) -> Iterable[str]:
    if not furniture.pieces:
        return (line.text,)
    return (line.text[piece.start : piece.end] for piece in furniture.others)


def _without_others(line: Line, furniture: Furniture) -> Line:
    """Give the line without the words that no form knows."""
    if not furniture.pieces:
        return replace(line, text="")
    kept, at = "", 0
    for piece in furniture.others:
        kept, at = kept + line.text[at : piece.start], piece.end
    return replace(line, text=(kept + line.text[at:]).strip())


def _issue_facts(values: dict[str, str]) -> IssueFacts:
    try:
        day = read_date(values["date"]) if "date" in values else None
    except TooEarly as error:
        raise PageRefused(RefusalCode.DATE_EARLY, date=values["date"]) from error
    except ValueError as error:
        raise PageRefused(RefusalCode.DATE_IMPOSSIBLE, date=values["date"]) from error
    page = 1 if "front" in values else None
    return IssueFacts(
        date=day,
        number=values.get("number", values.get("count", "")),
        page=read_ordinal(values["page"]) or None if "page" in values else page,
        section="".join(values.get("section", "").split()),
    )

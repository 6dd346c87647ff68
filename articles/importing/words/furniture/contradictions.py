"""Where a page contradicts itself: two dates, two numbers, two page numbers, a weekday that the date is not.

Two pages in one text look so, and so does a slip of the paper's in the date of an issue.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from articles.chinese.dates import read_date, read_ordinal
from articles.codes import NoteCode
from articles.importing.records import IssueFacts, Line, Note
from articles.importing.words.furniture.forms import PieceKind
from articles.importing.words.furniture.pieces import Furniture, Piece

Read = Sequence[tuple[Line, Furniture]]

_DAYS = "一二三四五六日"
# 合刊, 3日—9日: an issue of several days
_SEVERAL = re.compile("日.{0,3}日|合刊|[-—~至到]$")
# a page number is the page's own beside one of these; alone it may lead to another page
_OF_MASTHEAD = frozenset({PieceKind.DATE, PieceKind.WEEKDAY, PieceKind.NUMBER})


def contradictions(read: Read, issue: IssueFacts) -> Iterator[Note]:
    """Note what furniture prints of the issue beside what was taken, where it is something else."""
    for line, furniture in read:
        for piece in furniture.pieces:
            for what, value in _facts(piece, furniture):
                taken = getattr(issue, what)
                if taken and value != taken:
                    yield _note(what, line, str(value), str(taken))
        yield from _weekdays(line, furniture, issue)


def _facts(piece: Piece, furniture: Furniture) -> Iterator[tuple[str, object]]:
    """Give what a piece says of the issue, by the name of the fact."""
    with suppress(ValueError):
        if "date" in piece.values:
            yield "date", read_date(piece.values["date"])
    if "number" in piece.values:
        yield "number", piece.values["number"]
    if "page" in piece.values and furniture.kinds & _OF_MASTHEAD:
        yield "page", read_ordinal(piece.values["page"])


def _weekdays(line: Line, furniture: Furniture, issue: IssueFacts) -> Iterator[Note]:
    """Note a weekday that is not that of the date on its line; alone on its line, of the issue's date."""
    days = [piece for piece in furniture.pieces if "date" in piece.values]
    if any(_SEVERAL.search(line.text[piece.start : piece.end]) for piece in days):
        return
    day = _date_of(days) if days else issue.date if furniture.kinds == {PieceKind.WEEKDAY} else None
    for piece in furniture.pieces if day else ():
        printed = line.text[piece.start : piece.end]
        if day and piece.kind == PieceKind.WEEKDAY and printed[-1].replace("天", "日") != _DAYS[day.weekday()]:
            yield _note("weekday", line, printed, str(day))


def _date_of(days: Sequence[Piece]) -> date | None:
    with suppress(ValueError):
        return read_date(days[0].values["date"])
    return None


def _note(what: str, line: Line, other: str, taken: str) -> Note:
    return Note(NoteCode.PRINT_CONTRADICTS, line.number, {"what": what, "other": other, "taken": taken})

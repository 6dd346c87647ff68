"""Places where the rows of a page have gaps, and what stands on either side of them.

Some programs count a wide character as one place, some as two; the caller says how, by a `Width`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from articles.importing.records import Line

# Rows with words on both sides of a gutter, at least.
FEWEST_ROWS = 3
# How much of its column a full line fills.
FILLS = 0.85
# How far the middle of a title over all columns may be from theirs, in places.
OFF_CENTRE = 2

# 东河镇修好水渠    南岗村种下果树: one space parts no columns
_GAP = re.compile(r"[ \t\u3000]{2,}|[\t\u3000]")
_WIDE = frozenset("WFA")


class Piece(NamedTuple):
    """Words of a row without a gap: the row, where they begin and end on the page, and where in the row's text."""

    row: int
    start: int
    end: int
    first: int
    last: int


class Gutter(NamedTuple):
    """A place that parts rows, how wide the column left of it is, and twice the middle of the rows."""

    place: int
    measure: int
    middle: int


Row = Sequence[Piece]
Rows = Sequence[Row]
Width = Callable[[str], int]


def by_width(text: str) -> int:
    """Count the places of a text whose wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in _WIDE else 1 for character in text)


def pieces_of(row: int, line: Line, width: Width) -> Iterator[Piece]:
    """Part a line at its gaps."""
    place, first = width(line.before), 0
    for gap in _GAP.finditer(line.text):
        end = place + width(line.text[first : gap.start()])
        yield Piece(row, place, end, first, gap.start())
        place, first = end + width(gap[0]), gap.end()
    yield Piece(row, place, place + width(line.text[first:]), first, len(line.text))


def find_gutter(rows: Rows) -> int | None:
    """Give the place where most rows have a gap between words, the last of several; None where few have one."""
    turns: Counter[int] = Counter()
    for row in rows:
        for left, right in pairwise(row):
            turns[left.end] += 1
            turns[right.start] -= 1
    most, gutter, count = FEWEST_ROWS - 1, None, 0
    places = sorted(turns)
    for place, following in pairwise(places):
        count += turns[place]
        if count > most:
            most, gutter = count, following - 1
    return gutter


def is_two_sided(row: Row, gutter: int) -> bool:
    """Tell whether a row has words on both sides of a gutter and none in it."""
    return row[0].end <= gutter < row[-1].start


def sides(band: Rows, gutter: int) -> Iterator[Rows]:
    """Give what stands left of a gutter, then what stands right of it."""
    for left in (True, False):
        side = [tuple(piece for piece in row if (piece.end <= gutter) == left) for row in band]
        yield [row for row in side if row]


def see_gutter(rows: Rows, gutter: int) -> Gutter:
    """Look at the rows on both sides of a gutter."""
    measure = most_common(row[0].end - row[0].start for row in rows if is_two_sided(row, gutter))
    return Gutter(gutter, measure, min(row[0].start for row in rows) + max(row[-1].end for row in rows))


def run_across(block: Rows, gutter: Gutter) -> Iterator[bool]:
    """Tell for each row of a block between blank lines whether it runs across a gutter, or stands over all columns."""
    across = [any(piece.start <= gutter.place < piece.end for piece in row) for row in block]
    is_over_all = not any(is_two_sided(row, gutter.place) for row in block)
    is_title = is_over_all if any(across) else _is_title(block, gutter)
    return (is_title or runs_across for runs_across in across)


def _is_title(block: Rows, gutter: Gutter) -> bool:
    """Tell whether a block on one side of a gutter is a title of all columns: short on the left, or in the middle.

    On the left, it is the rest of that column where a line of it is full.
    """
    if all(row[-1].end <= gutter.place for row in block):
        return all(row[-1].end - row[0].start < FILLS * gutter.measure for row in block)
    in_middle = (abs(row[0].start + row[-1].end - gutter.middle) <= 2 * OFF_CENTRE for row in block)
    return all(row[0].start > gutter.place for row in block) and all(in_middle)


def edge_of(leaf: Rows) -> int:
    """Give the place where most rows of a column begin."""
    return most_common(row[0].start for row in leaf)


def most_common(values: Iterable[int]) -> int:
    """Give the commonest of some values, the first of several."""
    return Counter(values).most_common(1)[0][0]

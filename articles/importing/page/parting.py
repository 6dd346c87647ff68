"""Put right columns that stand side by side in a text, where its gaps say how (`pdftotext -layout`).

A gutter is a place at which several rows have a gap, with words on both sides of it. Rows are read left of the gutter
first, then right of it; each side may have gutters of its own. A row that runs across a gutter, such as a title over
all columns, ends the columns above it and begins those under it. What was found is taken only where it looks like the
lines of columns: the pieces begin at one place, most of them fill a measure, and they break off sentences.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from operator import itemgetter

from articles.chinese.text import HAN, ends_sentence
from articles.importing.page.gutters import (
    FEWEST_ROWS,
    FILLS,
    Row,
    Rows,
    Width,
    by_width,
    edge_of,
    find_gutter,
    is_two_sided,
    most_common,
    pieces_of,
    run_across,
    see_gutter,
    sides,
)
from articles.importing.page.side_by_side import PIECE
from articles.importing.records import Line

# Gutters within one another, at most.
MOST_GUTTERS = 12
# Pieces of a row, at most: with more it is no print, and would take long.
MOST_PIECES = 200
# How far the first line of a paragraph may be set in, in places.
INDENT = 5
# The shares of pieces that begin where their column does or are set in; that are full; and of these, that break off.
ALIGNED, FULL, BROKEN = 0.85, 0.5, 0.5
# So many blank lines in a row end the columns above them.
WIDE_BLANK = 2

_HAN = re.compile(f"[{HAN}]")
_STOP = re.compile("[。!?！？]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows that were read column by column: the numbers of the first and the last, and how many columns they have."""

    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines in reading order, numbered anew from 1, and for each the number that it has in the source.

    `aligned` is how many pieces begin exactly where their column does.
    """

    lines: tuple[Line, ...]
    numbers: tuple[int, ...]
    columns: tuple[Columns, ...]
    aligned: int


class _Unsure(Exception):
    """The gaps do not say how the columns are parted."""


def part(lines: Sequence[Line]) -> Parted | None:
    """Read lines of several columns column by column; None where it is not sure how they are parted.

    Some programs count a wide character as one place, some as two: the count is taken that makes columns.
    """
    found = [parted for width in (len, by_width) if (parted := _Page(lines, width).part())]
    return max(found, key=lambda parted: parted.aligned, default=None)


class _Page:
    """A page under way: its lines, their pieces, and how many blank lines stand above each."""

    def __init__(self, lines: Sequence[Line], width: Width) -> None:
        self._lines = lines
        self._rows = [tuple(pieces_of(row, line, width)) for row, line in enumerate(lines)]
        self._blank = list(accumulate(line.gap for line in lines))

    def part(self) -> Parted | None:
        """Part the page; None where its columns do not stand clearly apart."""
        try:
            return self._part()
        except _Unsure:
            return None

    def _part(self) -> Parted:
        if any(len(row) > MOST_PIECES for row in self._rows):
            raise _Unsure
        found: list[Line] = []
        aligned = 0
        columns: list[Columns] = []
        for band, gutter in self._bands(self._rows, 0):
            if gutter is None:
                if any(map(self._is_mixed, band)):
                    raise _Unsure
                found += (self._lines[row[0].row] for row in band)
                continue
            leaves, count = self._read(band, gutter, 0)
            if not self._are_columns(leaves):
                raise _Unsure
            aligned += sum(row[0].start == edge_of(leaf) for leaf in leaves for row in leaf)
            columns.append(Columns(self._number(band[0]), self._number(band[-1]), count))
            found += (line for leaf in leaves for line in self._set(leaf))
        lines = (replace(line, number=number) for number, line in enumerate(found, start=1))
        return Parted(tuple(lines), tuple(line.number for line in found), tuple(columns), aligned)

    def _is_mixed(self, row: Row) -> bool:
        """Tell whether a row that no gutter parts holds words of two columns all the same."""
        text = self._lines[row[0].row].text
        return sum(len(_HAN.findall(text[piece.first : piece.last])) >= PIECE for piece in row) > 1

    def _number(self, row: Row) -> int:
        return self._lines[row[0].row].number

    def _bands(self, rows: Rows, depth: int) -> Iterator[tuple[Rows, int | None]]:
        """Part rows from top to bottom: those that a gutter parts, with its place, and those that none parts."""
        gutter = find_gutter(rows) if depth < MOST_GUTTERS else None
        if gutter is None:
            yield rows, None
            return
        for is_parted, band in self._runs(rows, gutter):
            if is_parted:
                yield band, gutter
            elif len(band) < len(rows):
                yield from self._bands(band, depth + 1)
            else:
                yield band, None

    def _read(self, band: Rows, gutter: int, depth: int) -> tuple[list[Rows], int]:
        """Read the rows of a band column by column; tell how many columns stand side by side."""
        leaves: list[Rows] = []
        count = 0
        for side in sides(band, gutter):
            most = 1
            for inner, place in self._bands(side, depth + 1):
                more, many = ([inner], 1) if place is None else self._read(inner, place, depth + 1)
                leaves += more
                most = max(most, many)
            count += most
        return leaves, count

    def _runs(self, rows: Rows, gutter: int) -> list[tuple[bool, Rows]]:
        """Part rows where they run across a gutter, and where several blank lines part what is above from what follows.

        A run with few words on both sides of the gutter is not parted by it.
        """
        seen = see_gutter(rows, gutter)
        across = [row for block in self._blocks(rows) for row in run_across(block, seen)]
        runs: list[tuple[bool, list[Row]]] = []
        for (runs_across, _), group in groupby(zip(across, self._stretches(rows), rows, strict=True), itemgetter(0, 1)):
            run = [row for *_, row in group]
            is_parted = not runs_across and sum(is_two_sided(row, gutter) for row in run) >= FEWEST_ROWS
            if runs and not is_parted and not runs[-1][0]:
                runs[-1][1].extend(run)
            else:
                runs.append((is_parted, run))
        for (_, above), (is_parted, run), (_, below) in zip(runs, runs[1:], runs[2:], strict=False):
            if not is_parted and not self._gap(above[-1], run[0]) and not self._gap(run[-1], below[0]):
                raise _Unsure
        return [(is_parted, run) for is_parted, run in runs]

    def _blocks(self, rows: Rows) -> Iterator[Rows]:
        """Part rows where blank lines stand between them."""
        first = 0
        for at in range(1, len(rows)):
            if self._gap(rows[at - 1], rows[at]):
                yield rows[first:at]
                first = at
        yield rows[first:]

    def _stretches(self, rows: Rows) -> Iterator[int]:
        """Count for each row the wide blanks above it."""
        wide = (self._gap(above, row) >= WIDE_BLANK for above, row in pairwise(rows))
        return accumulate(wide, initial=0)

    def _gap(self, above: Row, below: Row) -> int:
        return self._blank[below[0].row] - self._blank[above[0].row]

    def _set(self, leaf: Rows) -> Iterator[Line]:
        """Give the lines of a column; what stands between its pieces is none of it."""
        edge = edge_of(leaf)
        for above, row in zip([None, *leaf], leaf, strict=False):
            line = self._lines[row[0].row]
            text = line.text[row[0].first : row[-1].last]
            gap = self._gap(above, row) if above else 0
            yield replace(line, text=text, gap=gap, indented=row[0].start - edge > 1)

    def _are_columns(self, leaves: Sequence[Rows]) -> bool:
        """Tell whether pieces look like the lines of columns, and no longer like the cells of a table."""
        pieces = aligned = full = broken = ended = 0
        for leaf in leaves:
            edge, measure = edge_of(leaf), most_common(row[-1].end - row[0].start for row in leaf)
            for row in leaf:
                text = self._lines[row[0].row].text[row[0].first : row[-1].last]
                fills = FILLS * measure <= row[-1].end - row[0].start
                pieces += 1
                aligned += edge - 1 <= row[0].start <= edge + INDENT
                full += fills
                broken += fills and not ends_sentence(text)
                ended += bool(_STOP.search(text))
        return bool(ended) and aligned >= ALIGNED * pieces and full >= FULL * pieces and broken >= BROKEN * full

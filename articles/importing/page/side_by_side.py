"""Columns that stand side by side in a text: `pdftotext` without options mixes the lines of several columns.

It prints them as one line, or one after the other with a blank line between; `-layout` sets those of a right-hand
column far in where no line of the left one is as high. `parting.py` puts right what gaps part. Of the rest no word says
which piece belongs where, so that it is refused rather than read wrongly.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.chinese.grown import grown_together
from articles.chinese.text import HAN, ends_sentence
from articles.importing.records import Line

# characters of a piece of a column, at least; a name or a date in a line of furniture has fewer
PIECE = 7
# so many lines of pieces in a row, or so many of a page and such a share of it, are no titles of two phrases
IN_A_ROW, IN_ALL, SHARE = 3, 6, 0.15

# spaces before a line of a right-hand column, at least
FAR_IN = 16

# a share of lines that stand alone and break off, and so few of whose seams are within a word
ALONE, FEWEST_ALONE, FEWEST_GROWN = 0.25, 8, 0.2
SHORTEST, LONGEST = 8, 40

_PIECES = re.compile(r"[ \t\u3000]+")
_HAN = re.compile(f"[{HAN}]")


def stand_side_by_side(lines: Sequence[Line]) -> bool:
    """Tell whether lines of several columns are mixed in these lines."""
    mixed = [_is_mixed(line.text) for line in lines]
    row = longest = 0
    for line, is_mixed in zip(lines, mixed, strict=True):
        row = (row if line.gap == 0 else 0) + 1 if is_mixed else 0
        longest = max(longest, row)
    several = max(IN_ALL, SHARE * len(lines))
    far_in = sum(map(_is_far_in, lines))
    return longest >= IN_A_ROW or max(sum(mixed), min(far_in, len(lines) - far_in)) >= several or _stand_alone(lines)


def _stand_alone(lines: Sequence[Line]) -> bool:
    """Tell whether pieces of several columns stand one after the other, each alone between blank lines."""
    alone = [(line, after) for line, after in pairwise(lines) if _breaks_off(line) and _breaks_off(after) and after.gap]
    if len(alone) < max(FEWEST_ALONE, ALONE * len(lines)):
        return False
    grown = sum(grown_together(line.text[-1], after.text[0]) for line, after in alone)
    return grown < FEWEST_GROWN * len(alone)


def _breaks_off(line: Line) -> bool:
    return bool(SHORTEST <= len(line.text) <= LONGEST and _HAN.search(line.text) and not ends_sentence(line.text))


def _is_far_in(line: Line) -> bool:
    """Tell whether a line is set in as far as one of a right-hand column, and as long; those of a verse are shorter."""
    return len(line.before) >= FAR_IN and len(_HAN.findall(line.text)) >= 2 * PIECE


def _is_mixed(text: str) -> bool:
    """Tell whether a line has two pieces at least that are as long as those of columns."""
    return sum(len(_HAN.findall(piece)) >= PIECE for piece in _PIECES.split(text)) > 1

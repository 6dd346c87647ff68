"""How evenly the columns of an article come out: columns of one height hold about as many characters each.

A column may end between two paragraphs, where no cut shows, or within one. Cuts that lie evenly in one order of the
blocks and unevenly in another speak for the first.
"""

import math
from collections.abc import Sequence

# The characters that a column of an article holds, as a scale of possible measures.
_HEIGHTS = tuple(175 * 1.15**step for step in range(10))
# How far columns differ from their measure; the first also holds titles and credits, and so less text.
_FIRST, _OTHERS = (0.3, 1.0), (0.75, 1.35)
# How often a column ends exactly where a paragraph does.
_AT_PARAGRAPH_END = 0.03
# What keeps a cut that fits no measure from being impossible.
_STRAY = 1e-12
_NEVER = 1e-14

_Columns = list[tuple[int, float]]  # where the last column may have ended, and how likely that is


def evenness(blocks: Sequence[Sequence[int]]) -> float:
    """Give the log-likelihood that columns break where these blocks are cut.

    A block is given by the characters of each of its pieces: `(120,)` stands whole, `(80, 40)` is cut after 80.
    """
    total = sum(map(sum, blocks))
    return math.log(sum(_likelihood(blocks, total, height) for height in _HEIGHTS) / len(_HEIGHTS) + _NEVER)


def _likelihood(blocks: Sequence[Sequence[int]], total: int, height: float) -> float:
    ends: _Columns = [(0, 1.0)]
    place = 0
    for pieces in blocks:
        start = place
        for piece in pieces[:-1]:
            place += piece
            ends = [(place, _STRAY + sum(weight * _density(end, place, height) for end, weight in ends))]
        place += pieces[-1]
        if place < total:
            ends = _past_paragraph(ends, start, place, height)
            if not ends:
                return 0.0
    return sum(weight * _unfinished(end, total, height) for end, weight in ends)


def _span(end: int, height: float) -> tuple[float, float]:
    """Give where the column after this end may end itself."""
    low, high = _OTHERS if end else _FIRST
    return end + low * height, end + high * height


def _density(end: int, cut: int, height: float) -> float:
    low, high = _span(end, height)
    return (1 - _AT_PARAGRAPH_END) / (high - low) if low <= cut <= high else 0.0


def _past_paragraph(ends: _Columns, start: int, stop: int, height: float) -> _Columns:
    """Go past a paragraph: either its end is the column's too, or the column goes on."""
    closed = 0.0
    going_on: _Columns = []
    for end, weight in ends:
        low, high = _span(end, height)
        inside = min(stop, high) - max(start, end, low)
        if inside > 0:
            closed += weight * _AT_PARAGRAPH_END * inside / (high - low)
        if stop <= high:
            going_on.append((end, weight))
    return [*going_on, (stop, closed)] if closed else going_on


def _unfinished(end: int, total: int, height: float) -> float:
    """Give how likely the last column reaches the article's end before its own."""
    low, high = _span(end, height)
    return min(1.0, max(0.0, (high - total) / (high - low)))

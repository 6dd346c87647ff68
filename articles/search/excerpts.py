"""Show where terms stand in a text: places in the original, found in its fold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.search.folding import fold, fold_with_places
from articles.search.pauses import first_pause, last_pause

BEFORE = 18
ELLIPSIS = "……"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, and where in it terms stand: ranges in order, each from its first character to behind its last."""

    text: str
    ranges: tuple[tuple[int, int], ...]


def mark(text: str, terms: Sequence[str]) -> Marked:
    """Mark every place of a text, which is one line, where a term stands."""
    if not _held(fold(text), terms):  # told twenty times faster
        return Marked(text, ())
    folded, places = fold_with_places(text)
    ranges: list[tuple[int, int]] = []
    for start, end in sorted(span for term in terms for span in _spans(folded, term)):
        first, behind = places[start], places[end - 1] + 1
        if ranges and first <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(behind, ranges[-1][1]))
        else:
            ranges.append((first, behind))
    return Marked(text, tuple(ranges))


def excerpt(lines: Iterable[str], terms: Sequence[str], length: int) -> Marked:
    """Cut from the line that holds most of the terms a piece of about a length, from shortly before the first.

    It begins and ends where a reader pauses, if such a place is near.
    """
    best = _best(lines, terms)
    marked = mark(best, terms)
    first, behind = marked.ranges[0] if marked.ranges else (0, 0)
    start = first_pause(best, first - BEFORE, first) if first > BEFORE else 0
    end = max(start + length, behind)
    if end < len(best):
        end = last_pause(best, max(behind, start + length // 2), end)
    head = ELLIPSIS if start else ""
    tail = ELLIPSIS if end < len(best) else ""
    shift = len(head) - start
    inside = [(one + shift, min(other, end) + shift) for one, other in marked.ranges if one < end]
    return Marked(head + best[start:end] + tail, tuple(inside))


def _best(lines: Iterable[str], terms: Sequence[str]) -> str:
    """Give the first line that holds most of the terms; no line after one that holds all is looked at."""
    best, most = "", -1
    for line in lines:
        held = _held(fold(line), terms)
        if held > most:
            best, most = line, held
        if held == len(terms):
            break
    return best


def _spans(folded: str, term: str) -> Iterator[tuple[int, int]]:
    start = folded.find(term)
    while start >= 0:
        yield start, start + len(term)
        start = folded.find(term, start + 1)


def _held(folded: str, terms: Sequence[str]) -> int:
    return sum(term in folded for term in terms)

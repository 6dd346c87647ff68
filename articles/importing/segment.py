"""Third stage: find where articles begin, and give each its title lines and the lines up to the next title.

A title-shaped line begins an article when print says so (it comes first, a byline or a dateline follows it, a closing
byline stands before it), or when its words return in the text after it while that text has little to do with the text
before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.importing.bylines import Byline, read_byline, read_dateline
from articles.importing.cohesion import known, pairs, shared
from articles.importing.records import Draft, Line
from articles.importing.shapes import is_caption, is_title_shaped, ordinal
from articles.importing.text import ends_sentence, length

MOST_TITLE_LINES = 4
SHORTEST_UNMARKED_TITLE = 7
# lines looked at on either side of a title: enough to know an article's vocabulary, bounded for long pages
NEIGHBOURS = 12
# Between articles of one page 0.02–0.10 of the pairs are shared, within an article 0.07–0.6; the words of a headline
# return in its own article (0.4–0.9) and hardly stand before it (0–0.2). Measured on composed pages with answers.
MOST_SHARED = 0.105
MOST_KNOWN_BEFORE = 0.2
LEAST_KNOWN_AFTER = 0.35
LEAST_LEAD_BETWEEN_BYLINES = 0.2


@dataclass(frozen=True, slots=True)
class _Title:
    """A place where an article may begin: its title lines are `lines[start:end]` of the page."""

    start: int
    end: int
    printed: bool
    known_before: float
    known_after: float
    shared: float

    @property
    def foreign(self) -> bool:
        """Whether the text after the title is about something else than the text before it."""
        return (
            self.shared < MOST_SHARED
            and self.known_before <= MOST_KNOWN_BEFORE
            and self.known_after >= LEAST_KNOWN_AFTER
        )

    @property
    def lead(self) -> float:
        """By how much the title belongs to the text after it rather than to the text before."""
        return self.known_after - self.known_before - self.shared


def segment(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Draft]]:
    """Part the lines of a page into drafts; what stands before the first article is given apart."""
    bylines = [read_byline(line.text) for line in lines]
    candidates = _titles(lines, bylines)
    starts = [title for title in candidates if title.printed or title.foreign]
    starts += _between_bylines(starts, candidates, bylines, len(lines))
    starts.sort(key=lambda title: title.start)
    ends = [title.start for title in starts[1:]] + [len(lines)]
    drafts = [
        Draft(titles=tuple(lines[title.start : title.end]), lines=tuple(lines[title.end : end]))
        for title, end in zip(starts, ends, strict=True)
    ]
    return tuple(lines[: starts[0].start] if starts else lines), drafts


def _titles(lines: Sequence[Line], bylines: Sequence[Byline | None]) -> list[_Title]:
    """Find every place where an article may begin."""
    titles = []
    index = 0
    while index < len(lines):
        end = _title_end(lines, bylines, index)
        if end > index and end < len(lines):
            titles.append(_weigh(lines, bylines, index, end))
        index = max(end, index + 1)
    return titles


def _title_end(lines: Sequence[Line], bylines: Sequence[Byline | None], start: int) -> int:
    """Give the end of the title lines that begin here; `start` itself where none do."""
    if start and lines[start].gap == 0 and not ends_sentence(lines[start - 1].text):
        return start
    end = start
    while (
        end < min(len(lines), start + MOST_TITLE_LINES)
        and (end == start or lines[end].gap == 0)
        and bylines[end] is None
        and is_title_shaped(lines[end])
        and not is_caption(lines[end])
        and ordinal(lines[end].text) is None
        and not read_dateline(lines[end].text)
    ):
        end += 1
    return end


def _weigh(lines: Sequence[Line], bylines: Sequence[Byline | None], start: int, end: int) -> _Title:
    before = pairs(line.text for line in lines[max(0, start - NEIGHBOURS) : start])
    after = pairs(line.text for line in lines[end : end + NEIGHBOURS])
    title = pairs(line.text for line in lines[start:end])
    stands_alone = end == len(lines) or lines[end].gap > 0
    long_enough = sum(length(line.text) for line in lines[start:end]) >= SHORTEST_UNMARKED_TITLE
    printed = start == 0 or _closes(bylines, start - 1) or _opens(lines, bylines, end)
    return _Title(
        start,
        end,
        printed=printed,
        known_before=known(title, before),
        known_after=known(title, after) if stands_alone and long_enough else 0.0,
        shared=shared(before, after),
    )


def _opens(lines: Sequence[Line], bylines: Sequence[Byline | None], index: int) -> bool:
    """Tell whether the line is an opening byline, or begins with a dateline."""
    byline = bylines[index]
    return bool(read_dateline(lines[index].text)) or (byline is not None and not byline.closing)


def _closes(bylines: Sequence[Byline | None], index: int) -> bool:
    byline = bylines[index]
    return byline is not None and byline.closing


def _between_bylines(
    starts: Sequence[_Title], candidates: Sequence[_Title], bylines: Sequence[Byline | None], count: int
) -> list[_Title]:
    """Find the title between an opening byline and the closing byline of somebody else: two bylines, two articles."""
    found = []
    ordered = sorted(title.start for title in starts)
    for title in starts:
        end = next((start for start in ordered if start > title.start), count)
        opening, closing = bylines[title.end], bylines[end - 1]
        if (
            opening is None
            or opening.closing
            or closing is None
            or not closing.closing
            or closing.people == opening.people
        ):
            continue
        inner = [other for other in candidates if title.end < other.start < end]
        best = max(inner, key=lambda other: other.lead, default=None)
        if best and best.lead >= LEAST_LEAD_BETWEEN_BYLINES:
            found.append(best)
    return found

"""Find where articles begin, and give each its title lines and the lines up to the next title.

A title-shaped line begins an article when print says so (it comes first, a byline or a dateline follows it, a closing
byline stands before it), or when its words return in the text after it while that text has little to do with the text
before.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.importing.records import Draft, Jump, Line
from articles.importing.words.bylines import Byline, byline_of, ends_in_byline
from articles.importing.words.cohesion import bigrams, known, shared
from articles.importing.words.datelines import begins_like_news
from articles.importing.words.shapes import is_appendix, is_caption, is_editors_note, is_title_shaped, ordinal
from articles.importing.words.text import ends_sentence, length

MOST_TITLE_LINES = 4
SHORTEST_UNMARKED_TITLE = 7
# lines looked at on either side of a title: enough to know an article's vocabulary, bounded for long pages
NEIGHBOURS = 12
# Between articles of one page 0.02–0.075 of the pairs are shared, within an article 0.07–0.6; the words of a headline
# return in its own article (0.4–0.9) and hardly stand before it (0–0.12). Measured on composed pages with answers.
MOST_SHARED = 0.085
MOST_KNOWN_BEFORE = 0.15
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


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page with what is asked of each again and again."""

    lines: Sequence[Line]
    bylines: Sequence[Byline | None]
    words: Sequence[frozenset[str]]
    jumps: Mapping[int, Jump]

    def closes(self, index: int) -> bool:
        """Tell whether the line closes an article on this page: as a byline, or because it goes on on another."""
        byline, jump = self.bylines[index], self.jumps.get(self.lines[index].number)
        signed = self._ends_with(index, byline) if byline else ends_in_byline(self.lines[index].text)
        return signed or (jump is not None and jump.onward)

    def _ends_with(self, index: int, byline: Byline) -> bool:
        """Tell whether a byline stands under its article: in brackets, or right after a sentence of it."""
        if byline.closing or not index:
            return byline.closing
        above = self.lines[index - 1]
        return ends_sentence(above.text) and not is_editors_note(above)

    def comes_from_elsewhere(self, index: int) -> bool:
        """Tell whether the line goes on with an article of another page."""
        jump = self.jumps.get(self.lines[index].number)
        return jump is not None and not jump.onward

    def opens(self, index: int) -> bool:
        """Tell whether the line opens an article: as a byline, with a dateline, or from another page."""
        byline = self.bylines[index]
        line = self.lines[index]
        is_opening = byline is not None and not byline.closing and not (byline.of_pictures and line.gap == 0)
        return is_opening or begins_like_news(line.text) or self.comes_from_elsewhere(index)

    def words_of(self, start: int, end: int) -> frozenset[str]:
        """Give the bigrams in a stretch of lines."""
        nothing: frozenset[str] = frozenset()
        return nothing.union(*self.words[max(0, start) : end])


def segment(lines: Sequence[Line], jumps: Mapping[int, Jump]) -> tuple[tuple[Line, ...], list[Draft]]:
    """Part the lines of a page into drafts; what stands before the first article is given apart."""
    page = _Page(lines, [byline_of(line.text) for line in lines], [bigrams(line.text) for line in lines], jumps)
    candidates = _titles(page)
    starts = [title for title in candidates if title.printed or title.foreign]
    starts = sorted(starts + _between_bylines(page, starts, candidates), key=lambda title: title.start)
    drafts = [
        Draft(titles=tuple(lines[title.start : title.end]), lines=tuple(lines[title.end : end]))
        for title, end in _with_ends(page, starts)
    ]
    return tuple(lines[: starts[0].start] if starts else lines), drafts


def _with_ends(page: _Page, starts: Sequence[_Title]) -> Iterable[tuple[_Title, int]]:
    """Give each title with the index of the line after its article."""
    return zip(starts, [title.start for title in starts[1:]] + [len(page.lines)], strict=bool(starts))


def _titles(page: _Page) -> list[_Title]:
    """Find every place where an article may begin."""
    titles: list[_Title] = []
    index = 0
    while index < len(page.lines):
        end = _title_end(page, index)
        untitled = page.comes_from_elsewhere(index) and not (titles and titles[-1].end == index)
        if end < len(page.lines) and (index < end or untitled):
            titles.append(_weigh(page, index, end))
        index = max(end, index + 1)
    return titles


def _title_end(page: _Page, start: int) -> int:
    """Give the end of the title lines that begin here; `start` itself where none do."""
    lines = page.lines
    if start and lines[start].gap == 0 and not (ends_sentence(lines[start - 1].text) or page.closes(start - 1)):
        return start
    end = start
    while (
        end < min(len(lines), start + MOST_TITLE_LINES)
        and (end == start or lines[end].gap == 0)
        and page.bylines[end] is None
        and not page.comes_from_elsewhere(end)
        and is_title_shaped(lines[end])
        and not is_caption(lines[end])
        and not is_appendix(lines[end])
        and ordinal(lines[end].text) is None
        and not begins_like_news(lines[end].text)
    ):
        end += 1
    return end


def _weigh(page: _Page, start: int, end: int) -> _Title:
    title = page.words_of(start, end)
    before, after = page.words_of(start - NEIGHBOURS, start), page.words_of(end, end + NEIGHBOURS)
    long_enough = sum(length(line.text) for line in page.lines[start:end]) >= SHORTEST_UNMARKED_TITLE
    return _Title(
        start,
        end,
        printed=start == 0 or page.closes(start - 1) or page.opens(end),
        known_before=known(title, before),
        known_after=known(title, after) if page.lines[end].gap and long_enough else 0.0,
        shared=shared(before, after),
    )


def _between_bylines(page: _Page, starts: Sequence[_Title], candidates: Sequence[_Title]) -> list[_Title]:
    """Find the title between an opening byline and the closing byline of others: two bylines, two articles."""
    found = []
    for title, end in _with_ends(page, starts):
        opening, closing = page.bylines[title.end], page.bylines[end - 1]
        if not opening or opening.closing or not closing or not closing.closing or closing.people == opening.people:
            continue
        low, high = (bisect_left(candidates, at, key=lambda other: other.start) for at in (title.end + 1, end))
        best = max(candidates[low:high], key=lambda other: other.lead, default=None)
        if best and best.lead >= LEAST_LEAD_BETWEEN_BYLINES:
            found.append(best)
    return found

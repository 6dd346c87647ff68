"""The lines of a page as they are seen: each by itself, and beside its column."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from articles.chinese.text import half_width, length
from articles.importing.page import forms, looks
from articles.importing.records import Line
from articles.importing.words.edges import beginning, closing, opening

LENGTHS = (1, 4, 8, 12, 16, 20, 25, 30, 36, 50, 70, 120)
LONGEST_HEAD = 45
# steps of the weights of what a line begins and ends with
WEIGHTS = (-3, -2, -1, 0, 1, 2, 3)
# half of the paragraphs of a page of short ones are no longer
SHORT = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """A line with all that is asked of it by itself; its length and what its edges weigh are told in steps."""

    line: Line
    text: str
    size: int
    length: int
    ends: str
    starts: str
    opens: int
    begins: int
    closes: int
    fills: str
    gap: int
    forms: tuple[str, ...]

    @property
    def is_head(self) -> bool:
        """Whether it could be a title or a crosshead by its length and its end."""
        return self.size <= LONGEST_HEAD and self.ends not in ("stop", "jump") and self.starts != "jump"


def see(lines: Sequence[Line]) -> tuple[list[Seen], str]:
    """Look at each line, and tell how the page was copied.

    A line is a printed line (`printed`) or a whole block: of a page of paragraphs, or of such as are a sentence or two
    (`block`, `short`).
    """
    texts = [looks.close_up(half_width(line.text)) for line in lines]
    widths = [looks.width(text) for text in texts]
    columns = looks.measures(lines, widths)
    is_printed = looks.is_printed_by_lines(lines, widths, columns)
    fills = [_fill(*each) if is_printed else "free" for each in zip(widths, columns, strict=True)]
    seen = [_see(*each) for each in zip(lines, texts, fills, strict=True)]
    return seen, "printed" if is_printed else "short" if _are_short(seen) else "block"


def _see(line: Line, text: str, fills: str) -> Seen:
    size = length(text)
    return Seen(
        line,
        text,
        size,
        length=step(size, LENGTHS),
        ends=forms.ending(text),
        starts=forms.start(text),
        opens=step(opening(text), WEIGHTS),
        begins=step(beginning(text), WEIGHTS),
        closes=step(closing(text), WEIGHTS),
        fills=fills,
        gap=min(line.gap, 1),
        forms=tuple(forms.forms(text)),
    )


def _fill(width: int, column: int) -> str:
    if not column:
        return "free"
    if width > column + 2:
        return "over"
    if width >= column - looks.SLACK:
        return "full"
    if width >= column - looks.SLACK - looks.INDENT + 1:
        return "set in"
    return "most" if width >= 0.75 * column else "half" if width >= 0.4 * column else "bit"


def _are_short(seen: Sequence[Seen]) -> bool:
    """Tell whether the paragraphs of a page are a sentence or two, as those of briefs are."""
    sizes = sorted(one.size for one in seen if one.ends == "stop")
    return bool(sizes) and sizes[len(sizes) // 2] <= SHORT


def step(value: float, steps: Sequence[float]) -> int:
    """Say how many of the steps, in rising order, a value is above."""
    return bisect_left(steps, value)

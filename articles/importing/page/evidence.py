"""What speaks for each role of a line, by name: what it looks like, what it says, what stands around it.

Nothing is decided here. A piece of evidence is a name that holds at a line or does not; `weights.tsv` says what it
speaks for. Names that depend on how a page was copied begin with `printed` where each line is a printed line, and with
`block` where it is a whole block.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.importing.page import forms, looks
from articles.importing.page.likeness import Words
from articles.importing.records import Line
from articles.importing.words.edges import beginning, closing, opening
from articles.importing.words.grown import grown_together
from articles.importing.words.text import half_width, length

LENGTHS = (1, 4, 8, 12, 16, 20, 25, 30, 36, 50, 70, 120)
LONGEST_HEAD = 45
LEVELS = (0.0001, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7)
# steps of the weights of what a line begins and ends with
WEIGHTS = (-3, -2, -1, 0, 1, 2, 3)
SEAMS = (-6, -4.5, -3, -2, -1, 0, 1, 2, 3.5)
UNENDED = ("word", "trails")
# half of the paragraphs of a page of short ones are no longer
SHORT = 60
# how many lines of a page are at its head or its foot
NEAR = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """A line with all that is asked of it by itself."""

    line: Line
    text: str
    size: int
    ends: str
    starts: str
    forms: tuple[str, ...]
    is_full: bool
    fills: str

    @property
    def is_head(self) -> bool:
        """Whether it could be a title or a crosshead by its length and its end."""
        return self.size <= LONGEST_HEAD and self.ends not in ("stop", "jump") and self.starts != "jump"


def see(lines: Sequence[Line]) -> tuple[list[Seen], bool]:
    """Look at each line by itself and beside its column; tell whether the page has a line for each printed line."""
    texts = [looks.close_up(half_width(line.text)) for line in lines]
    widths = [looks.width(text) for text in texts]
    columns = looks.measures(lines, widths)
    printed = looks.is_printed_by_lines(lines, widths, columns)
    columns = columns if printed else [0] * len(lines)
    seen = [_see(*each) for each in zip(lines, texts, widths, columns, strict=True)]
    return seen, printed


def _see(line: Line, text: str, width: int, column: int) -> Seen:
    fills = _fill(width, column)
    return Seen(
        line,
        text,
        length(text),
        forms.ending(text),
        forms.start(text),
        tuple(forms.forms(text)),
        fills == "full",
        fills,
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


def gather(lines: Sequence[Line]) -> list[list[str]]:
    """Give the names of the evidence at each line of a page."""
    seen, printed = see(lines)
    way = "printed" if printed else "short" if _are_short(seen) else "block"
    words = Words([one.text for one in seen])
    indents = not all(line.indented for line in lines)
    signs = _signs(seen)
    heads = [one.size if one.is_head and not one.is_full else 0 for one in seen]
    last_stop = max((index for index, one in enumerate(seen) if one.ends == "stop"), default=0)
    found = []
    for index, one in enumerate(seen):
        before = seen[index - 1] if index else None
        after = seen[index + 1] if index + 1 < len(seen) else None
        look = list(_look(one, before, after, indents))
        look += _place(index, len(seen), last_stop)
        names = ["always", *(f"{way} {name}" for name in look), *one.forms]
        names += [f"{name} before" for name in (before.forms if before else ("page-begins",))]
        names += [f"{name} next" for name in (after.forms if after else ("page-ends",))]
        if one.is_head and not (printed and before and before.is_full and before.ends != "stop"):
            names += (f"{way} {name}" for name in _head(words, index, one, heads))
            names.append(f"{way} head between {signs[index]}")
        found.append(names)
    return found


def _signs(seen: Sequence[Seen]) -> list[str]:
    """Say for each line what signs the text before it, and what signs the text after it: two signs, two articles."""
    before, last = [], "nothing"
    for one in seen:
        before.append(last)
        last = _sign(one) or last
    after, last = [], "nothing"
    for one in reversed(seen):
        after.append(last)
        last = _sign(one) or last
    return [f"{first} and {second}" for first, second in zip(before, reversed(after), strict=True)]


def _sign(one: Seen) -> str:
    if "byline" in one.forms or "dateline" in one.forms:
        return "an opening"
    return "a closing" if "byline closing" in one.forms or "ends in byline" in one.forms else ""


def _are_short(seen: Sequence[Seen]) -> bool:
    """Tell whether the paragraphs of a page are a sentence or two, as those of briefs are."""
    sizes = sorted(one.size for one in seen if one.ends == "stop")
    return bool(sizes) and sizes[len(sizes) // 2] <= SHORT


def _place(index: int, many: int, last_stop: int) -> Iterator[str]:
    if index < NEAR:
        yield "head-of-page"
    if index > last_stop:
        yield "foot-of-page"


def _look(one: Seen, before: Seen | None, after: Seen | None, indents: bool) -> Iterator[str]:
    gap, gap_next = _gap(one.line), _gap(after.line) if after else "end"
    size = _step(one.size, LENGTHS)
    yield f"length {size}"
    yield f"ends {one.ends}"
    yield f"starts {one.starts}"
    yield f"gap {gap} next {gap_next}"
    yield f"fills {one.fills}"
    yield f"fills {one.fills} ends {one.ends}"
    yield f"length {size} gap {gap} next {gap_next}"
    if one.line.indented and indents:
        yield "indented"
    if indents and after and after.line.indented:
        yield "indented next"
    yield f"opens {_step(opening(one.text), WEIGHTS)}"
    yield f"closes {_step(closing(one.text), WEIGHTS)}"
    if before:
        yield f"before ends {before.ends} begins {_step(beginning(one.text), WEIGHTS)}"
        yield f"before ends {before.ends} opens {_step(opening(one.text), WEIGHTS)}"
        yield f"before ends {before.ends} gap {gap}"
        yield f"before ends {before.ends} starts {one.starts}"
        yield f"before ends {before.ends} fills {before.fills}"
        yield f"before ends {before.ends} fills {before.fills} gap {gap} starts {one.starts}"
        yield f"before fills {before.fills} fills {one.fills}"
        yield f"before length {_step(before.size, LENGTHS)} ends {before.ends}"
        yield from _seam(before, one, "before")
    if after:
        yield f"next ends {after.ends} fills {after.fills}"
        yield f"ends {one.ends} next starts {after.starts}"
        yield f"next length {_step(after.size, LENGTHS)}"
        yield from _seam(one, after, "next")


def _seam(one: Seen, other: Seen, where: str) -> Iterator[str]:
    if one.ends in UNENDED:
        yield f"seam {_step(closing(one.text) + opening(other.text), SEAMS)} {where}"
    if grown_together(one.text[-1], other.text[0]):
        yield f"seam grown {where}"
    if (
        one.text[-1].isascii()
        and other.text[0].isascii()
        and one.text[-1].isalnum()
        and other.text[0] in forms.IN_NUMBER
    ):
        yield f"seam number {where}"


def _head(words: Words, index: int, one: Seen, heads: Sequence[int]) -> Iterator[str]:
    likeness = words.likeness(index)
    yield f"head after {_step(likeness.after, LEVELS)}"
    yield f"head before {_step(likeness.before, LEVELS)}"
    yield f"head between {_step(likeness.between, LEVELS)}"
    lead = likeness.after - likeness.before - likeness.between
    yield f"head lead {_step(lead + 0.35, LEVELS)}"
    if words.is_listed(index):
        yield "head listed"
    others = sum(size and abs(size - one.size) <= 3 for size in heads[max(0, index - 25) : index + 26]) - 1
    yield f"head alike {min(others, 3)}"


def _gap(line: Line) -> str:
    return "0" if line.gap == 0 else "1"


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value > step for step in steps)

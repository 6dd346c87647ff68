"""What speaks for each role of a line, by name: what it looks like, what it says, what stands around it.

Nothing is decided here. A piece of evidence is a name that holds at a line or does not; `weights.tsv` says what it
speaks for. Names that depend on how a page was copied begin with that way: `printed`, `block` or `short`. The names
come in groups: what a group depends on many lines have in common, so that its names are made, and their weights added
up, once for all of these.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from articles.chinese.grown import grown_together
from articles.importing.page import forms
from articles.importing.page.likeness import Words
from articles.importing.page.seen import Seen, see, step
from articles.importing.page.weights import Evidence, Group
from articles.importing.records import Line
from articles.importing.words.edges import closing, opening

LEVELS = (0.0001, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7)
SEAMS = (-6, -4.5, -3, -2, -1, 0, 1, 2, 3.5)
UNENDED = ("word", "trails")
# how many lines of a page are at its head or its foot
NEAR = 6
# how near to each other heads of one length are counted, and how much their lengths may differ
REACH, ALIKE = 25, 3

# groups of names that are remembered, of each kind
_remembered = lru_cache(4_096)


def gather(lines: Sequence[Line]) -> list[Evidence]:
    """Give the names of the evidence at each line of a page."""
    seen, way = see(lines)
    indents = not all(line.indented for line in lines)
    last_stop = max((index for index, one in enumerate(seen) if one.ends == "stop"), default=0)
    heads = _Heads(way, seen)
    found = []
    for index, one in enumerate(seen):
        groups = [("always",), one.forms, _edges(way, one.opens, one.closes, index < NEAR, index > last_stop)]
        before = seen[index - 1] if index else None
        after = seen[index + 1] if index + 1 < len(seen) else None
        groups.append(_alone(way, one.length, one.ends, one.starts, one.fills, one.gap, after.gap if after else None))
        if indents:
            groups.append(_indents(way, one.line.indented, after is not None and after.line.indented))
        groups += _beside_before(way, before, one)
        groups += _beside_after(way, one, after)
        groups += heads.at(index)
        found.append(tuple(groups))
    return found


def _beside_before(way: str, before: Seen | None, one: Seen) -> Iterator[Group]:
    if not before:
        yield ("page-begins before",)
        return
    yield _forms_of("before", before.forms)
    yield _after(way, before.ends, before.fills, before.length, one.gap, one.starts, one.fills)
    yield _onward(way, before.ends, one.begins, one.opens)
    yield from _seam(way, before, one, "before")


def _beside_after(way: str, one: Seen, after: Seen | None) -> Iterator[Group]:
    if not after:
        yield ("page-ends next",)
        return
    yield _forms_of("next", after.forms)
    yield _ahead(way, one.ends, after.ends, after.fills, after.starts, after.length)
    yield from _seam(way, one, after, "next")


@_remembered
def _forms_of(where: str, forms_there: Group) -> Group:
    return tuple(f"{name} {where}" for name in forms_there)


@_remembered
def _alone(way: str, length: int, ends: str, starts: str, fills: str, gap: int, gap_next: int | None) -> Group:
    gaps = f"gap {gap} next {'end' if gap_next is None else gap_next}"
    return (
        f"{way} length {length}",
        f"{way} ends {ends}",
        f"{way} starts {starts}",
        f"{way} {gaps}",
        f"{way} fills {fills}",
        f"{way} fills {fills} ends {ends}",
        f"{way} length {length} {gaps}",
    )


@_remembered
def _edges(way: str, opens: int, closes: int, is_near_head: bool, is_at_foot: bool) -> Group:
    names: Group = (f"{way} opens {opens}", f"{way} closes {closes}")
    names += (f"{way} head-of-page",) if is_near_head else ()
    return (*names, f"{way} foot-of-page") if is_at_foot else names


@_remembered
def _indents(way: str, is_indented: bool, is_next_indented: bool) -> Group:
    names = (f"{way} indented",) if is_indented else ()
    return (*names, f"{way} indented next") if is_next_indented else names


@_remembered
def _after(way: str, ends: str, fills: str, length: int, gap: int, starts: str, fills_next: str) -> Group:
    """Name what stands before a line, and how the line goes with it."""
    return (
        f"{way} before ends {ends} gap {gap}",
        f"{way} before ends {ends} starts {starts}",
        f"{way} before ends {ends} fills {fills}",
        f"{way} before ends {ends} fills {fills} gap {gap} starts {starts}",
        f"{way} before fills {fills} fills {fills_next}",
        f"{way} before length {length} ends {ends}",
    )


@_remembered
def _onward(way: str, ends: str, begins: int, opens: int) -> Group:
    return f"{way} before ends {ends} begins {begins}", f"{way} before ends {ends} opens {opens}"


@_remembered
def _ahead(way: str, ends: str, ends_next: str, fills_next: str, starts_next: str, length_next: int) -> Group:
    """Name what stands after a line, and how that goes with it."""
    return (
        f"{way} next ends {ends_next} fills {fills_next}",
        f"{way} ends {ends} next starts {starts_next}",
        f"{way} next length {length_next}",
    )


def _seam(way: str, one: Seen, other: Seen, where: str) -> Iterator[Group]:
    """Name what tells that a line goes on in the next."""
    last, first = one.text[-1], other.text[0]
    if one.ends in UNENDED:
        yield (f"{way} seam {step(closing(one.text) + opening(other.text), SEAMS)} {where}",)
    if grown_together(last, first):
        yield (f"{way} seam grown {where}",)
    if last.isascii() and first.isascii() and last.isalnum() and first in forms.IN_NUMBER:
        yield (f"{way} seam number {where}",)


class _Heads:
    """What tells of lines that could be titles or crossheads what they head, and how alike they are."""

    def __init__(self, way: str, seen: Sequence[Seen]) -> None:
        self.way, self.seen = way, seen
        self.words = Words([one.text for one in seen])
        self.signs = _signs(seen)
        self.sizes = [one.size if one.is_head and one.fills != "full" else 0 for one in seen]

    def at(self, index: int) -> Iterator[Group]:
        """Give the names at a line; none where it is no head, or breaks off in the measure of its column."""
        one, before = self.seen[index], self.seen[index - 1] if index else None
        if not one.is_head or (self.way == "printed" and before and before.fills == "full" and before.ends != "stop"):
            return
        likeness = self.words.likeness(index)
        lead = likeness.after - likeness.before - likeness.between
        levels = (likeness.after, likeness.before, likeness.between, lead + 0.35)
        yield _head(self.way, *(step(level, LEVELS) for level in levels))
        near = self.sizes[max(0, index - REACH) : index + REACH + 1]
        others = sum([size and abs(size - one.size) <= ALIKE for size in near]) - 1
        yield _among(self.way, self.words.is_listed(index), min(others, 3), self.signs[index])


@_remembered
def _head(way: str, after: int, before: int, between: int, lead: int) -> Group:
    return (
        f"{way} head after {after}",
        f"{way} head before {before}",
        f"{way} head between {between}",
        f"{way} head lead {lead}",
    )


@_remembered
def _among(way: str, is_listed: bool, alike: int, signs: str) -> Group:
    names = (f"{way} head alike {alike}", f"{way} head between {signs}")
    return (*names, f"{way} head listed") if is_listed else names


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

"""Comparing two contents of a piece: every title, block, byline and tag, with what was changed in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

from articles.editorial.content.aligning import Pair, align_blocks, align_rows, increasing, with_lost
from articles.editorial.content.comparing.characters import Run, RunKind, compare_texts
from articles.editorial.content.places import place_of_field
from articles.enums import BlockKind
from articles.models import Block, BylineRow, Content

__all__ = ["Difference", "Run", "RunKind", "compare"]

Member = TypeVar("Member")
HEAD, SIGNED = ("kicker", "headline", "deck"), ("byline_raw", "dateline")


@dataclass(frozen=True, slots=True)
class Difference:
    """One title, block, byline, the tags or the place, in two contents; also where it is the same in both.

    `field` is the name in `Content`, `place` for page and place together, and `label` says it to the desk. `runs` are
    the characters kept, removed and added. A block has its `kind`, or the two kinds where that changed.
    """

    field: str
    label: str
    runs: tuple[Run, ...]
    kinds: tuple[BlockKind, ...] = ()
    is_moved: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether the two contents differ here."""
        return self.is_moved or len(self.kinds) > 1 or any(run.kind != RunKind.KEPT for run in self.runs)

    @property
    def is_text(self) -> bool:
        """Whether it is of the text of the piece, in which characters count."""
        return self.field not in ("tags", "place", "bylines")

    @property
    def is_named(self) -> bool:
        """Whether a reader has to be told what it is: a paragraph is seen to be one."""
        return self.kinds != (BlockKind.PARAGRAPH,)


def compare(before: Content, after: Content, pages: Mapping[int, str] | None = None) -> tuple[Difference, ...]:
    """Compare two contents, in the order in which the second is read; `pages` are the names of pages by their keys."""
    names = pages or {}
    found = [
        *(_compare_field(name, getattr(before, name), getattr(after, name)) for name in HEAD),
        *_compare_bylines(before.bylines, after.bylines),
        *(_compare_field(name, getattr(before, name), getattr(after, name)) for name in SIGNED),
        *_compare_bodies(before.body, after.body),
        Difference("tags", place_of_field("tags").label, tuple(_compare_tags(before.tags, after.tags))),
        Difference("place", place_of_field("place").label, _whole(_place(before, names), _place(after, names))),
    ]
    return tuple(difference for difference in found if difference.runs)


def _compare_field(name: str, before: str, after: str) -> Difference:
    return Difference(name, place_of_field(name).label, compare_texts(before, after))


def _compare_bodies(before: Sequence[Block], after: Sequence[Block]) -> Iterator[Difference]:
    for old, new, is_moved in _side_by_side(before, after, align_blocks):
        texts = ("\n".join(block.text for block in blocks) for blocks in (old, new))
        kinds = dict.fromkeys(blocks[0].kind for blocks in (old, new) if blocks)
        yield Difference("body", place_of_field("body").label, compare_texts(*texts), tuple(kinds), is_moved)


def _compare_bylines(before: Sequence[BylineRow], after: Sequence[BylineRow]) -> Iterator[Difference]:
    for old, new, is_moved in _side_by_side(before, after, align_rows):
        words = [rows[0].words if rows else "" for rows in (old, new)]
        same_person = old and new and old[0].person == new[0].person
        runs = compare_texts(*words) if same_person else _whole(*words)
        yield Difference("bylines", place_of_field("bylines").label, runs, is_moved=is_moved)


def _compare_tags(before: Sequence[str], after: Sequence[str]) -> Iterator[Run]:
    for tag in with_lost(before, after):
        kind = RunKind.KEPT if tag in before and tag in after else RunKind.REMOVED if tag in before else RunKind.ADDED
        yield Run(kind, tag)


def _side_by_side(
    before: Sequence[Member],
    after: Sequence[Member],
    align: Callable[[Sequence[Member], Sequence[Member]], tuple[Pair, ...]],
) -> Iterator[tuple[list[Member], list[Member], bool]]:
    """Give what is one thing in two lists, and whether it was moved, in the order of the second list."""
    pairs = align(before, after)
    stay = {pairs[place] for place in increasing([pair.before[0] for pair in pairs])}
    here = {number: pair for pair in pairs for number in pair.before}
    there = {number: pair for pair in pairs for number in pair.after}
    old = dict.fromkeys(here.get(number, Pair((number,), ())) for number in range(len(before)))
    new = dict.fromkeys(there.get(number, Pair((), (number,))) for number in range(len(after)))
    for pair in with_lost(list(old), list(new)):
        is_moved = bool(pair.before and pair.after) and pair not in stay
        yield [before[number] for number in pair.before], [after[number] for number in pair.after], is_moved


def _place(content: Content, pages: Mapping[int, str]) -> str:
    if content.page is None:
        return ""
    told = {"page": pages.get(content.page, content.page), "position": content.position}
    return _("%(page)s, place %(position)s") % told


def _whole(before: str, after: str) -> tuple[Run, ...]:
    """Compare what is read as a whole."""
    if before == after:
        return (Run(RunKind.KEPT, before),) if before else ()
    return tuple(run for run in (Run(RunKind.REMOVED, before), Run(RunKind.ADDED, after)) if run.text)

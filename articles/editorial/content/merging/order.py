"""The order of a list that two people rearranged: who moved something has it where they put it."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from articles.editorial.content.aligning import increasing, with_lost

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Order(Generic[Key]):
    """All keys of three lists in one order; which of them only theirs moved, and which both moved apart."""

    keys: list[Key]
    moved: frozenset[Key]
    contested: frozenset[Key]


def merge_order(base: Sequence[Key], theirs: Sequence[Key], mine: Sequence[Key]) -> Order[Key]:
    """Merge the orders of two lists that came from one; within each list no key comes twice.

    A key that a list has lost keeps its place in the result: whether it stays is the caller's to say. What both put
    at the same place comes in theirs' order, then in mine. What both moved, each to another place, stands where
    mine put it.
    """
    whole_theirs, whole_mine = with_lost(base, theirs), with_lost(base, mine)
    moved_theirs, moved_mine = _moved(base, whole_theirs), _moved(base, whole_mine)
    fixed = set(base) - moved_theirs - moved_mine
    both = moved_theirs & moved_mine
    before_theirs, before_mine = _before(whole_theirs, fixed), _before(whole_mine, fixed)
    contested = frozenset(key for key in both if before_theirs[key] != before_mine[key])
    added = set(theirs) - set(base) - set(mine)
    keys = list(whole_theirs)
    here = set(keys)
    anchor: Key | None = None
    for key in whole_mine:
        if key not in here or key in contested or key in moved_mine - moved_theirs:
            if key in here:
                keys.remove(key)
            keys.insert(_behind(keys, anchor, added), key)
        if key not in moved_theirs - moved_mine:  # otherwise it stands elsewhere, and nothing goes there with it
            anchor = key
    return Order(keys, frozenset(moved_theirs - moved_mine), contested)


def _moved(base: Sequence[Key], whole: Sequence[Key]) -> set[Key]:
    """Give the keys that have to move, as few as can be, to make of one order the other."""
    number = {key: at for at, key in enumerate(base)}
    known = [key for key in whole if key in number]
    stay = {known[place] for place in increasing([number[key] for key in known])}
    return set(known) - stay


def _before(whole: Sequence[Key], fixed: Collection[Key]) -> dict[Key, Key | None]:
    """Give for each key the last one before it that nobody moved."""
    found: dict[Key, Key | None] = {}
    last: Key | None = None
    for key in whole:
        found[key] = last
        if key in fixed:
            last = key
    return found


def _behind(keys: Sequence[Key], anchor: Key | None, added: Collection[Key]) -> int:
    """Give the place behind an anchor, and behind what theirs added there."""
    at = 0 if anchor is None else keys.index(anchor) + 1
    while at < len(keys) and keys[at] in added:
        at += 1
    return at

"""Lists of which two people changed, moved, added or deleted members: blocks of a body, rows of bylines.

A *unit* is what is one thing in all three lists: a member of the base, or several that one of the two has joined.
Its value in each list is the members that have become of it: none where it was deleted, several where it was parted.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from articles.editorial.content.aligning import Pair
from articles.editorial.content.merging.order import merge_order
from articles.editorial.content.merging.values import BothChangedError

Member = TypeVar("Member", bound=Hashable)
Unit = tuple[int, ...]  # numbers in the base
Key = tuple[str, int]  # "base" with the first number of a unit; "theirs" or "mine" with the number of what was added
Values = tuple[tuple[Member, ...], tuple[Member, ...], tuple[Member, ...]]  # in the base, in theirs, in mine


@dataclass(frozen=True, slots=True)
class Merged(Generic[Member]):
    """A unit, or a member that was added, as it stands in the merged list.

    `value` is mine where both changed it. `places` is given where both moved it apart: for each list the values with
    the member before them.
    """

    values: Values[Member]
    value: tuple[Member, ...]
    both_changed: bool = False
    moved: bool = False
    places: Values[Member] | None = None

    @property
    def from_theirs(self) -> bool:
        """Whether theirs had a part in what stands here now."""
        return self.moved or (not self.both_changed and self.value != self.values[2])


def merge_lists(
    base: Sequence[Member],
    theirs: Sequence[Member],
    mine: Sequence[Member],
    align: Callable[[Sequence[Member], Sequence[Member]], tuple[Pair, ...]],
    merge_unit: Callable[[Values[Member]], tuple[Member, ...]],
) -> Iterator[Merged[Member]]:
    """Merge two lists that came from one, and give what becomes of every unit, in the merged order.

    `align` pairs the members of two lists; `merge_unit` merges the values of a unit, or raises `BothChangedError`.
    """
    their_side, my_side = _Side("theirs", theirs, align(base, theirs)), _Side("mine", mine, align(base, mine))
    units = _units(len(base), their_side, my_side)
    their_side.settle(units)
    my_side.settle(units)
    my_side.share_additions(their_side)
    order = merge_order([("base", unit[0]) for unit in units], their_side.keys, my_side.keys)
    members = {("base", unit[0]): tuple(base[number] for number in unit) for unit in units}
    for key in order.keys:
        values = (members.get(key, ()), their_side.value(key), my_side.value(key))
        places = None
        if key in order.contested:
            before = tuple(base[max(0, key[1] - 1) : key[1]])
            places = (before + values[0], their_side.before(key) + values[1], my_side.before(key) + values[2])
        try:
            yield Merged(values, merge_unit(values), moved=key in order.moved, places=places)
        except BothChangedError:
            yield Merged(values, values[2], both_changed=True, places=places)


class _Side(Generic[Member]):
    """One of the two lists, seen from the base."""

    def __init__(self, name: str, members: Sequence[Member], pairs: Sequence[Pair]) -> None:
        self.name, self.members, self.pairs = name, members, pairs
        self.numbers = {pair.before[0]: pair.after for pair in pairs}
        self.paired = {number for pair in pairs for number in pair.after}
        self.stretches: dict[Key, range] = {}
        self.keys: list[Key] = []

    def stretch(self, unit: Unit) -> range:
        """Give the numbers that have become of a unit, with what was added in their midst."""
        numbers = self.numbers_of(unit)
        return range(min(numbers), max(numbers) + 1) if numbers else range(0)

    def numbers_of(self, unit: Unit) -> set[int]:
        return {number for one in unit for number in self.numbers.get(one, ())}

    def holds_together(self, unit: Unit) -> bool:
        """Tell whether nothing of another unit stands in the midst of this one."""
        return self.paired.intersection(self.stretch(unit)) <= self.numbers_of(unit)

    def settle(self, units: Sequence[Unit]) -> None:
        """Give every member the key of its unit, or one of its own where it was added."""
        self.stretches = {("base", unit[0]): self.stretch(unit) for unit in units}
        owners = {number: key for key, stretch in self.stretches.items() for number in stretch}
        keys = [owners.get(number, (self.name, number)) for number in range(len(self.members))]
        self.stretches |= {key: range(key[1], key[1] + 1) for key in keys if key[0] == self.name}
        self.keys = list(dict.fromkeys(keys))

    def share_additions(self, other: "_Side[Member]") -> None:
        """Take the other's keys for what both added at the same place."""
        mine, theirs = self.additions(), other.additions()
        shared: dict[Key, Key] = {}
        for anchor, added in mine.items():
            free = {key: other.value(key) for key in theirs.get(anchor, ())}
            for key in added:
                alike = next((there for there, value in free.items() if value == self.value(key)), None)
                if alike:
                    shared[key] = alike
                    del free[alike]
        self.keys = [shared.get(key, key) for key in self.keys]
        self.stretches |= {theirs: self.stretches[mine] for mine, theirs in shared.items()}

    def additions(self) -> dict[Key | None, list[Key]]:
        """Give what was added, under the unit behind which it stands."""
        found: dict[Key | None, list[Key]] = defaultdict(list)
        anchor: Key | None = None
        for key in self.keys:
            if key[0] == self.name:
                found[anchor].append(key)
            else:
                anchor = key
        return found

    def value(self, key: Key) -> tuple[Member, ...]:
        return tuple(self.members[number] for number in self.stretches.get(key, ()))

    def before(self, key: Key) -> tuple[Member, ...]:
        """Give the member before a unit, if there is one."""
        start = self.stretches[key].start
        return tuple(self.members[max(0, start - 1) : start])


def _units(length: int, *sides: _Side[Member]) -> list[Unit]:
    """Part the numbers of the base into units; what was joined is one, unless another list tore it apart."""
    tied = {number for side in sides for pair in side.pairs for number in pair.before[1:]}
    starts = [number for number in range(length) if number not in tied]
    units: list[Unit] = []
    for start, end in pairwise([*starts, length]):
        unit = tuple(range(start, end))
        whole = len(unit) == 1 or all(side.holds_together(unit) for side in sides)
        units += [unit] if whole else [(number,) for number in unit]
    return units

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """What is one thing in two lists, by the numbers it has in each.

    It has one number in each, but for a block that was parted (several in `after`) or joined (several in `before`).
    """

    before: tuple[int, ...]
    after: tuple[int, ...]


def with_pairs_by_place(pairs: Sequence[Pair], before: int, after: int) -> tuple[Pair, ...]:
    """Pair what is left in lists of two lengths where as many stand between the same neighbours; give all pairs.

    They come in the order of the second list.
    """
    here = {number: pair for pair in pairs for number in pair.before}
    there = {number: pair for pair in pairs for number in pair.after}
    gaps = dict(_gaps(there, after))
    found = list(pairs)
    for bounds, members in _gaps(here, before):
        partners = gaps.get(bounds, [])
        if len(partners) == len(members):
            found += (Pair((one,), (other,)) for one, other in zip(members, partners, strict=True))
    return tuple(sorted(found, key=lambda pair: pair.after))


def _gaps(paired: Mapping[int, Pair], length: int) -> Iterator[tuple[tuple[Pair | None, Pair | None], list[int]]]:
    """Give each stretch of numbers that are in no pair, under the pairs that stand before and behind it."""
    start = 0
    for number in [*sorted(paired), length]:
        if number > start:
            yield (paired.get(start - 1), paired.get(number)), list(range(start, number))
        start = number + 1

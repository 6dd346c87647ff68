"""Which byline is which: the same person in the same role, the same person, or what stands in its place."""

from collections.abc import Callable, Hashable, Sequence

from articles.editorial.content.aligning.pairs import Pair, with_pairs_by_place
from articles.models import BylineRow


def align_rows(before: Sequence[BylineRow], after: Sequence[BylineRow]) -> tuple[Pair, ...]:
    """Pair the rows of two lists of bylines, in the order of the second; rows in no pair were removed or added."""
    partners: dict[int, int] = {}
    _pair_same(before, after, lambda row: (row.person, row.role), partners)
    _pair_same(before, after, lambda row: row.person, partners)
    pairs = [Pair((here,), (there,)) for here, there in partners.items()]
    return with_pairs_by_place(pairs, len(before), len(after))


def _pair_same(
    before: Sequence[BylineRow],
    after: Sequence[BylineRow],
    identity: Callable[[BylineRow], Hashable],
    partners: dict[int, int],
) -> None:
    """Pair those rows without a partner that have the same identity, the first with the first."""
    taken = set(partners.values())
    free: dict[Hashable, list[int]] = {}
    for there in reversed(range(len(after))):
        if there not in taken:
            free.setdefault(identity(after[there]), []).append(there)
    for here, row in enumerate(before):
        if here not in partners and free.get(identity(row)):
            partners[here] = free[identity(row)].pop()

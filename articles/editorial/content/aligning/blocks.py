"""Which block of a body is which of another version: the same, changed, moved, parted in two, joined with the next."""

from collections.abc import Callable, Collection, Sequence

from articles.editorial.content.aligning.likeness import grams, is_part, shares
from articles.editorial.content.aligning.matching import match
from articles.editorial.content.aligning.pairs import Pair, with_pairs_by_place
from articles.models import Block

# Shares of what two texts have in common
ALIKE = 0.35  # from here on one is the other changed, if both stand between the same neighbours
MOVED = 0.6  # from here on wherever they stand


def align_blocks(before: Sequence[Block], after: Sequence[Block]) -> tuple[Pair, ...]:
    """Pair the blocks of two bodies, in the order of the second; blocks in no pair were deleted or added."""
    found = _Pairing([block.text for block in before], [block.text for block in after])
    gaps, gaps_after = _gaps(len(before), found.taken_old), _gaps(len(after), found.taken_new)
    found.pair_alike(ALIKE, lambda here, there: gaps[here] == gaps_after[there])
    found.add_parts()  # before a part is taken for a block from elsewhere
    found.pair_alike(MOVED, lambda here, there: True)
    return with_pairs_by_place(found.pairs, len(before), len(after))


class _Pairing:
    """The blocks of two bodies, and which are paired so far; at first those that are the same and keep their order."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = old, new
        same = match(old, new, sizes=(1,))
        self.partners = {here + step: there + step for here, there, size in same for step in range(size)}
        self.taken_old, self.taken_new = set(self.partners), set(self.partners.values())
        self.parts: dict[int, list[int]] = {}  # of old ones that were parted, in new
        self.joined: dict[int, list[int]] = {}  # of new ones that were joined, in old

    def pair_alike(self, least: float, may: Callable[[int, int], bool]) -> None:
        """Pair blocks that have at least such a share in common, the most alike first."""
        old = {here: text for here, text in enumerate(self.old) if here not in self.taken_old}
        new = {there: text for there, text in enumerate(self.new) if there not in self.taken_new}
        found = sorted((-share, pair) for pair, share in shares(old, new).items() if share >= least and may(*pair))
        for _, (here, there) in found:
            if here not in self.taken_old and there not in self.taken_new:
                self.partners[here] = there
                self.taken_old.add(here)
                self.taken_new.add(there)

    def add_parts(self) -> None:
        """Find the lesser parts of blocks that were parted or joined."""
        changed = [(here, there) for here, there in self.partners.items() if self.old[here] != self.new[there]]
        for here, there in changed:
            self.parts[here] = _parts_beside(there, self.old[here], self.new, self.taken_new)
            self.joined[there] = _parts_beside(here, self.new[there], self.old, self.taken_old)

    @property
    def pairs(self) -> list[Pair]:
        return [
            Pair(tuple(sorted((here, *self.joined.get(there, ())))), tuple(sorted((there, *self.parts.get(here, ())))))
            for here, there in self.partners.items()
        ]


def _gaps(length: int, paired: Collection[int]) -> dict[int, int]:
    """Give each number without a partner with how many before it have one."""
    numbers: dict[int, int] = {}
    for number in range(length):
        if number not in paired:
            numbers[number] = number - len(numbers)
    return numbers


def _parts_beside(at: int, whole: str, texts: Sequence[str], taken: set[int]) -> list[int]:
    """Take the texts next to one that are the rest of the whole which that one is part of, and give their numbers."""
    left = grams(whole) - grams(texts[at])
    found: list[int] = []
    for step in (1, -1):
        number = at + step
        while left and 0 <= number < len(texts) and number not in taken and is_part(texts[number], left):
            found.append(number)
            taken.add(number)
            left -= grams(texts[number])
            number += step
    return found

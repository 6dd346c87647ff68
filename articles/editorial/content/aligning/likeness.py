"""How much of two texts is the same, told by the pairs of characters in them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain

COMMON = 50  # a pair of characters that stands in more texts tells none from another
PART = 0.6  # so much of a part is in what is left of the text that was parted


def grams(text: str) -> set[str]:
    """Give the pairs of characters of a text, or its only character."""
    return {text[at : at + 2] for at in range(max(1, len(text) - 1))}


def shares(texts: Mapping[int, str], others: Mapping[int, str]) -> dict[tuple[int, int], float]:
    """Tell how much is the same (Dice's coefficient, 0 to 1) of any two texts that have something in common."""
    here = {number: grams(text) for number, text in texts.items()}
    there = {number: grams(text) for number, text in others.items()}
    times = Counter(chain.from_iterable(chain(here.values(), there.values())))
    standing = defaultdict(list)
    for number, found in there.items():
        for gram in found:
            standing[gram].append(number)
    shared = Counter(
        (number, other)
        for number, found in here.items()
        for gram in found
        if times[gram] <= COMMON
        for other in standing[gram]
    )
    return {pair: 2 * count / (len(here[pair[0]]) + len(there[pair[1]])) for pair, count in shared.items()}


def is_part(text: str, left: set[str]) -> bool:
    """Tell whether a text is in what is left of another, given by its pairs."""
    found = grams(text)
    return len(found & left) >= PART * len(found)

"""How much a line that may be a title has to do with the text after it, and with the text before."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import or_

from articles.chinese.text import HAN
from articles.importing.words.cohesion import bigrams

# characters looked at on either side of a title: enough to know an article's vocabulary, bounded for long pages
REACH = 500
# what a line's end counts for in it
BETWEEN = 4
# Pairs beyond these have the numbers of earlier ones: a page has so many only where it is several pages long.
MOST_NUMBERS = 16_384
# characters by which an item of a list is known again
ITEM = 4

# 备足良种、检修农机、疏通水渠: three items or more
_LIST = re.compile(rf"[{HAN}]{{2,8}}(?:、[{HAN}]{{2,8}}){{2,20}}")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shares of pairs of characters, 0 to 1: of the title in the text before and after, and of these two in common."""

    before: float
    after: float
    between: float


class Words:
    """The pairs of characters on each line of a page, as sets of numbers: bits of one whole number."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts of the page's lines."""
        self.texts = texts
        self.items: dict[str, int] = {}
        for index, text in enumerate(texts):
            for found in _LIST.findall(text):
                self.items |= dict.fromkeys((item[:ITEM] for item in found.split("、") if len(item) >= ITEM), index)
        bits: defaultdict[str, int] = defaultdict(lambda: 1 << len(bits) % MOST_NUMBERS)
        self.pairs = [_union([bits[pair] for pair in bigrams(text)]) for text in texts]
        self.places = list(accumulate((len(text) + BETWEEN for text in texts), initial=0))

    def likeness(self, index: int) -> Likeness:
        """Compare the line with the text on either side."""
        first = bisect_right(self.places, self.places[index] - REACH)
        end = bisect_left(self.places, self.places[index + 1] + REACH)
        title = self.pairs[index]
        before, after = _union(self.pairs[max(0, first - 1) : index]), _union(self.pairs[index + 1 : end])
        smaller = before if before.bit_count() < after.bit_count() else after
        return Likeness(_share(title, before), _share(title, after), _share(smaller, before & after))

    def is_listed(self, index: int) -> bool:
        """Tell whether a line begins with an item of a list that stands on the page: leads often name the sections."""
        at = self.items.get(self.texts[index][:ITEM])
        return at is not None and at != index


def _union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


def _share(some: int, others: int) -> float:
    """Give the share of the first set that the second has too, 0 to 1."""
    return (some & others).bit_count() / max(1, some.bit_count())

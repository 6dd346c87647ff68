"""How much a line that may be a title has to do with the text after it, and with the text before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.importing.words.cohesion import bigrams, known, shared
from articles.importing.words.text import HAN

# characters looked at on either side of a title: enough to know an article's vocabulary, bounded for long pages
REACH = 500
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
    """The pairs of characters on each line of a page."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts of the page's lines."""
        self.texts = texts
        self.pairs = [bigrams(text) for text in texts]
        self.items: dict[str, int] = {}
        for index, text in enumerate(texts):
            for found in _LIST.findall(text):
                self.items |= dict.fromkeys((item[:ITEM] for item in found.split("、") if len(item) >= ITEM), index)

    def likeness(self, index: int) -> Likeness:
        """Compare the line with the text on either side."""
        title, before, after = self.pairs[index], self._around(index, -1), self._around(index, 1)
        return Likeness(known(title, before), known(title, after), shared(before, after))

    def is_listed(self, index: int) -> bool:
        """Tell whether a line begins with an item of a list that stands on the page: leads often name the sections."""
        at = self.items.get(self.texts[index][:ITEM])
        return at is not None and at != index

    def _around(self, index: int, step: int) -> frozenset[str]:
        found: set[str] = set()
        room, at = REACH, index + step
        while room > 0 and 0 <= at < len(self.texts):
            found |= self.pairs[at]
            room -= len(self.texts[at]) + 4
            at += step
        return frozenset(found)

"""How much two stretches of text have to do with each other: the bigrams they share."""

import re
from collections.abc import Iterable
from operator import add

from articles.chinese.text import HAN

_NONE: frozenset[str] = frozenset()
_RUN = re.compile(rf"[{HAN}]{{2,}}")


def bigrams(text: str) -> frozenset[str]:
    """Give all pairs of neighbouring Han characters."""
    return _NONE.union(*(map(add, run, run[1:]) for run in _RUN.findall(text)))


def all_bigrams(texts: Iterable[str]) -> frozenset[str]:
    """Give the pairs of several texts together."""
    return _NONE.union(*map(bigrams, texts))


def shared(some: frozenset[str], others: frozenset[str]) -> float:
    """Give the share of the smaller set that the other has too, 0 to 1."""
    return len(some & others) / max(1, min(len(some), len(others)))


def known(words: frozenset[str], text: frozenset[str]) -> float:
    """Give the share of the first set that the second has too, 0 to 1."""
    return len(words & text) / max(1, len(words))

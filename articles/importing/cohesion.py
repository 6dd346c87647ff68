"""How much two stretches of text have to do with each other: the pairs of characters they share."""

import re
from collections.abc import Iterable

from articles.importing.text import HAN, fold

_RUN = re.compile(rf"[{HAN}]{{2,}}")


def pairs(texts: Iterable[str]) -> frozenset[str]:
    """Give all pairs of neighbouring Han characters."""
    return frozenset(
        run[at : at + 2] for text in texts for run in _RUN.findall(fold(text)) for at in range(len(run) - 1)
    )


def shared(some: frozenset[str], others: frozenset[str]) -> float:
    """Give the share of the smaller set that the other has too, 0 to 1."""
    return len(some & others) / max(1, min(len(some), len(others)))


def known(words: frozenset[str], text: frozenset[str]) -> float:
    """Give the share of the first set that the second has too, 0 to 1."""
    return len(words & text) / max(1, len(words))

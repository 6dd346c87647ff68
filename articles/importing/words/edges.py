"""How the first characters of a text speak for the beginning of a sentence, and its last for the end of a title.

`edges.tsv` is written by `python -m benchmarks.fitting.make_edges`: for one and two characters, the logarithm of how
much oftener they stand there than where a line was broken within a sentence; after `§`, than where a sentence begins
within a paragraph.
"""

from functools import cache
from pathlib import Path

from articles.importing.words.tables import read_table

TABLE = Path(__file__).with_name("edges.tsv")
START, END, PARAGRAPH = "^", "$", "§"


def opening(text: str) -> float:
    """Weigh whether a text begins as sentences do (above 0) or as the rest of a broken one (below)."""
    return _weight(START + text[:2], START + text[:1])


def beginning(text: str) -> float:
    """Weigh whether a text that begins a sentence begins a paragraph too (above 0) or stands within one (below)."""
    return _weight(PARAGRAPH + text[:2], PARAGRAPH + text[:1])


def closing(text: str) -> float:
    """Weigh whether a text ends as titles do (above 0) or as the head of a broken sentence (below)."""
    return _weight(text[-2:] + END, text[-1:] + END)


@cache
def _weights() -> dict[str, float]:
    return {name: row[0] for name, row in read_table(TABLE).items()}


def _weight(two: str, one: str) -> float:
    weights = _weights()
    return weights[two] if two in weights else weights.get(one, 0.0)

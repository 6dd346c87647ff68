"""Pairs of characters that stand together inside Chinese words: what a column cut between them, grew together."""

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("grown.txt")


@cache
def _followers() -> dict[str, frozenset[str]]:
    rows = (row for row in _TABLE.read_text(encoding="utf-8").splitlines() if not row.startswith("#"))
    return {row[0]: frozenset(row[1:]) for row in rows}


def grown_together(first: str, second: str) -> bool:
    """Tell whether two characters often stand next to each other within a word."""
    return second in _followers().get(first, ())

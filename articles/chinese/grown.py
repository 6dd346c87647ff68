"""Pairs of characters that stand together inside Chinese words: what a column cut between them, grew together."""

from functools import cache

from articles.chinese.tables import rows_of


@cache
def _followers() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1:]) for row in rows_of("grown.txt")}


def grown_together(first: str, second: str) -> bool:
    """Tell whether two characters often stand next to each other within a word."""
    return second in _followers().get(first, ())

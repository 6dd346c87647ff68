"""Characters that words and names double: 天天, 试试, 冰冰."""

from functools import cache

from articles.chinese.tables import rows_of


@cache
def _characters() -> frozenset[str]:
    return frozenset("".join(rows_of("doubled.txt")))


def may_be_doubled(character: str) -> bool:
    """Tell whether some word or name holds a character twice in a row."""
    return character in _characters()

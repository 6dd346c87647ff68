"""Characters that words and names double: 天天, 试试, 冰冰."""

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("doubled.txt")


@cache
def _characters() -> frozenset[str]:
    rows = _TABLE.read_text(encoding="utf-8").splitlines()
    return frozenset("".join(row for row in rows if not row.startswith("#")))


def may_be_doubled(character: str) -> bool:
    """Tell whether some word or name holds a character twice in a row."""
    return character in _characters()

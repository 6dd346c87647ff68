"""Tables of weights: a row for each name, its numbers parted by tabs; rows that begin with `#` are notes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path


@cache
def read_table(path: Path) -> Mapping[str, Sequence[float]]:
    """Read a table."""
    rows = (row.split("\t") for row in path.read_text(encoding="utf-8").splitlines() if not row.startswith("#"))
    return {name: tuple(float(number or 0) for number in numbers) for name, *numbers in rows}


def write_table(path: Path, rows: Iterable[tuple[str, Sequence[float]]]) -> None:
    """Write a table; the script that fits it calls this."""
    shown = ["\t".join([name, *(f"{number:.2f}".replace("-0.00", "0.00") for number in row)]) for name, row in rows]
    path.write_text("\n".join(shown) + "\n", encoding="utf-8")

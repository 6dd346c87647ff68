"""The tables of what is known, as text files: lines that begin with # tell what each is, the others are its rows."""

from pathlib import Path


def rows_of(name: str) -> list[str]:
    """Read the rows of a table, blank ones included."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [row for row in text.splitlines() if not row.startswith("#")]

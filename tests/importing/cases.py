"""Cases that a proof-reader could write: each of `cases/*.txt` holds titles, inputs and answers, a line `.` after each.

Between cases, blank lines and lines that begin with `#` do not count.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from articles.importing.page.read import read
from articles.importing.records import Line, Note, ParsedBlock, Person

FOLDER = Path(__file__).parent / "cases"
_CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<printed>.*?)\n?^\.\n(?P<expected>.*?)\n?^\.$", re.DOTALL | re.MULTILINE
)


def cases(name: str) -> pytest.MarkDecorator:
    """Run a test on every case of a file; it takes `printed` and `expected`."""
    found = list(read_cases(FOLDER / f"{name}.txt"))
    return pytest.mark.parametrize(("printed", "expected"), [c[1:] for c in found], ids=[c[0] for c in found])


def read_cases(path: Path) -> Iterator[tuple[str, str, str]]:
    """Give title, input and answer of each case; refuses a file that holds anything else."""
    text = path.read_text(encoding="utf-8")
    rest = _CASE.sub("", text)
    stray = [line for line in rest.splitlines() if line.strip() and not line.startswith("#")]
    if stray:
        raise ValueError(f"{path.name}: not in a case: {stray[0]}")
    for match in _CASE.finditer(text):
        yield match["title"].lstrip("# "), match["printed"], match["expected"]


def lines_of(printed: str) -> tuple[Line, ...]:
    """Number the lines of a page as the import does."""
    return read(printed.encode(), "case.txt").lines if printed.strip() else ()


def answer(*parts: str | Iterable[str]) -> str:
    """Join the lines of an answer, leaving out what is empty."""
    lines: list[str] = []
    for part in parts:
        lines += [part] if isinstance(part, str) else part
    return "\n".join(filter(None, lines))


def labelled(label: str, text: object) -> str:
    """Say `标题: …`, or nothing where there is nothing to say."""
    return f"{label}: {text}" if text else ""


def say_people(people: Iterable[Person]) -> str:
    """Say `通讯员 江白、陶宜(东河小学)` for each label, the labels parted by `;`."""
    groups: dict[str, list[str]] = {}
    for person in people:
        groups.setdefault(person.role, []).append(person.name + (f"({person.unit})" if person.unit else ""))
    return ";".join(f"{role} {'、'.join(names)}".strip() for role, names in groups.items())


def say_blocks(blocks: Iterable[ParsedBlock]) -> list[str]:
    """Say each block with its kind and its lines: `段 3+5: …`."""
    kinds = {"paragraph": "段", "crosshead": "小标题", "caption": "图说"}
    return [f"{kinds[block.kind]} {'+'.join(map(str, block.lines))}: {block.text}" for block in blocks]


def say_notes(notes: Iterable[Note]) -> list[str]:
    """Say each note: `疑 3: cut-unsure`."""
    return [f"疑 {note.line}: {note.code}" for note in notes]

"""What was changed in a text, by characters, so that a person can read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from articles.editorial.content.aligning import match

# A number with its points and its sign, and a foreign word, are changed as a whole: 12.5%
TOKEN = re.compile(r"[0-9]+(?:[.,:：][0-9]+)*[%％‰]?|[A-Za-z]+|.", re.DOTALL)
SIZES = (8, 4, 2)  # of the runs by which long texts are parted
ISLAND = 4  # as many characters between two changes tell nothing, if each change is as long
NEW = 0.2  # a text that keeps less of its length is a new one


class RunKind(StrEnum):
    """What became of a run of characters."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that belong together; where some replaced others, those removed come first."""

    kind: RunKind
    text: str

    @property
    def shown(self) -> str:
        """The text with line ends that can be seen."""
        return self.text.replace("\n", "¶\n")


@dataclass(frozen=True, slots=True)
class _Step:
    """What is kept, and what is changed behind it."""

    kept: str
    removed: str
    added: str

    @property
    def length(self) -> int:
        return max(len(self.removed), len(self.added))


def compare_texts(before: str, after: str) -> tuple[Run, ...]:
    """Give the runs of two texts: those kept and removed make the one, those kept and added the other."""
    steps = _joined(_steps(TOKEN.findall(before), TOKEN.findall(after)))
    if sum(len(step.kept) for step in steps) < NEW * max(len(before), len(after)):
        steps = [_Step("", before, after)]
    return tuple(run for step in steps for run in _runs(step) if run.text)


def _steps(before: list[str], after: list[str]) -> Iterator[_Step]:
    kept = ""
    low, left = 0, 0
    for here, there, size in [*match(before, after, SIZES), (len(before), len(after), 0)]:
        removed, added = "".join(before[low:here]), "".join(after[left:there])
        if kept or removed or added:
            yield _Step(kept, removed, added)
        kept = "".join(before[here : here + size])
        low, left = here + size, there + size
    yield _Step(kept, "", "")


def _joined(steps: Iterator[_Step]) -> list[_Step]:
    """Join changes between which too little is kept to be read."""
    joined: list[_Step] = []
    for step in steps:
        last = step
        while joined and len(last.kept) <= min(ISLAND, joined[-1].length, last.length):
            before = joined.pop()
            last = _Step(before.kept, before.removed + last.kept + last.removed, before.added + last.kept + last.added)
        joined.append(last)
    return joined


def _runs(step: _Step) -> Iterator[Run]:
    yield Run(RunKind.KEPT, step.kept)
    yield Run(RunKind.REMOVED, step.removed)
    yield Run(RunKind.ADDED, step.added)

"""The table of weights: how much each piece of evidence speaks for each role of a line.

`weights.tsv` is written by `python -m benchmarks.fitting.fit_page`: a row for each piece of evidence, a column
for each role, in logarithms; the rows `after <role>` are those of the line before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from articles.importing.page.roles import ROLES, Role

TABLE = Path(__file__).with_name("weights.tsv")
BEFORE = "after "


@dataclass(frozen=True, slots=True)
class Weights:
    """Rows of weights in the order of `ROLES`: of each piece of evidence, and of each role of the line before."""

    evidence: Mapping[str, Sequence[float]]
    transitions: Mapping[Role, Sequence[float]]

    def score(self, names: Sequence[str]) -> list[float]:
        """Give what the evidence says for each role."""
        rows = [self.evidence[name] for name in names if name in self.evidence]
        return [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(ROLES)


@cache
def load(path: Path = TABLE) -> Weights:
    """Read the table."""
    rows: dict[str, list[float]] = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        name, *numbers = row.split("\t")
        rows[name] = [float(number or 0) for number in numbers]
    transitions = {Role(name.removeprefix(BEFORE)): rows.pop(name) for name in list(rows) if name.startswith(BEFORE)}
    return Weights(rows, transitions)

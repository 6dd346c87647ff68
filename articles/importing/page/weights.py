"""The table of weights: how much each piece of evidence speaks for each role of a line.

`weights.tsv` is written by `python -m benchmarks.fitting.fit_page`: a row for each piece of evidence, a column
for each role, in logarithms; the rows `after <role>` are those of the line before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from articles.importing.page.roles import ROLES, Role

TABLE = Path(__file__).with_name("weights.tsv")
BEFORE = "after "


Group = tuple[str, ...]
Evidence = tuple[Group, ...]  # the names of the evidence at a line, in groups that other lines have too
# how many groups are remembered with their sum; a page of a thousand lines has a few hundred
REMEMBERED = 8_192


@dataclass(frozen=True, eq=False)
class Weights:
    """Rows of weights in the order of `ROLES`: of each piece of evidence, and of each role of the line before."""

    evidence: Mapping[str, Sequence[float]]
    transitions: Mapping[Role, Sequence[float]]

    def score(self, evidence: Evidence) -> list[float]:
        """Give what the evidence says for each role."""
        return list(map(sum, zip(*[_sum(self, group) for group in evidence], strict=True))) or [0.0] * len(ROLES)


@lru_cache(REMEMBERED)
def _sum(weights: Weights, group: Group) -> list[float]:
    rows = [weights.evidence[name] for name in group if name in weights.evidence]
    return list(map(sum, zip(*rows, strict=True))) or [0.0] * len(ROLES)


@cache
def load(path: Path = TABLE) -> Weights:
    """Read the table."""
    rows: dict[str, list[float]] = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        name, *numbers = row.split("\t")
        rows[name] = [float(number or 0) for number in numbers]
    transitions = {Role(name.removeprefix(BEFORE)): rows.pop(name) for name in list(rows) if name.startswith(BEFORE)}
    return Weights(rows, transitions)

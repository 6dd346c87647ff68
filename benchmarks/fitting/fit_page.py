"""Fit `articles/importing/page/weights.tsv`: how much each piece of evidence speaks for each role of a line.

    python -m benchmarks.fitting.fit_page FOLDER[:ENDING] … [--held FOLDER[:ENDING]] … [--rounds N] [--out FILE]

A folder holds pages with answers, `NAME.txt` beside `NAME.json` (or `NAME.raw.txt` with the ending `.raw.txt`). The
weights are those under which the true roles of whole pages are most likely (a conditional random field), drawn a
little towards 0; evidence that is seen less than a few times is left out. Several tables are fitted, each on the pages
in another order. Prints the share of lines that are right on the pages held out after each, and writes their mean.
"""

import argparse
import math
import random
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from articles.importing.page.decode import NUMBER, plain_chain
from articles.importing.page.evidence import gather
from articles.importing.page.lattice import add_up, best_path, find_ways, near_steps
from articles.importing.page.roles import FOLLOWERS, ROLES
from articles.importing.page.weights import BEFORE, TABLE, Weights
from benchmarks.fitting.labelled import load_pages

ROUNDS = 5
# so many tables are fitted, the pages in another order for each, and their mean is written
FITS = 3
STEP = 0.3  # smaller ones give smaller weights, against which those set by hand (`page/settled`) would be too great
PULL = 2e-4  # towards 0, after each round, as a share of a weight for each line that has it not
SELDOM = 4
CERTAIN = 1e-3


T = TypeVar("T", bound=Hashable)


class Example(NamedTuple):
    """A page: the numbers of the evidence at each line, and of its true roles."""

    name: str
    evidence: list[list[str]]
    roles: list[int]


class Table:
    """Weights under way, with the squares of the slopes that each has seen."""

    def __init__(self, names: Iterable[str]) -> None:
        """Begin with nothing known."""
        self.rows = {name: [0.0] * len(ROLES) for name in names}
        self.seen = {name: [1.0] * len(ROLES) for name in self.rows}
        self.steps = {role: [0.0] * len(ROLES) for role in ROLES}
        self.steps_seen = {role: [1.0] * len(ROLES) for role in ROLES}
        self.sums = {name: [0.0] * len(ROLES) for name in self.rows}
        self.step_sums = {role: [0.0] * len(ROLES) for role in ROLES}
        self.rounds = 0

    def weights(self) -> Weights:
        """Give the weights as the decoder takes them."""
        return Weights(self.rows, self.steps)

    def learn(self, page: Example) -> None:
        """Move the weights a step towards the true roles of a page."""
        follows = plain_chain(self.weights())
        steps = near_steps(find_ways([_score(names, self.rows) for names in page.evidence], follows), follows)
        ahead, onward = add_up(steps)
        for at, (names, truth) in enumerate(zip(page.evidence, page.roles, strict=True)):
            found = _slopes({role: share * onward[at][role] for role, share in ahead[at].items()}, truth)
            for name in names if found else ():
                if name in self.rows:
                    _climb(self.rows[name], self.seen[name], found)
            if at and found:
                ways = {(one, role): ahead[at - 1][one] * factor * onward[at][role] for one, role, factor in steps[at]}
                for (one, role), slope in _slopes(ways, (page.roles[at - 1], truth)):
                    _climb(self.steps[ROLES[one]], self.steps_seen[ROLES[one]], [(role, slope)])

    def remember(self) -> None:
        """Add the weights as they are to those of earlier rounds, of which the table takes the mean."""
        self.rounds += 1
        for name, row in self.rows.items():
            self.sums[name] = [total + value for total, value in zip(self.sums[name], row, strict=True)]
        for role, row in self.steps.items():
            self.step_sums[role] = [total + value for total, value in zip(self.step_sums[role], row, strict=True)]

    def mean(self) -> Weights:
        """Give the mean of the weights remembered."""
        return Weights(
            {name: [value / self.rounds for value in row] for name, row in self.sums.items()},
            {role: [value / self.rounds for value in row] for role, row in self.step_sums.items()},
        )

    def shrink(self) -> None:
        """Draw all weights a little towards 0."""
        for row in self.rows.values():
            row[:] = [value * (1 - PULL * 10) for value in row]


def _score(names: Sequence[str], table: Mapping[str, Sequence[float]]) -> list[float]:
    return list(map(sum, zip(*[table[name] for name in names if name in table], strict=True)))


def _slopes(shares: Mapping[T, float], truth: T) -> list[tuple[T, float]]:
    """Give by how much each share falls short of the truth, where it does so by much."""
    total = sum(shares.values())
    found = [(one, (one == truth) - shares.get(one, 0.0) / total) for one in {*shares, truth}]
    return [(one, slope) for one, slope in found if abs(slope) > CERTAIN]


def _climb(row: list[float], seen: list[float], slopes: Sequence[tuple[int, float]]) -> None:
    for role, slope in slopes:
        seen[role] += slope * slope
        row[role] += STEP * slope / math.sqrt(seen[role])


def load(sources: Sequence[str]) -> list[Example]:
    """Read the pages of folders, with the evidence at each line."""
    parted = [source.partition(":") for source in sources]
    return [
        Example(page.name, [list(chain(*groups)) for groups in gather(page.lines)], [NUMBER[one] for one in page.roles])
        for folder, _, ending in parted
        for page in load_pages(Path(folder), ending or ".txt")
    ]


def judge(pages: Sequence[Example], weights: Weights, confusions: int = 0) -> float:
    """Give the share of lines whose role is right; print the commonest mistakes."""
    follows, right, lines = plain_chain(weights), 0, 0
    wrong: Counter[tuple[str, str]] = Counter()
    for page in pages:
        path = best_path(find_ways([_score(names, weights.evidence) for names in page.evidence], follows))
        right += sum(map(int.__eq__, path, page.roles))
        lines += len(path)
        wrong.update((ROLES[true], ROLES[found]) for found, true in zip(path, page.roles, strict=True) if found != true)
    for (true, found), times in wrong.most_common(confusions):
        print(f"    {true} taken for {found}: {times}")
    return right / max(1, lines)


def write(weights: Weights, path: Path) -> None:
    """Write the table: a row for each role before, then a row for each piece of evidence."""
    rows = [(BEFORE + role, weights.transitions[role]) for role in ROLES] + sorted(weights.evidence.items())
    shown = ["\t".join([name, *(f"{value:.2f}".replace("-0.00", "0.00") for value in row)]) for name, row in rows]
    path.write_text("\n".join(shown) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, judge and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", metavar="FOLDER[:ENDING]")
    parser.add_argument("--held", action="append", default=[], metavar="FOLDER[:ENDING]")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--out", type=Path, default=TABLE)
    args = parser.parse_args()
    pages, held = load(args.sources), load(args.held)
    tables = []
    for number in range(1, FITS + 1):
        tables.append(_fit(pages, number, args.rounds))
        shares = judge(pages[:200], mean(tables)), judge(held, mean(tables), 12 if number == FITS else 0)
        print(f"fit {number}: {shares[0]:.4f} of the lines fitted on, {shares[1]:.4f} of those held out", flush=True)
    write(mean(tables), args.out)


def _fit(pages: Sequence[Example], seed: int, rounds: int) -> Weights:
    """Fit a table on the pages, in orders of their own."""
    often = Counter(name for page in pages for names in page.evidence for name in names)
    table = Table(name for name, times in often.items() if times >= SELDOM)
    for one, followers in FOLLOWERS.items():
        table.steps[one] = [0.0 if role in followers else -99.0 for role in ROLES]
    order = random.Random(seed)  # noqa: S311  # no secrets
    pages = list(pages)
    for count in range(1, rounds + 1):
        order.shuffle(pages)
        for page in pages:
            table.learn(page)
        table.shrink()
        if count >= rounds // 2:
            table.remember()
    return table.mean()


def mean(tables: Sequence[Weights]) -> Weights:
    """Give the mean of tables of the same evidence."""

    def of_rows(rows: Iterable[Sequence[float]]) -> list[float]:
        return [sum(column) / len(tables) for column in zip(*rows, strict=True)]

    return Weights(
        {name: of_rows(table.evidence[name] for table in tables) for name in tables[0].evidence},
        {role: of_rows(table.transitions[role] for table in tables) for role in ROLES},
    )


if __name__ == "__main__":
    main()

"""Fit `articles/importing/page/weights.tsv`: how much each piece of evidence speaks for each role of a line.

    python -m benchmarks.fitting.fit_page FOLDER[:ENDING] … [--held FOLDER[:ENDING]] … [--rounds N]

A folder holds pages with answers, `NAME.txt` beside `NAME.json` (or `NAME.raw.txt` with the ending `.raw.txt`). The
weights are those under which the true roles of whole pages are most likely (a conditional random field), drawn a
little towards 0; evidence that is seen less than a few times is left out. Prints the share of lines that are right on
the pages held out after each round, and writes the table.
"""

import argparse
import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from articles.importing.page.decode import NUMBER, best_path, forward_backward, transition_rows
from articles.importing.page.evidence import gather
from articles.importing.page.roles import FOLLOWERS, ROLES
from articles.importing.page.weights import BEFORE, TABLE, Weights
from benchmarks.fitting.labelled import load_pages

ROUNDS = 8
STEP = 0.3
PULL = 2e-4  # towards 0, after each round, as a share of a weight for each line that has it not
SELDOM = 4
CERTAIN = 1e-3


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
        moves = transition_rows(self.weights())
        scores = [self.weights().score(names) for names in page.evidence]
        ahead, behind, raised = forward_backward(scores, moves)
        for at, names in enumerate(page.evidence):
            shares = _normal([a * b for a, b in zip(ahead[at], behind[at], strict=True)])
            slopes = [(role, (role == page.roles[at]) - share) for role, share in enumerate(shares)]
            slopes = [(role, slope) for role, slope in slopes if abs(slope) > CERTAIN]
            for name in names if slopes else ():
                if name in self.rows:
                    _climb(self.rows[name], self.seen[name], slopes)
            if at and slopes:
                self._learn_step(
                    moves,
                    ahead[at - 1],
                    [r * b for r, b in zip(raised[at], behind[at], strict=True)],
                    page.roles[at - 1 : at + 1],
                )

    def _learn_step(self, moves, before: Sequence[float], after: Sequence[float], truth: Sequence[int]) -> None:  # type: ignore[no-untyped-def]
        shares = {
            (one, role): before[one] * math.exp(weight) * after[role]
            for role, into in enumerate(moves)
            for one, weight in into
        }
        total = sum(shares.values())
        slopes: dict[int, list[tuple[int, float]]] = {}
        for (one, role), share in shares.items():
            slope = ([one, role] == list(truth)) - share / total
            if abs(slope) > CERTAIN:
                slopes.setdefault(one, []).append((role, slope))
        for one, some in slopes.items():
            _climb(self.steps[ROLES[one]], self.steps_seen[ROLES[one]], some)

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


def _climb(row: list[float], seen: list[float], slopes: Sequence[tuple[int, float]]) -> None:
    for role, slope in slopes:
        seen[role] += slope * slope
        row[role] += STEP * slope / math.sqrt(seen[role])


def _normal(row: Sequence[float]) -> list[float]:
    total = sum(row)
    return [value / total for value in row]


def load(sources: Sequence[str]) -> list[Example]:
    """Read the pages of folders, with the evidence at each line."""
    parted = [source.partition(":") for source in sources]
    return [
        Example(page.name, gather(page.lines), [NUMBER[role] for role in page.roles])
        for folder, _, ending in parted
        for page in load_pages(Path(folder), ending or ".txt")
    ]


def judge(pages: Sequence[Example], weights: Weights, confusions: int = 0) -> float:
    """Give the share of lines whose role is right; print the commonest mistakes."""
    moves, right, lines = transition_rows(weights), 0, 0
    wrong: Counter[tuple[str, str]] = Counter()
    for page in pages:
        path = best_path([weights.score(names) for names in page.evidence], moves)
        right += sum(map(int.__eq__, path, page.roles))
        lines += len(path)
        wrong.update((ROLES[true], ROLES[found]) for found, true in zip(path, page.roles, strict=True) if found != true)
    for (true, found), times in wrong.most_common(confusions):
        print(f"    {true} taken for {found}: {times}")
    return right / max(1, lines)


def write(weights: Weights, path: Path = TABLE) -> None:
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
    args = parser.parse_args()
    pages, held = load(args.sources), load(args.held)
    often = Counter(name for page in pages for names in page.evidence for name in names)
    table = Table(name for name, times in often.items() if times >= SELDOM)
    for one, followers in FOLLOWERS.items():
        table.steps[one] = [0.0 if role in followers else -99.0 for role in ROLES]
    order = random.Random(7)  # noqa: S311  # no secrets
    for count in range(1, args.rounds + 1):
        order.shuffle(pages)
        for page in pages:
            table.learn(page)
        table.shrink()
        if count < args.rounds // 2:
            continue
        table.remember()
        shares = judge(pages[:200], table.mean()), judge(held, table.mean(), 12 if count == args.rounds else 0)
        print(f"round {count}: {shares[0]:.4f} of the lines fitted on, {shares[1]:.4f} of those held out", flush=True)
    write(table.mean())


if __name__ == "__main__":
    main()

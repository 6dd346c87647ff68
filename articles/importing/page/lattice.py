"""A chain of lines of which each is in one of a few states: the likeliest states, and how likely each is.

The likeliest way through the chain is found first, and with it the likeliest way to every state of every line. Hardly
any other way is near it: going back from the last line, only the steps are kept that some way near the likeliest takes,
and these few tell how likely each state is.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# Ways that are e**-NEAR times as likely as the likeliest, or less, are left out of the shares.
NEAR = 14.0
_NEVER = -math.inf


@dataclass(frozen=True, slots=True)
class Chain:
    """Which state may follow which, and how much speaks for it, as logarithms.

    `classes` says for each state which score of a line is its own, `first` holds what the first line may be, `before`
    for each state those that may stand before it. `weights` has a row for each state, a column for each before it;
    `greatest` is the greatest of each row.
    """

    classes: Sequence[int]
    first: Sequence[int]
    before: Sequence[Sequence[int]]
    weights: Sequence[Sequence[float]]
    greatest: Sequence[float]

    @classmethod
    def of(cls, classes: Sequence[int], first: Sequence[int], steps: Iterable[tuple[int, int, float]]) -> "Chain":
        """Make a chain of steps: from a state, to a state, with a weight."""
        before: list[list[int]] = [[] for _ in classes]
        weights = [[_NEVER] * len(classes) for _ in classes]
        for one, state, weight in steps:
            before[state].append(one)
            weights[state][one] = weight
        return cls(classes, first, before, weights, [max(row) for row in weights])


class Ways(NamedTuple):
    """The likeliest way to each state of a line: its weight, and the state before; `scores` are the line's own."""

    totals: list[float]
    back: list[int]
    scores: list[float]


# a step that a way near the likeliest takes: the state before, the state, how much speaks for both, as a factor
Step = tuple[int, int, float]


def find_ways(scores: Sequence[Sequence[float]], chain: Chain) -> list[Ways]:
    """Give for each line, by its scores for each class, the likeliest way to each of its states (Viterbi)."""
    ways: list[Ways] = []
    for row in scores:
        by_state = [row[one] for one in chain.classes]
        ways.append(_next(ways[-1].totals, by_state, chain) if ways else _first(by_state, chain))
    return ways


def _first(scores: list[float], chain: Chain) -> Ways:
    totals = [_NEVER] * len(scores)
    for state in chain.first:
        totals[state] = scores[state]
    return Ways(totals, [], scores)


def _next(before: Sequence[float], scores: list[float], chain: Chain) -> Ways:
    """Go a line on. The states before are tried from the likeliest on, until none can lead to a likelier way."""
    ranked = sorted(range(len(before)), key=before.__getitem__, reverse=True)
    totals, back = [], []
    for score, weights, greatest in zip(scores, chain.weights, chain.greatest, strict=True):
        best, from_state = _NEVER, 0
        for state in ranked:
            total = before[state]
            if total + greatest <= best:
                break
            total += weights[state]
            if total > best:
                best, from_state = total, state
        totals.append(best + score)
        back.append(from_state)
    return Ways(totals, back, scores)


def best_path(ways: Sequence[Ways]) -> list[int]:
    """Give the states of the likeliest way."""
    if not ways:
        return []
    path = [max(range(len(ways[-1].totals)), key=ways[-1].totals.__getitem__)]
    for one in reversed(ways[1:]):
        path.append(one.back[path[-1]])
    return path[::-1]


def near_steps(ways: Sequence[Ways], chain: Chain) -> list[list[Step]]:
    """Give for each line the steps to it that are near the likeliest way; those to the first line come from nowhere."""
    if not ways:
        return []
    least = max(ways[-1].totals) - NEAR
    onward = {state: 0.0 for state, total in enumerate(ways[-1].totals) if total >= least}
    steps = []
    for number in range(len(ways) - 1, 0, -1):
        totals, (_, back, scores) = ways[number - 1].totals, ways[number]
        found: list[Step] = []
        before: dict[int, float] = {}
        for state, rest in onward.items():
            weights, score, likeliest = chain.weights[state], scores[state], back[state]
            room = least - rest - score  # what rounding leaves of it must not part a way
            for one in [one for one in chain.before[state] if totals[one] + weights[one] >= room or one == likeliest]:
                found.append((one, state, weights[one] + score))
                before[one] = max(before.get(one, _NEVER), weights[one] + score + rest)
        steps.append(_as_factors(found))
        onward = before
    steps.append(_as_factors([(state, state, ways[0].scores[state]) for state in onward]))
    return steps[::-1]


def _as_factors(steps: Sequence[Step]) -> list[Step]:
    top = max([weight for _, _, weight in steps])
    return [(before, state, math.exp(weight - top)) for before, state, weight in steps]


def add_up(steps: Sequence[Sequence[Step]]) -> tuple[list[dict[int, float]], list[dict[int, float]]]:
    """Give for each line the shares of all ways to each of its states, and of all ways on from it."""
    ahead: list[dict[int, float]] = []
    for some in steps:
        sums: dict[int, float] = {}
        for before, state, factor in some:
            share = factor * ahead[-1][before] if ahead else factor
            sums[state] = sums.get(state, 0.0) + share
        ahead.append(_normal(sums))
    onward = [dict.fromkeys(one, 1.0) for one in ahead[-1:]]
    for some in reversed(steps[1:]):
        sums = {}
        for before, state, factor in some:
            sums[before] = sums.get(before, 0.0) + factor * onward[-1][state]
        onward.append(_normal(sums))
    return ahead, onward[::-1]


def shares(steps: Sequence[Sequence[Step]]) -> list[dict[int, float]]:
    """Give how likely each state of each line is by all ways together (forward-backward)."""
    return [
        _normal({state: share * after[state] for state, share in before.items()})
        for before, after in zip(*add_up(steps), strict=True)
    ]


def _normal(row: dict[int, float]) -> dict[int, float]:
    total = sum(row.values())
    return {state: value / total for state, value in row.items()}

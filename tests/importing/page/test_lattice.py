"""The likeliest way through a chain, and the shares of its states, beside those of all ways one by one."""

import math
import random
from itertools import pairwise, product

import pytest

from articles.importing.page.lattice import NEAR, Chain, best_path, find_ways, near_steps, shares

STATES, LINES = 4, 5
# from, to: state 3 follows 2 alone, and nothing comes back from it to 0
ALLOWED = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (2, 2), (2, 3), (3, 3), (3, 1)]
FIRST = [0, 1]


def problem(seed, spread):
    dice = random.Random(seed)  # noqa: S311  # no secrets
    steps = [(one, other, dice.uniform(-spread, spread)) for one, other in ALLOWED]
    scores = [[dice.uniform(-spread, spread) for _ in range(STATES)] for _ in range(LINES)]
    return Chain.of(range(STATES), FIRST, steps), scores


def all_ways(chain, scores):
    """Give every way that the chain allows, with its weight."""
    for way in product(range(STATES), repeat=LINES):
        if way[0] in FIRST:
            weight = sum(scores[line][state] for line, state in enumerate(way))
            weight += sum(chain.weights[after][before] for before, after in pairwise(way))
            if weight > -math.inf:
                yield way, weight


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("spread", [1, 6, 30])
def test_likeliest_way_is_that_of_all_ways(seed, spread):
    chain, scores = problem(seed, spread)
    best, _ = max(all_ways(chain, scores), key=lambda each: each[1])
    assert best_path(find_ways(scores, chain)) == list(best)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("spread", [1, 6, 30])
def test_shares_are_those_of_all_ways(seed, spread):
    chain, scores = problem(seed, spread)
    ways = dict(all_ways(chain, scores))
    top = max(ways.values())
    total = sum(math.exp(weight - top) for weight in ways.values())
    found = shares(near_steps(find_ways(scores, chain), chain))
    for line, row in enumerate(found):
        for state in range(STATES):
            wanted = sum(math.exp(weight - top) for way, weight in ways.items() if way[line] == state) / total
            assert row.get(state, 0.0) == pytest.approx(wanted, abs=len(ways) * math.exp(-NEAR))


def test_states_are_left_out_that_no_way_near_the_likeliest_takes():
    chain = Chain.of(range(2), [0, 1], [(one, other, 0.0) for one in (0, 1) for other in (0, 1)])
    steps = near_steps(find_ways([[0.0, -NEAR - 1], [0.0, -1.0]], chain), chain)
    assert [[(before, state) for before, state, _ in some] for some in steps] == [[(0, 0)], [(0, 0), (0, 1)]]


def test_no_lines_have_no_way():
    chain, _ = problem(0, 1)
    assert best_path(find_ways([], chain)) == []
    assert shares(near_steps([], chain)) == []

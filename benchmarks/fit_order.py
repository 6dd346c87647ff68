"""Fit the weights of `articles/importing/order/readings.py` on whole articles, printed badly many times.

    python -m benchmarks.fit_order FOLDER

FOLDER holds answers in the importer's JSON form (`NAME.json`); only their titles and blocks are read. Prints how often
the likeliest reading is the true one on articles that the weights have not seen (every sixth file in turn), then the
weights fitted on all. They are set so that the true readings are most likely together (a conditional logit), a little
drawn towards 0; starts are chosen by the weights in use, so run it again after taking new ones over.
"""

import json
import math
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from articles.importing.order.readings import WEIGHTS, Evidence, gather
from benchmarks.exchanging import Example, break_off, exchange

TIMES = 12  # that each article is printed with exchanged blocks; a third as often without its end
FOLDS = 6
ROUNDS = 250
STEP = 0.08
PULL = 2.0  # towards 0, as a penalty on the squares of the weights
BLOCKS = range(3, 35)
SET_BY_HAND = "sections"
NAMES = tuple(name for name in WEIGHTS if name != SET_BY_HAND)


class Case(NamedTuple):
    """The evidence for each reading of an example, and which of them is true."""

    file: int
    readings: list[Evidence]
    truth: int


def main(folder: str) -> None:
    """Print the figures on articles held out, then the weights fitted on all."""
    cases = list(_cases(Path(folder)))
    right = exchanged = fooled = broken = 0
    for fold in range(FOLDS):
        weights = fit([case for case in cases if case.file % FOLDS != fold])
        for case in cases:
            if case.file % FOLDS == fold:
                found = max(range(len(case.readings)), key=_scores(case, weights).__getitem__)
                exchanged += case.truth > 0
                right += case.truth > 0 and found == case.truth
                broken += case.truth == 0
                fooled += case.truth == 0 and found > 0
    print(f"exchanged, held out: {right} of {exchanged} right ({right / exchanged:.2f})")
    print(f"broken off, held out: {fooled} of {broken} taken for exchanged ({fooled / broken:.2f})")
    for name, weight in fit(cases).items():
        if name == SET_BY_HAND:
            continue
        print(f'    "{name}": {weight:.2f},')


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Find the weights under which the true readings are most likely, by gradient steps (Adam)."""
    weights = dict.fromkeys(NAMES, 0.0) | {SET_BY_HAND: WEIGHTS[SET_BY_HAND]}
    mean, spread = dict.fromkeys(NAMES, 0.0), dict.fromkeys(NAMES, 0.0)
    for count in range(1, ROUNDS + 1):
        slope = {name: -2 * PULL * weights[name] for name in NAMES}
        for case in cases:
            for share, evidence in zip(_shares(case, weights), case.readings, strict=True):
                for name in slope.keys() & evidence.keys():
                    slope[name] -= share * evidence[name]
            for name in slope.keys() & case.readings[case.truth].keys():
                slope[name] += case.readings[case.truth][name]
        for name, steep in slope.items():
            mean[name] = 0.9 * mean[name] + 0.1 * steep
            spread[name] = 0.99 * spread[name] + 0.01 * steep * steep
            size = math.sqrt(spread[name] / (1 - 0.99**count)) + 1e-9
            weights[name] += STEP * mean[name] / (1 - 0.9**count) / size
    return weights


def _scores(case: Case, weights: dict[str, float]) -> list[float]:
    return [sum(weights[name] * value for name, value in evidence.items()) for evidence in case.readings]


def _shares(case: Case, weights: dict[str, float]) -> list[float]:
    scores = _scores(case, weights)
    best = max(scores)
    shares = [math.exp(score - best) for score in scores]
    whole = sum(shares)
    return [share / whole for share in shares]


def _cases(folder: Path) -> Iterator[Case]:
    chance = random.Random(5)  # noqa: S311 (the same examples each time)
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            whole = [(block["kind"], "".join(block["text"].split())) for block in article["body"]]
            titles = "\n".join(article[name] for name in ("kicker", "headline", "deck"))
            if len(whole) in BLOCKS:
                for time in range(TIMES):
                    yield from _case(number, exchange(titles, whole, chance))
                    if time % 3 == 0:
                        yield from _case(number, break_off(titles, whole, chance))


def _case(number: int, example: Example | None) -> Iterator[Case]:
    if example and len(example.printed.body) > 2:
        gathered = gather(example.printed, thorough=True)
        found = [at for at, (reading, _) in enumerate(gathered) if reading == example.truth]
        if found:  # else its start was not among those weighed
            yield Case(number, [evidence for _, evidence in gathered], found[0])


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Fit weights so that of several readings the true one is likeliest: a conditional logit."""

import math
import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from articles.importing.order.evidence import WEIGHTS, Evidence

ROUNDS = 20
BATCH = 40
STEP = 0.1
PULL = 3e-4  # towards 0, for each batch, as a part of the weight
SET_BY_HAND = "sections"

Weights = dict[str, float]


class Case(NamedTuple):
    """The evidence for each reading, the first of which is none of the others; which is true; if one was made."""

    readings: list[Evidence]
    truth: int
    exchanged: bool


def fit(cases: Sequence[Case]) -> Weights:
    """Find the weights under which the true readings are likeliest, batch by batch (Adam, with ever smaller steps)."""
    chance = random.Random(3)  # noqa: S311 (the same weights each time)
    weights = dict.fromkeys(WEIGHTS, 0.0) | {SET_BY_HAND: WEIGHTS[SET_BY_HAND]}
    fitted = [name for name in WEIGHTS if name != SET_BY_HAND]
    mean, spread = dict.fromkeys(fitted, 0.0), dict.fromkeys(fitted, 0.0)
    batches = ROUNDS * len(cases) // BATCH
    for count in range(1, batches + 1):
        slope = _slope(chance.sample(cases, min(BATCH, len(cases))), weights)
        for name in fitted:
            steep = slope[name] - PULL * weights[name]
            mean[name] = 0.9 * mean[name] + 0.1 * steep
            spread[name] = 0.99 * spread[name] + 0.01 * steep * steep
            size = math.sqrt(spread[name] / (1 - 0.99**count)) + 1e-9
            weights[name] += STEP * (1 - count / (batches + 1)) * mean[name] / (1 - 0.9**count) / size
    return weights


def shares(case: Case, weights: Mapping[str, float]) -> list[float]:
    """Give the probability of each reading."""
    scores = [sum(weights[name] * value for name, value in evidence.items()) for evidence in case.readings]
    best = max(scores)
    parts = [math.exp(score - best) for score in scores]
    whole = sum(parts)
    return [part / whole for part in parts]


def _slope(cases: Sequence[Case], weights: Weights) -> Weights:
    """Give how the likelihood of the true readings grows with each weight, for one case."""
    slope = dict.fromkeys(weights, 0.0)
    for case in cases:
        for at, share in enumerate(shares(case, weights)):
            missing = (at == case.truth) - share
            for name, value in case.readings[at].items():
                slope[name] += missing * value / len(cases)
    return slope

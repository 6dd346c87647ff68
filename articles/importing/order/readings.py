"""Weigh every way in which two column blocks of an article may have been exchanged.

An article printed as lead, X, Y was written as lead, Y, X: Y ends in the middle of the sentence that X begins in the
middle of. Where X begins is its `start`, where Y begins the `turn`. Each reading has named evidence; the weights are
those under which the true reading is most likely on exchanges made by `benchmarks/fitting/fit_order.py`.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.chinese.text import ends_sentence
from articles.importing.order.columns import evenness
from articles.importing.order.evidence import WEIGHTS, Evidence, Exchange, Gathering, Printed, score
from articles.importing.words.lexicon import Lexicon, shipped

# Starts that are weighed against every turn: those whose seam fits best.
STARTS = 5
# What is kept back of every percentage for what no weight foresees: without it those near 100 % were right less often.
UNFORESEEN = 0.02
# Readings whose columns are reckoned at most.
_RECKONED = 15
# Evidence of columns is worth no more than this many times its weight.
_EVEN = 6.0


@dataclass(frozen=True, slots=True)
class Reading:
    """An exchange with its evidence and its probability, 0 to 1."""

    exchange: Exchange
    evidence: Evidence
    probability: float


def readings(printed: Printed) -> list[Reading]:
    """Give every exchange that could have led to what is printed, the likeliest first.

    What their probabilities lack to 1 is the probability that it was none of them: that the blocks stand as written,
    or that more than one exchange befell them.
    """
    gathered = gather(printed, shipped())
    scores = [score(evidence) for _, evidence in gathered]
    best = max(scores)
    shares = [math.exp(reached - best) for reached in scores]
    whole = sum(shares)
    found = [
        Reading(exchange, evidence, (1 - UNFORESEEN) * share / whole)
        for (exchange, evidence), share in zip(gathered, shares, strict=True)
        if exchange
    ]
    return sorted(found, key=lambda reading: reading.probability, reverse=True)


def gather(printed: Printed, lexicon: Lexicon, *, thorough: bool = False) -> list[tuple[Exchange | None, Evidence]]:
    """Gather the evidence for each reading, first for the order as printed, which is no exchange.

    Reckoning columns takes long: unless it is to be `thorough`, as for fitting, the columns of readings that would be
    far behind even with the most even ones are left out.
    """
    gathering = Gathering(printed, lexicon)
    seams = {at: gathering.seam(at) for at in range(1, len(printed.body) - 1) if _may_start(printed, at)}
    found: list[tuple[Exchange | None, Evidence]] = [(None, {"as-printed": 1.0})]
    for exchange in _exchanges(printed, sorted(seams, key=lambda at: score(seams[at]), reverse=True)[:STARTS]):
        evidence = seams[exchange.start] | gathering.turn(exchange) | gathering.order(exchange)
        found.append((exchange, {name: value for name, value in evidence.items() if value}))
    _add_columns(printed, found if thorough else _in_reach(found))
    return found


def _exchanges(printed: Printed, starts: Sequence[int]) -> Iterator[Exchange]:
    turns = [at for at in range(2, len(printed.body)) if _may_turn(printed, at)]
    for start in sorted(starts):
        yield from (Exchange(start, turn) for turn in turns if turn > start)


def _may_start(printed: Printed, at: int) -> bool:
    return printed.body[at].kind == "paragraph" and printed.stands_apart(at)


def _may_turn(printed: Printed, at: int) -> bool:
    before = printed.body[at - 1]
    return before.kind == "paragraph" and ends_sentence(before.text) and printed.stands_apart(at)


def _in_reach(found: Sequence[tuple[Exchange | None, Evidence]]) -> list[tuple[Exchange | None, Evidence]]:
    """Keep the readings that the most even columns could bring to the front, the likeliest few of them."""
    ranked = sorted(found, key=lambda reading: score(reading[1]), reverse=True)[:_RECKONED]
    enough = score(ranked[0][1]) - WEIGHTS["columns"] * _EVEN
    return [reading for reading in ranked if score(reading[1]) >= enough]


def _add_columns(printed: Printed, found: Sequence[tuple[Exchange | None, Evidence]]) -> None:
    """Weigh the columns of each reading against those of the most even one."""
    even = [evenness(_pieces_read(printed, exchange)) for exchange, _ in found]
    most = max(even)
    for (_, evidence), value in zip(found, even, strict=True):
        evidence["columns"] = max(0.0, value - most + _EVEN)


def _pieces_read(printed: Printed, exchange: Exchange | None) -> list[tuple[int, ...]]:
    if exchange is None:
        return printed.pieces
    *whole, cut = printed.pieces
    rest = whole[exchange.start]
    return [
        *whole[: exchange.start],
        *whole[exchange.turn :],
        cut + rest,
        *whole[exchange.start + 1 : exchange.turn],
    ]

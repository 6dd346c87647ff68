"""Weigh every way in which two column blocks of an article may have been exchanged.

An article printed as lead, X, Y was written as lead, Y, X: Y ends in the middle of the sentence that X begins in the
middle of. Where X begins is its `start`, where Y begins the `turn`. Each reading has named evidence; the weights are
those under which the true reading is most likely on exchanges made by `benchmarks/fit_order.py`.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from articles.importing.order.columns import evenness
from articles.importing.order.precedence import count_of, counted, precedences, sections
from articles.importing.records import Line, ParsedBlock
from articles.importing.words.cohesion import bigrams, known
from articles.importing.words.grown import grown_together
from articles.importing.words.shapes import continues, opens
from articles.importing.words.text import ends_sentence, half_width, length, open_marks

# What each piece of evidence adds to a reading, but for one as printed by `benchmarks/fit_order.py`.
WEIGHTS: Mapping[str, float] = {
    "continues": 2.30,
    "opens": -1.50,
    "quotes-meet": 1.61,
    "quotes-miss": -1.56,
    "word": 2.22,
    "grown": 2.07,
    "after-lead": 1.43,
    "far-down": -1.25,
    "within-section": -3.04,
    "section-before": -2.05,
    "section-of-lead": 2.09,
    "one-block": -0.53,
    "short-end": 0.94,
    "outlook": 0.32,
    "dated": 1.12,
    "quoting": -1.45,
    "connected": -0.81,
    "counts-on": -0.79,
    "counted": 0.96,
    "sections": 5.00,  # by hand: what numbers sections leaves no doubt, but is too rare to be fitted
    "introduced": 0.97,
    "explained": 0.72,
    "quoted": 0.32,
    "columns": 0.59,
    "as-printed": -0.80,
}
# Starts that are weighed against every turn: those whose seam fits best.
STARTS = 4
# Readings whose columns are reckoned at most.
_RECKONED = 30
# Evidence of columns and counts is worth no more than this many times its weight.
_EVEN, _MOST = 6.0, 2.0
_SHORT = 40

_DATED = re.compile(r"(?:\d{4}年|\d{1,2}月|\d{1,2}日|今年|去年|当天|当日|昨)")
_CONNECTED = re.compile(
    r"(?:此外|同时|另外|另据|其[次中]|不过|但|然而|因此|于是|例如|比如|值得|当然|尽管|虽然|而|再次|最后"
    r"|另一方面|除|与此同时|并)"
)
_OUTLOOK = re.compile(
    r"下一步|今后|未来|接下来|即将|将(?:于|在|继续|进一步|会|来|不断|以)|力争|继续|希望|期待|相信|努力|祝愿"
)

_T = TypeVar("_T")
Evidence = dict[str, float]


@dataclass(frozen=True, slots=True)
class Exchange:
    """The blocks from `turn` on belong before the blocks from `start` on."""

    start: int
    turn: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An exchange with its evidence and its probability, 0 to 1."""

    exchange: Exchange
    evidence: Evidence
    probability: float


@dataclass(frozen=True)
class Printed:
    """An article whose last block breaks off, as printed: its titles, its blocks, and the lines they stand on."""

    titles: str
    body: Sequence[ParsedBlock]
    lines: Mapping[int, Line]

    @cached_property
    def texts(self) -> list[str]:
        """The blocks' texts, folded."""
        return [half_width(block.text) for block in self.body]

    @cached_property
    def pieces(self) -> list[tuple[int, ...]]:
        """The characters of each block's pieces, between the cuts within it."""
        return [self._pieces(block) for block in self.body]

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """The bigrams in each block."""
        return [bigrams(text) for text in self.texts]

    @cached_property
    def crossheads(self) -> list[int]:
        """The places of the crossheads."""
        return [at for at, block in enumerate(self.body) if block.kind == "crosshead"]

    def stands_apart(self, at: int) -> bool:
        """Tell whether blank lines stand before a block; without them it follows what it is printed under."""
        line = self.lines.get(self.body[at].lines[0])
        return line is None or line.gap > 0

    def _pieces(self, block: ParsedBlock) -> tuple[int, ...]:
        starts = [self.lines[number] for number in block.lines if number in self.lines]
        after = [length(line.text) for line in starts[1:]]
        return (max(0, length(block.text) - sum(after)), *after)


def turned(items: Sequence[_T], exchange: Exchange) -> list[_T]:
    """Give the blocks, or what is said of each, in the order before the exchange."""
    return [*items[: exchange.start], *items[exchange.turn :], *items[exchange.start : exchange.turn]]


def score(evidence: Evidence) -> float:
    """Add up what the evidence for a reading weighs: the logarithm of how likely it is, but for a constant."""
    return sum(WEIGHTS[name] * value for name, value in evidence.items())


def readings(printed: Printed) -> list[Reading]:
    """Give every exchange that could have led to what is printed, the likeliest first.

    What their probabilities lack to 1 is the probability that the blocks stand as written.
    """
    gathered = gather(printed)
    scores = [score(evidence) for _, evidence in gathered]
    best = max(scores)
    shares = [math.exp(reached - best) for reached in scores]
    whole = sum(shares)
    found = [
        Reading(exchange, evidence, share / whole)
        for (exchange, evidence), share in zip(gathered, shares, strict=True)
        if exchange
    ]
    return sorted(found, key=lambda reading: reading.probability, reverse=True)


def gather(printed: Printed, *, thorough: bool = False) -> list[tuple[Exchange | None, Evidence]]:
    """Gather the evidence for each reading, first for the order as printed, which is no exchange.

    Reckoning columns takes long: unless it is to be `thorough`, as for fitting, the columns of readings that would be
    far behind even with the most even ones are left out.
    """
    all_words = bigrams(printed.titles).union(*printed.words)
    seams = {at: _seam(printed, at, all_words) for at in range(1, len(printed.body) - 1) if _may_start(printed, at)}

    found: list[tuple[Exchange | None, Evidence]] = [(None, {"as-printed": 1.0})]
    ordered, numbers, parts = precedences(printed.body), counted(printed.body), sections(printed.body)
    for start in sorted(sorted(seams, key=lambda at: score(seams[at]), reverse=True)[:STARTS]):
        for turn in range(start + 1, len(printed.body)):
            if _may_turn(printed, turn):
                exchange = Exchange(start, turn)
                order = _places(len(printed.body), exchange)
                evidence = seams[start] | _turn(printed, exchange)
                evidence["sections"] = float(any(_put_in_order(part, order) > 0 for part in parts))
                evidence["counted"] = float(_put_in_order(numbers, order))
                for before in ordered:
                    mended = (order[before.earlier] < order[before.later]) - (before.earlier < before.later)
                    evidence[before.kind] = evidence.get(before.kind, 0.0) + mended
                found.append((exchange, evidence))
    found = [(exchange, _bounded(evidence)) for exchange, evidence in found]
    _add_columns(printed, found if thorough else _in_reach(found))
    return found


def _may_start(printed: Printed, at: int) -> bool:
    return printed.body[at].kind == "paragraph" and printed.stands_apart(at)


def _may_turn(printed: Printed, at: int) -> bool:
    before = printed.body[at - 1]
    return before.kind == "paragraph" and ends_sentence(before.text) and printed.stands_apart(at)


def _seam(printed: Printed, start: int, words: frozenset[str]) -> Evidence:
    """Weigh how well the article's cut end goes on in this block, and whether the block stands where one would."""
    end, head = printed.texts[-1], printed.texts[start]
    closes, opened = bool(open_marks(head)[0]), bool(open_marks(end)[1])
    headed = bool(printed.crossheads)
    return {
        "continues": float(continues(head)),
        "opens": float(opens(head)),
        "quotes-meet": float(closes and opened),
        "quotes-miss": float(closes != opened),
        "word": float(end[-1] + head[0] in words),
        "grown": float(grown_together(end[-1], head[0])),
        "after-lead": float(start == 1 and not headed),
        "far-down": float(start > 2 and not headed),
    }


def _turn(printed: Printed, exchange: Exchange) -> Evidence:
    """Weigh whether what stood before the turn closes the article, and what follows it goes on from the lead."""
    start, turn = exchange.start, exchange.turn
    closing, following = printed.texts[turn - 1], printed.texts[turn]
    first = printed.crossheads[0] if printed.crossheads else None
    at_crosshead = turn in printed.crossheads
    lead = bigrams(printed.titles).union(*printed.words[:start]) if at_crosshead else frozenset()
    return {
        "within-section": float(first is not None and not at_crosshead),
        "section-before": float(first is not None and first < start),
        "section-of-lead": known(printed.words[turn], lead) if at_crosshead else 0.0,
        "one-block": float(turn == start + 1),
        "short-end": float(length(closing) < _SHORT),
        "outlook": float(bool(_OUTLOOK.search(closing))),
        "dated": float(bool(_DATED.match(following))),
        "quoting": float(following.startswith("“")),
        "connected": float(bool(_CONNECTED.match(following))),
        "counts-on": float((count_of(following) or 0) > 1),
    }


def _put_in_order(count: Mapping[int, int], order: Mapping[int, int]) -> int:
    """Give 1 where the exchange puts a count in order, -1 where it breaks its order."""
    printed = [count[at] for at in sorted(count)]
    read = [count[at] for at in sorted(count, key=order.__getitem__)]
    return (read == sorted(read)) - (printed == sorted(printed))


def _places(count: int, exchange: Exchange) -> dict[int, int]:
    return {block: place for place, block in enumerate(turned(range(count), exchange))}


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


def _bounded(evidence: Evidence) -> Evidence:
    """Leave out what says nothing; several precedences of a kind count as two at most."""
    return {name: max(-_MOST, min(_MOST, value)) for name, value in evidence.items() if value}

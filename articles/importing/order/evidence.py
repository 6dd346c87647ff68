"""The evidence for a reading of an article whose blocks may have been exchanged, and what each piece of it weighs.

Evidence is of the seam (does the block at the start go on with the cut sentence), of the turn (did an article end
before it, and does what follows go on from the lead), or of the order as a whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TypeVar

from articles.chinese.grown import grown_together
from articles.chinese.text import half_width, length, open_marks
from articles.importing.order.precedence import counted, introductions, sections
from articles.importing.records import Line, ParsedBlock
from articles.importing.words.cohesion import bigrams
from articles.importing.words.lexicon import Lexicon, Told, told

# What each piece of evidence adds to a reading, as printed by `benchmarks/fitting/fit_order.py`.
WEIGHTS: Mapping[str, float] = {
    "seam": 1.42,
    "quotes-meet": 2.12,
    "word": 1.47,
    "grown": 1.73,
    "after-lead": 1.67,
    "far-down": -1.28,
    "turn": 1.17,
    "place": 3.20,
    "within-section": -6.02,
    "section-before": -3.84,
    "one-block": -0.56,
    "counted": 1.28,
    "sections": 5.00,  # by hand: what numbers sections leaves no doubt, but is too rare to be fitted
    "introduced": 0.57,
    "columns": 0.46,
    "as-printed": -2.45,
}
# Evidence of counts and names is worth no more than this many times its weight.
_MOST = 2.0

_T = TypeVar("_T")
Evidence = dict[str, float]


@dataclass(frozen=True, slots=True)
class Exchange:
    """The blocks from `turn` on belong before the blocks from `start` on."""

    start: int
    turn: int


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
    def told(self) -> list[Told]:
        """The blocks as the lexicon sees them."""
        return [told(text) for text in self.texts]

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of characters in the titles and in the blocks."""
        return bigrams(self.titles).union(*map(bigrams, self.texts))

    @cached_property
    def pieces(self) -> list[tuple[int, ...]]:
        """The characters of each block's pieces, between the cuts within it."""
        return [self._pieces(block) for block in self.body]

    @cached_property
    def crossheads(self) -> list[int]:
        """The places of the crossheads."""
        return [at for at, block in enumerate(self.body) if block.kind == "crosshead"]

    def stands_apart(self, at: int) -> bool:
        """Tell whether blank lines stand before a block; without them it follows what it is printed under.

        Where an article is printed without any blank line they tell nothing, and every block stands apart.
        """
        return not self._has_gaps or self._gap(at) > 0

    @cached_property
    def _has_gaps(self) -> bool:
        return any(self._gap(at) > 0 for at in range(1, len(self.body)))

    def _gap(self, at: int) -> int:
        line = self.lines.get(self.body[at].lines[0])
        return 1 if line is None else line.gap

    def _pieces(self, block: ParsedBlock) -> tuple[int, ...]:
        starts = [self.lines[number] for number in block.lines if number in self.lines]
        after = [length(line.text) for line in starts[1:]]
        return (max(0, length(block.text) - sum(after)), *after)


class Gathering:
    """Gathers the evidence for the readings of one article; what several readings share is looked at once."""

    def __init__(self, printed: Printed, lexicon: Lexicon) -> None:
        self._printed, self._lexicon = printed, lexicon
        self._early = [0.0, *accumulate(lexicon.earliness(block) for block in printed.told)]
        self._turns: dict[int, float] = {}
        self._numbers, self._parts = counted(printed.body), sections(printed.body)
        self._names = introductions(printed.texts)

    def seam(self, start: int) -> Evidence:
        """Weigh how well the article's cut end goes on in this block, and whether the block stands where one would."""
        printed = self._printed
        end, head = printed.texts[-1], printed.texts[start]
        headed = bool(printed.crossheads)
        return {
            "seam": self._lexicon.goes_on(end, head),
            "quotes-meet": float(bool(open_marks(head)[0]) and bool(open_marks(end)[1])),
            "word": float(end[-1] + head[0] in printed.pairs),
            "grown": float(grown_together(end[-1], head[0])),
            "after-lead": float(start == 1 and not headed),
            "far-down": float(start > 2 and not headed),
        }

    def turn(self, exchange: Exchange) -> Evidence:
        """Weigh whether what stands before the turn closes the article, and what follows it goes on from the lead."""
        start, turn = exchange.start, exchange.turn
        crossheads = self._printed.crossheads
        return {
            "turn": self._turn(turn),
            "within-section": float(bool(crossheads) and turn not in crossheads),
            "section-before": float(bool(crossheads) and crossheads[0] < start),
            "one-block": float(turn == start + 1),
        }

    def order(self, exchange: Exchange) -> Evidence:
        """Weigh whether the blocks stand in order once the exchange is undone."""
        start, turn, count = exchange.start, exchange.turn, len(self._printed.body)
        order = turned(range(count), exchange)
        places = {block: place for place, block in enumerate(order)}
        return {
            "place": self._mean_place(turn, count) - self._mean_place(start, turn),
            "sections": float(any(_put_in_order(part, places) > 0 for part in self._parts)),
            "counted": float(_put_in_order(self._numbers, places)),
            "introduced": _bounded(sum(_first(forms, order) - _first(forms, range(count)) for forms in self._names)),
        }

    def _turn(self, turn: int) -> float:
        if turn not in self._turns:
            blocks = self._printed.told
            self._turns[turn] = self._lexicon.turns_back(blocks[turn - 1], blocks[turn], blocks[0])
        return self._turns[turn]

    def _mean_place(self, first: int, end: int) -> float:
        return (self._early[end] - self._early[first]) / (end - first)


def turned(items: Sequence[_T], exchange: Exchange) -> list[_T]:
    """Give the blocks, or what is said of each, in the order before the exchange."""
    return [*items[: exchange.start], *items[exchange.turn :], *items[exchange.start : exchange.turn]]


def score(evidence: Evidence) -> float:
    """Add up what the evidence for a reading weighs: the logarithm of how likely it is, but for a constant."""
    return sum(WEIGHTS[name] * value for name, value in evidence.items())


def _put_in_order(count: Mapping[int, int], order: Mapping[int, int]) -> int:
    """Give 1 where the exchange puts a count in order, -1 where it breaks its order."""
    printed = [count[at] for at in sorted(count)]
    read = [count[at] for at in sorted(count, key=order.__getitem__)]
    return (read == sorted(read)) - (printed == sorted(printed))


def _first(forms: Mapping[int, bool], order: Iterable[int]) -> bool:
    """Tell whether a name is in full where it comes first."""
    return forms[next(at for at in order if at in forms)]


def _bounded(value: float) -> float:
    return max(-_MOST, min(_MOST, value))

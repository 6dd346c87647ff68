"""What the words of a text say of its place in an article: weights of character n-grams, learnt from whole articles.

Three questions are answered: does a text go on with a sentence that was cut, which of two paragraphs stands earlier,
and are two neighbours the last paragraph of an article and the first one after its lead. `lexicon.txt` holds only the
weights; an n-gram finds its weight by a checksum, so the table neither holds nor gives back any text.
`benchmarks/fitting/fit_lexicon.py` makes it.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32

TABLE = Path(__file__).with_name("lexicon.txt")
# Weights in a part of the table.
SIZE = 1 << 16
# A weight is written as a character: this one is 0, those before and behind it are down and up, by the square of the
# way, for most weights are small and those that say most are large.
ZERO, STEPS = 83, 43
# Weights on a row of the table.
_WIDTH = 118
# How much of a paragraph counts as its opening, in characters.
_OPENING = 24
# Paragraphs' lengths are told apart in so many characters, up to so many times.
_LENGTH, _LONGEST = 25, 12

Slots = Sequence[int]
Weights = Sequence[float]


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph as the lexicon sees it: its text, folded, its pairs of characters, and the slots of its n-grams."""

    text: str
    pairs: frozenset[str]
    slots: Slots


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The weights in four parts: what goes on, what stands early, what closes an article, what follows its lead."""

    seam: Weights
    place: Weights
    closing: Weights
    opening: Weights

    def goes_on(self, end: str, head: str) -> float:
        """Give the log-odds that `head` goes on with the sentence in which `end` breaks off, and is no paragraph."""
        return sum(map(self.seam.__getitem__, seam_slots(end, head)))

    def earliness(self, paragraph: Told) -> float:
        """Tell how early in an article a paragraph stands: of two, the one with the larger figure comes first."""
        return _mean(self.place, paragraph.slots)

    def turns_back(self, closing: Told, opening: Told, lead: Told) -> float:
        """Give the log-odds that two are an article's last paragraph and the first after its lead, not neighbours."""
        common = _mean(self.opening, common_slots(closing, opening, lead))
        return _mean(self.closing, closing.slots) + _mean(self.opening, opening.slots) + common


@cache
def shipped() -> Lexicon:
    """Read the lexicon that the importer uses, once."""
    return read(TABLE.read_text(encoding="utf-8"))


def told(text: str) -> Told:
    """Look up the n-grams of a paragraph, once for all questions."""
    pairs = list(map("".join, pairwise(text)))
    return Told(text, frozenset(pairs), [_slot(gram) for gram in (*_grams(text), *pairs)])


def seam_slots(end: str, head: str) -> Slots:
    """Give the slots of the n-grams across a seam and at the head of what follows it."""
    heads = [f"^{head[:size]}" for size in range(5)]
    across = [f"{end[-before:]}|{head[:after]}" for before in (1, 2) for after in (1, 2)]
    return [_slot(gram) for gram in (*heads, *across)]


def common_slots(before: Told, after: Told, lead: Told) -> Slots:
    """Give the slots of what a paragraph has in common with the one before it and with the lead."""
    near, far = _likeness(before, after), _likeness(lead, after)
    text, one, two, three = before.text, after.text[:1], after.text[:2], after.text[:3]
    grams = ["both", f"near{near}", f"far{far}", f"nearer{far - near}"]
    grams += [f"near{near}{one}", f"near{near}{two}", f"far{far}{one}", f"far{far}{two}"]
    grams += [f"{text[:1]}+{one}", f"{text[:2]}+{two}", f"{text[-1:]}-{one}", f"{text[-2:]}-{two}"]
    for size, head in ((2, two), (3, three)):
        grams += [f"alike{size}{text[:size] == head}", f"in{size}{head in text}", f"led{size}{head in lead.text}"]
    return [_slot(gram) for gram in grams]


def write(parts: Mapping[str, Weights], head: str) -> str:
    """Print a lexicon: the head as comments; then for each part its name and the size of a step, and its weights."""
    rows = [f"# {line}" for line in head.splitlines()]
    for name, weights in parts.items():
        size = float(f"{max(map(abs, weights)) / STEPS**2 or 1.0:.4g}")
        steps = (round(math.copysign(math.sqrt(abs(weight) / size), weight)) for weight in weights)
        letters = "".join(chr(ZERO + max(-STEPS, min(STEPS, step))) for step in steps)
        rows += [f"{name} {size}", *(f" {letters[at : at + _WIDTH]}" for at in range(0, len(letters), _WIDTH))]
    return "\n".join(rows) + "\n"


def read(printed: str) -> Lexicon:
    """Read a lexicon as `write` prints it."""
    parts: dict[str, list[float]] = {}
    name, size = "", 0.0
    for row in printed.splitlines():
        if row.startswith(" "):
            steps = (ord(letter) - ZERO for letter in row[1:])
            parts[name] += [step * abs(step) * size for step in steps]
        elif not row.startswith("#"):
            name, said = row.split()
            parts[name], size = [], float(said)
    return Lexicon(**parts)


def _grams(text: str) -> Iterator[str]:
    """Give the n-grams of a paragraph but its pairs: its first and last characters, its length, and its opening."""
    yield from (f"^{text[:size]}" for size in (1, 2, 3, 4, 5))
    yield from (f"{text[-size:]}$" for size in (2, 3, 4, 5))
    yield f"#{min(_LONGEST, len(text) // _LENGTH)}"
    yield from (f"<{text[at : at + 2]}" for at in range(min(_OPENING, len(text) - 1)))
    yield from (f"<{text[at : at + 3]}" for at in range(min(_OPENING, len(text) - 2)))


def _slot(gram: str) -> int:
    return crc32(gram.encode()) % SIZE


def _likeness(one: Told, other: Told) -> int:
    """Give how many pairs of characters the shorter text shares with the other: in twelfths, 6 at most."""
    shorter = max(1, min(len(one.pairs), len(other.pairs)))
    return min(6, 12 * len(one.pairs & other.pairs) // shorter)


def _mean(weights: Weights, slots: Slots) -> float:
    """Add up the weights of n-grams so that a long text does not speak louder than a short one."""
    return sum(map(weights.__getitem__, slots)) / math.sqrt(len(slots) or 1)

"""Quotes and brackets that are not paired, or cross each other.

A quotation of several paragraphs opens at each of them and closes once, at its end; so a mark that a paragraph leaves
open may be closed in a later one, if no other opens before within a line.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from articles.codes import FindingCode
from articles.proofreading.records import Finding, Known
from articles.proofreading.texts import Piece, Text

_PAIRS = dict(zip("“‘《〈(「『【[", "”’》〉)」』】]", strict=True))
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_OTHER_FORMS = dict(zip("（［〔〖", "）］〕〗", strict=True))
# the other mark of a pair, for each mark in each of its forms
_PARTNERS = {
    mark: partner for pairs in (_PAIRS, _OTHER_FORMS) for both in pairs.items() for mark, partner in (both, both[::-1])
}
_MARK = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_CLOSERS)) + "]")
# marks that a quotation of several paragraphs opens anew at each
_QUOTES = frozenset("“‘「『")
# (完 · 1) · a) · ①): the number of an item has no opening bracket, and Latin's apostrophe is no quote: it’s, Xi’an
_ITEM = re.compile(r"(?:^|(?<=[\s、,;。:]))(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳])$")
_LATIN = re.compile("[A-Za-z0-9]")
ITEM_REACH = 5
# how a paragraph ends whose quotation goes on
_SPEECH_END = re.compile("[。!?…;:,—”’》]$")
CLOSE = 30  # characters between two marks of one kind, of which one is turned round


class _Fate(Enum):
    """What becomes of a quote that a paragraph left open."""

    CLOSED = auto()
    GOES_ON = auto()
    FORGOTTEN = auto()


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark of a text."""

    text: Text
    at: int

    @property
    def sign(self) -> str:
        """The mark, with what looks alike folded."""
        return self.text.folded[self.at]

    @property
    def printed(self) -> str:
        """The mark as it stands."""
        return self.text.words[self.at]


@dataclass(slots=True)
class _Pairing:
    """The marks of a text: those that wait for another, inmost last, and what the text ended with."""

    waiting: list[_Mark] = field(default_factory=list)
    held: Counter[str] = field(default_factory=Counter)  # what waits, counted: asking the list would take long
    passed: dict[str, list[_Mark]] = field(default_factory=dict)  # open when one around them was closed, by sign
    crossed: list[tuple[_Mark, _Mark]] = field(default_factory=list)
    stray: list[_Mark] = field(default_factory=list)  # closed nothing
    left: list[_Mark] = field(default_factory=list)  # closed by nothing

    def open(self, mark: _Mark) -> None:
        """Take in a mark that opens."""
        self.waiting.append(mark)
        self.held[mark.sign] += 1

    def close(self, mark: _Mark) -> None:
        """Take in a mark that closes: what was opened after its partner is passed over."""
        opener = _CLOSERS[mark.sign]
        if self.held[opener]:
            while (last := self.waiting.pop()).sign != opener:
                self.held[last.sign] -= 1
                self.passed.setdefault(last.sign, []).append(last)
            self.held[opener] -= 1
        elif over := self.passed.get(opener):
            self.crossed.append((over.pop(), mark))
        else:
            self.stray.append(mark)

    def end(self) -> None:
        """Say that the text ends here."""
        passed = (mark for marks in self.passed.values() for mark in marks)
        self.left = sorted((*self.waiting, *passed), key=lambda mark: mark.at)

    def give_up(self, closer: str) -> bool:
        """Give the first stray mark of a kind to an earlier text; tell whether there is one."""
        found = next((mark for mark in self.stray if mark.printed == closer), None)
        if found:
            self.stray.remove(found)
        return found is not None

    def take_opening(self) -> bool:
        """Take out the mark that the text begins with, if nothing closes it; tell whether it was so."""
        is_open = bool(self.left) and self.left[0].at == 0
        if is_open:
            del self.left[0]
        return is_open

    def take_quote(self) -> _Mark | None:
        """Take out the quote that is left open, if there is one only."""
        quotes = [mark for mark in self.left if mark.sign in _QUOTES]
        if len(quotes) != 1:
            return None
        self.left.remove(quotes[0])
        return quotes[0]


def check_pairs(piece: Piece, known: Known) -> Iterator[Finding]:
    """Report quotes and brackets that are unpaired, turned the wrong way, or crossed.

    Facts: `mark` the mark, `partner` the one that it lacks, or crosses.
    """
    for text in (*piece.titles, *piece.credits):
        yield from _tell(_pair(text))
    yield from _check_body(piece.body)


def _check_body(body: Sequence[Text]) -> Iterator[Finding]:
    carried: _Mark | None = None  # the quote that earlier paragraphs left open
    for text in body:
        pairing = _pair(text)
        if carried and (fate := _fate(carried, text, pairing)) != _Fate.GOES_ON:
            if fate == _Fate.FORGOTTEN:
                yield _unpaired(carried)
            carried = None
        if not carried and _SPEECH_END.search(text.folded):
            carried = pairing.take_quote()
        yield from _tell(pairing)
    if carried:
        yield _unpaired(carried)


def _fate(carried: _Mark, text: Text, pairing: _Pairing) -> _Fate:
    """Say what becomes of an open quote in the next paragraph, and take from its marks those that belong to it."""
    if pairing.give_up(_partner(carried)):
        return _Fate.CLOSED
    if text.folded[0] == carried.sign:  # opened anew
        if pairing.take_opening():
            return _Fate.GOES_ON
        return _Fate.CLOSED if _closes_at_end(text) else _Fate.FORGOTTEN
    begins_another = any(mark.sign == carried.sign for mark in pairing.left)
    return _Fate.FORGOTTEN if begins_another else _Fate.GOES_ON


def _closes_at_end(text: Text) -> bool:
    """Tell whether a text ends with a closing quote, as the last paragraph of a quotation does."""
    return text.folded.rstrip("。!?…").endswith(("”", "’", "」", "』"))


def _pair(text: Text) -> _Pairing:
    """Pair the marks of a text."""
    pairing = _Pairing()
    for match in _MARK.finditer(text.folded):
        mark = _Mark(text, match.start())
        if mark.sign in _PAIRS:
            pairing.open(mark)
        elif pairing.held[_CLOSERS[mark.sign]] or not _is_no_closer(mark):
            pairing.close(mark)
    pairing.end()
    return pairing


def _is_no_closer(mark: _Mark) -> bool:
    text, at = mark.text.folded, mark.at
    if mark.sign == "’":
        return at > 0 and bool(_LATIN.match(text[at - 1]))
    return mark.sign == ")" and bool(_ITEM.search(text[max(0, at - ITEM_REACH) : at]))


def _tell(pairing: _Pairing) -> Iterator[Finding]:
    for opener, closer in pairing.crossed:
        yield closer.text.finding(
            FindingCode.CROSSED, closer.at, closer.at + 1, mark=closer.printed, partner=opener.printed
        )
    yield from _without_partner(pairing.left, turned=1)
    yield from _without_partner(pairing.stray, turned=0)


def _without_partner(marks: Sequence[_Mark], turned: int) -> Iterator[Finding]:
    """Report marks without a partner; of two of one kind close together, only the one that is turned round."""
    at = 0
    while at < len(marks):
        pair = marks[at : at + 2]
        if len(pair) == 2 and pair[0].sign == pair[1].sign and pair[1].at - pair[0].at <= CLOSE:
            yield _unpaired(pair[turned], fix=_partner(pair[turned]))
            at += 2
        else:
            yield _unpaired(marks[at])
            at += 1


def _partner(mark: _Mark) -> str:
    """Give the mark that goes with another, in the same width."""
    return _PARTNERS.get(mark.printed) or _PARTNERS[mark.sign]  # vertical forms have none of theirs


def _unpaired(mark: _Mark, fix: str | None = None) -> Finding:
    return mark.text.finding(FindingCode.UNPAIRED, mark.at, mark.at + 1, fix, mark=mark.printed, partner=_partner(mark))

"""Half-width marks among Chinese."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles.chinese.punctuation import WIDE, typeset
from articles.chinese.text import HAN
from articles.codes import FindingCode
from articles.proofreading.records import Finding, Known
from articles.proofreading.texts import Piece

_BRACKETS = frozenset("()")
# 水渠修好了.村民都来看
_STOP = re.compile(rf"(?<=[{HAN}”》）)])\.(?=[{HAN}“《]|$)")
# 他说:"修好了"; none in Latin or beside figures, where it may be an inch
_QUOTE = re.compile(rf"(?<=[{HAN}，。：；、！？,:;])\"|\"(?=[{HAN}，。：；、！？,:;])")
Place = tuple[int, str | None]  # of a mark, with the one to set in its stead


@dataclass(frozen=True, slots=True)
class _Kind:
    """Marks that a piece sets in one width: how the half-width ones are found, and what the full-width ones are."""

    half: Callable[[str], Iterator[Place]]
    full: str


def check_widths(piece: Piece, known: Known) -> Iterator[Finding]:
    """Report marks in half width where print has them in full width: not in figures, addresses or Latin.

    A piece with as many of them as full-width ones of their kind is set so throughout: it came from a page text that
    folded all marks, or from an agency whose brackets are all half width. Pages for readers set those right by
    themselves, and here they would bury everything else. No facts.
    """
    for kind in _KINDS:
        found = [(text, *place) for text in piece.prose for place in kind.half(text.words)]
        if found and len(found) < _count(piece, kind.full):
            for text, at, fix in found:
                yield text.finding(FindingCode.HALF_WIDTH, at, at + 1, fix)


def _count(piece: Piece, marks: str) -> int:
    return sum(text.words.count(mark) for text in piece.prose for mark in marks)


def _marks(words: str) -> Iterator[Place]:
    return ((at, WIDE[words[at]]) for at in typeset(words).widened if words[at] not in _BRACKETS)


def _brackets(words: str) -> Iterator[Place]:
    return ((at, WIDE[words[at]]) for at in typeset(words).widened if words[at] in _BRACKETS)


def _stops(words: str) -> Iterator[Place]:
    return ((match.start(), "。") for match in _STOP.finditer(words))


def _quotes(words: str) -> Iterator[Place]:
    """Give straight quotes; which way each is turned is plain where they are paired."""
    places = [match.start() for match in _QUOTE.finditer(words)]
    is_paired = len(places) == words.count('"') and len(places) % 2 == 0
    return ((at, "“”"[turn % 2] if is_paired else None) for turn, at in enumerate(places))


_KINDS = (_Kind(_marks, "，；：！？"), _Kind(_brackets, "（）"), _Kind(_stops, "。"), _Kind(_quotes, "“”"))

"""Half-width marks among Chinese."""

from collections.abc import Iterator

from articles.chinese.punctuation import HALF, WIDE, typeset
from articles.codes import FindingCode
from articles.proofreading.records import Finding, Known
from articles.proofreading.texts import Piece

_BRACKETS = frozenset("()（）")


def check_widths(piece: Piece, known: Known) -> Iterator[Finding]:
    """Report marks in half width where pages would set them in full width: not in figures, addresses or Latin.

    A piece with as many of them as full-width ones is set so throughout: it came from a page text that folded all
    marks, or from an agency whose brackets are all half width. Pages for readers set those right by themselves, and
    here they would bury everything else. No facts.
    """
    for brackets in (False, True):
        half = [
            (text, at)
            for text in piece.prose
            for at in typeset(text.words).widened
            if (text.words[at] in _BRACKETS) == brackets
        ]
        full = sum((letter in _BRACKETS) == brackets for text in piece.prose for letter in text.words if letter in HALF)
        if len(half) < full:
            for text, at in half:
                yield text.finding(FindingCode.HALF_WIDTH, at, at + 1, WIDE[text.words[at]])

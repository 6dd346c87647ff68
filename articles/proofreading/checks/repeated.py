"""Paragraphs and sentences that stand in a piece twice."""

import re
from collections.abc import Iterator

from articles.chinese.text import HAN
from articles.codes import FindingCode
from articles.proofreading.records import Finding, Known
from articles.proofreading.texts import Piece, Text

# shorter ones are refrains, rubrics and answers: 是的。 · 我们都很高兴。
LONG_ENOUGH = 14
# ……在林带上植树。”
_END = re.compile(r"[。!?]{1,4}[”’」』)》]{0,4}")
_WORDS = re.compile(f"[{HAN}A-Za-z0-9]")


def check_repeated(piece: Piece, known: Known) -> Iterator[Finding]:
    """Report a paragraph that stands twice, and a sentence that does; not the sentences of such a paragraph.

    The later one is reported. Its fix takes it away, where it is a paragraph or follows at once on the first. Facts:
    `first` the block of the body, from 0, that it stands in before.
    """
    paragraphs: dict[str, int] = {}
    sentences: dict[str, tuple[int, int]] = {}  # the block and the end of each
    for at, text in enumerate(piece.body):
        plain = _plain(text.folded)
        first = paragraphs.setdefault(plain, at) if len(plain) >= LONG_ENOUGH else at
        if first != at:
            block = piece.body[first].block or 0
            yield text.finding(FindingCode.PARAGRAPH_TWICE, 0, len(text.words), "", first=block)
        else:
            yield from _sentences(text, sentences)


def _sentences(text: Text, seen: dict[str, tuple[int, int]]) -> Iterator[Finding]:
    start = 0
    for match in _END.finditer(text.folded):
        here, start = start, match.end()
        if len(plain := _plain(text.folded[here:start])) < LONG_ENOUGH:
            continue
        place = (text.block or 0, match.end())
        if (first := seen.setdefault(plain, place)) != place:
            fix = "" if first == (text.block, here) else None
            yield text.finding(FindingCode.SENTENCE_TWICE, here, start, fix, first=first[0])


def _plain(text: str) -> str:
    """Give the words of a text alone, to compare by."""
    return "".join(_WORDS.findall(text))

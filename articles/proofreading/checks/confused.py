"""Words that are set for others: those that are never right, and those that the desk has listed.

`confused.txt` beside this module is the shipped list; its head tells its form.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from articles.chinese.grown import grown_together
from articles.codes import FindingCode
from articles.proofreading.records import Confused, Finding, Known
from articles.proofreading.texts import Piece, Text

_TABLE = Path(__file__).with_name("confused.txt")


@dataclass(frozen=True, slots=True)
class _Words:
    """Wrong forms with the right ones, and longer words that hold a wrong form and are right: 按装修标准."""

    pattern: re.Pattern[str] | None
    right: Mapping[str, str]


def check_confused_words(piece: Piece, known: Known) -> Iterator[Finding]:
    """Report words of the shipped list and of the desk's. Facts: `right` the right form, empty where none is told."""
    shipped, desk = _shipped(), _listed(known.confused)
    for text in piece.prose:
        yield from _find(text, shipped, FindingCode.CONFUSED)
        yield from _find(text, desk, FindingCode.DESK_WORD)


def _find(text: Text, words: _Words, code: FindingCode) -> Iterator[Finding]:
    for match in words.pattern.finditer(text.words) if words.pattern else ():
        right = words.right.get(match[0])
        if right is not None and not _is_cut_from_words(text.words, *match.span()):
            yield text.finding(code, *match.span(), right or None, right=right)


def _is_cut_from_words(text: str, start: int, end: int) -> bool:
    """Tell whether two characters are the end of one word and the beginning of the next: 目前苗木."""
    if end - start != 2 or not start or end == len(text):
        return False
    return grown_together(text[start - 1], text[start]) and grown_together(text[end - 1], text[end])


@cache
def _shipped() -> _Words:
    rows = [row.split() for row in _TABLE.read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")]
    right = {wrong: right for wrong, right, *_ in rows}
    return _compile(right, (word for _, _, *words in rows for word in words))


@lru_cache(8)
def _listed(confused: tuple[Confused, ...]) -> _Words:
    return _compile({row.wrong: row.right for row in confused if row.wrong}, ())


def _compile(right: Mapping[str, str], spared: Iterable[str]) -> _Words:
    """Put wrong forms and the words that are spared into one pattern, of which the longest is taken at each place."""
    words = sorted({*right, *spared}, key=lambda word: (-len(word), word))
    return _Words(re.compile("|".join(map(re.escape, words))) if words else None, right)

"""Titles: words that are cut between two printed lines, and lines that are too long to be set.

A title is set in the lines that spaces part it into; kicker, headline and deck follow each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from articles.chinese.grown import grown_together
from articles.chinese.text import length
from articles.codes import FindingCode
from articles.proofreading.records import Finding, Known
from articles.proofreading.texts import Piece, Text

_LINE = re.compile(r"\S+")
LONGEST_WORD, SHORTEST_TERM = 12, 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line of a title."""

    text: Text
    start: int
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def check_titles(piece: Piece, known: Known) -> Iterator[Finding]:
    """Report words that two lines of titles share, and lines that are too long.

    Facts: of a split the `word`, where it is known, and the characters `before` and `after` the cut; of a long line its
    length in `characters` and the `most`.
    """
    lines = [_Line(text, match.start(), match[0]) for text in piece.titles for match in _LINE.finditer(text.words)]
    for line in lines:
        characters, most = length(line.words), getattr(known.longest, line.text.field)
        if characters > most:
            yield line.text.finding(FindingCode.TITLE_LONG, line.start, line.end, characters=characters, most=most)
    terms = known.names | frozenset(term for term in known.terms if len(term) >= SHORTEST_TERM)
    for line, following in pairwise(lines):
        word, at = _known_word(line.words, following.words, terms)
        if word or _is_cut(line.words, following.words):
            start = line.end - (at or 1)
            behind = following.words[: len(word) - at] or following.words[0]
            facts = {"word": word, "before": line.text.words[start : line.end], "after": behind}
            yield line.text.finding(FindingCode.TITLE_SPLIT, start, line.end, **facts)


def _known_word(before: str, after: str, terms: frozenset[str]) -> tuple[str, int]:
    """Give the known word that one line ends with and the next goes on with, and how much of it is in the first."""
    for size in range(1, min(len(before), LONGEST_WORD - 1) + 1):
        for rest in range(1, min(len(after), LONGEST_WORD - size) + 1):
            if (word := before[-size:] + after[:rest]) in terms:
                return word, size
    return "", 0


def _is_cut(before: str, after: str) -> bool:
    """Tell whether two lines part two characters that go together, and with none of those beside them."""
    return (
        min(len(before), len(after)) > 1
        and grown_together(before[-1], after[0])
        and not grown_together(before[-2], before[-1])
        and not grown_together(after[0], after[1])
    )

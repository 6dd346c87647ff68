"""The texts of a piece in the order of reading, each with its place, as the checks walk them."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.chinese.text import half_width
from articles.codes import FindingCode
from articles.proofreading.records import Fact, Finding, Said

TITLES = ("kicker", "headline", "deck")
PARAGRAPH, CROSSHEAD = "paragraph", "crosshead"  # as the database has the kinds of blocks


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a piece: its place, its words, and these with what looks alike folded, one character for one."""

    field: str
    block: int | None
    kind: str
    words: str
    folded: str

    def finding(self, code: FindingCode, start: int, end: int, fix: str | None = None, **facts: Fact) -> Finding:
        """Report a part of this text."""
        return Finding(code, self.field, self.block, start, end, self.words[start:end], fix, facts)


@dataclass(frozen=True, slots=True)
class Piece:
    """All texts of a piece."""

    titles: tuple[Text, ...]
    credits: tuple[Text, ...]  # byline as printed, dateline, and the names of the bylines
    body: tuple[Text, ...]

    @property
    def texts(self) -> Iterator[Text]:
        """Give all of them, in order."""
        yield from self.titles
        yield from self.credits
        yield from self.body

    @property
    def prose(self) -> Iterator[Text]:
        """Give titles and body."""
        yield from self.titles
        yield from self.body


def read(said: Said) -> Piece:
    """Read the texts of a piece, leaving out what is empty."""
    titles = [(name, None, name, getattr(said, name)) for name in TITLES]
    credited = [("byline_raw", None, "byline_raw", said.byline_raw), ("dateline", None, "dateline", said.dateline)]
    names = [("bylines", at, "name", row.name) for at, row in enumerate(said.bylines)]
    body = [("body", at, str(block.kind), block.text) for at, block in enumerate(said.body)]
    return Piece(*(tuple(_text(*row) for row in rows if row[3]) for rows in (titles, [*credited, *names], body)))


def _text(field: str, block: int | None, kind: str, words: str) -> Text:
    return Text(field, block, kind, words, half_width(words))

"""Give back to the pieces of a page that was parted into columns the numbers of the lines they were printed on."""

from collections.abc import Sequence
from dataclasses import replace

from articles.importing.records import Fact, Imprint, Line, Note, ParsedArticle, ParsedBlock, ParsedPage, Stray

# facts of notes that are numbers of lines
_LINES = ("starts", "turns", "joined", "moved", "before")


class Numbers:
    """The number in the source of each piece; pieces are numbered from 1, and several may stand on one line."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = numbers

    def page(self, page: ParsedPage) -> ParsedPage:
        """Give a page that was read by pieces with the numbers of its source lines."""
        return replace(
            page,
            imprint=self._imprint(page.imprint),
            articles=tuple(map(self._article, page.articles)),
            unplaced=tuple(map(self._stray, page.unplaced)),
            notes=tuple(map(self._note, page.notes)),
            reading=tuple(replace(read, line=self._one(read.line)) for read in page.reading),
        )

    def _one(self, piece: int) -> int:
        return self._numbers[piece - 1]

    def _all(self, pieces: Sequence[int]) -> tuple[int, ...]:
        return tuple(map(self._one, pieces))

    def _imprint(self, imprint: Imprint) -> Imprint:
        staff = tuple(replace(credit, line=self._one(credit.line)) for credit in imprint.credits)
        return replace(imprint, credits=staff, lines=tuple(map(self._line, imprint.lines)))

    def _line(self, line: Line) -> Line:
        return replace(line, number=self._one(line.number), more=self._all(line.more))

    def _article(self, article: ParsedArticle) -> ParsedArticle:
        return replace(article, body=tuple(map(self._block, article.body)), notes=tuple(map(self._note, article.notes)))

    def _block(self, block: ParsedBlock) -> ParsedBlock:
        return replace(block, lines=self._all(block.lines))

    def _stray(self, stray: Stray) -> Stray:
        return replace(stray, lines=self._all(stray.lines))

    def _note(self, note: Note) -> Note:
        line = note.line if note.line is None else self._one(note.line)
        return replace(note, line=line, facts={name: self._fact(name, fact) for name, fact in note.facts.items()})

    def _fact(self, name: str, fact: Fact) -> Fact:
        if name not in _LINES or not isinstance(fact, int | list):
            return fact
        return self._one(fact) if isinstance(fact, int) else [self._one(int(piece)) for piece in fact]

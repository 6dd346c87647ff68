"""What the stages of the import hand on: frozen, and every piece remembers the source lines it came from.

Line numbers count from 1 in the decoded text. Texts keep the source's characters; joining drops white space only.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from articles.codes import NoteCode, RefusalCode

Kind = Literal["paragraph", "crosshead", "caption"]
Fact = str | int | list[int] | list[str] | None


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its number, its text without space around it, and how many blank lines stand before it.

    `indented` tells whether it was set in, as the first line of a paragraph is; `before` is the white space that stood
    before it; `more` are the numbers of the lines that were joined to it because the page only wrapped them.
    """

    number: int
    text: str
    gap: int
    indented: bool = False
    more: tuple[int, ...] = ()
    before: str = field(default="", compare=False, repr=False)

    @property
    def numbers(self) -> tuple[int, ...]:
        """All source lines that the text stands on."""
        return (self.number, *self.more)


@dataclass(frozen=True, slots=True)
class Jump:
    """Where the other half of an article is: on that page, after this half or before it."""

    page: int
    onward: bool


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person should know or settle: its code, the line it is about, and its facts."""

    code: NoteCode
    line: int | None = None
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A page text as received. `lines` are its printed lines, without the blank ones."""

    name: str
    sha256: str
    encoding: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StaffCredit:
    """Staff names under the label, or the labels, that print puts before them."""

    roles: tuple[str, ...]
    names: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Imprint:
    """The furniture of a page: staff credits, hotline, address, and all its lines as printed."""

    credits: tuple[StaffCredit, ...] = ()
    hotline: str = ""
    email: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """What the page says of its issue and of itself; `not_before` only where no date is known."""

    date: datetime.date | None = None
    not_before: datetime.date | None = None
    number: str = ""
    page: int | None = None
    section: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A name in a byline under its label as printed, and where the person works; both empty where not printed."""

    role: str
    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """A paragraph, a crosshead or a caption, whole; `lines` are the numbers of its source lines in reading order.

    `continued` are those on the page that the article goes on on; there are some only where two halves were joined.
    """

    kind: Kind
    text: str
    lines: tuple[int, ...]
    continued: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An article on its way through the stages: its lines by what they are, then what was read from them.

    `lines` are those of its bylines and its text, each whole: what columns and line ends had cut is joined. `kinds`
    says by number which are no paragraphs, `bylines` which were read as such, `items` which are lines of a verse, a
    list or a table, `closing` which stand under the text. `marks` are the jump marks that were taken out of it,
    `asides` the desk's own words; both are furniture. `in_doubt` says that it may begin or end
    elsewhere.
    """

    titles: tuple[Line, ...]
    lines: tuple[Line, ...]
    rubrics: tuple[Line, ...] = ()
    kinds: Mapping[int, Kind] = field(default_factory=dict)
    bylines: frozenset[int] = frozenset()
    items: frozenset[int] = frozenset()
    closing: frozenset[int] = frozenset()
    marks: tuple[Line, ...] = ()
    asides: tuple[Line, ...] = ()
    in_doubt: bool = False
    byline_raw: str = ""
    byline: tuple[Person, ...] = ()
    dateline: str = ""
    body: tuple[ParsedBlock, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def all_lines(self) -> tuple[Line, ...]:
        """The title lines and the others that are not read yet."""
        return self.rubrics + self.titles + self.lines


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article as the importer understands it."""

    kicker: str
    headline: str
    deck: str
    byline_raw: str
    byline: tuple[Person, ...]
    dateline: str
    body: tuple[ParsedBlock, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Stray:
    """Text that belongs to no article as far as the importer can tell: a line, or a notice of several."""

    text: str
    lines: tuple[int, ...]
    is_notice: bool = False


@dataclass(frozen=True, slots=True)
class LineRead:
    """What a line was read as: its role, the next likeliest, how sure that is (0 to 1), and all evidence at the line.

    Which evidence told it from the next one, `page/doubts.py` says where somebody asks.
    """

    line: int
    role: str
    other: str
    sure: float
    evidence: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """All of a page: every non-space character of the source is in exactly one place of it."""

    source: Source
    issue: IssueFacts
    imprint: Imprint
    articles: tuple[ParsedArticle, ...]
    unplaced: tuple[Stray, ...] = ()
    notes: tuple[Note, ...] = ()
    reading: tuple[LineRead, ...] = ()

    @property
    def all_notes(self) -> list[Note]:
        """The page's own notes and those of its articles."""
        return [*self.notes, *(note for article in self.articles for note in article.notes)]


class PageRefused(Exception):
    """A page that cannot be imported: a code that `report/refusals.py` turns into one sentence, and its facts."""

    def __init__(self, code: RefusalCode, **facts: Fact) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel whole between processes: pickle would call the class with positional arguments only."""
        return partial(PageRefused, self.code, **self.facts), ()

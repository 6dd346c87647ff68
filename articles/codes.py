"""The codes of what an import says, its notes and its refusals, and of what proof-reading finds.

They are plain enums, so that parsing and proof-reading, which know no Django, and the database share them. A new code
is a member here: mypy then names every `match` that does not know it yet, and a test the table of the docs that lacks
it.
"""

from enum import StrEnum
from typing import assert_never


class NoteCode(StrEnum):
    """What the importer doubts or reports. The values are part of the public JSON form."""

    ORDER_RESTORED = "order-restored"
    ORDER_UNSURE = "order-unsure"
    COLUMNS_PARTED = "columns-parted"
    CUT_UNSURE = "cut-unsure"
    ARTICLE_UNSURE = "article-unsure"
    TITLE_UNSURE = "title-unsure"
    BYLINE_UNSURE = "byline-unsure"
    NAMESAKES = "namesakes"
    CREDIT_JOINT = "credit-joint"
    DATE_MISSING = "date-missing"
    PRINT_CONTRADICTS = "print-contradicts"
    ARTICLE_TWICE = "article-twice"
    NUMBERING = "numbering"
    JUMP_MISSING = "jump-missing"
    JUMP_JOINED = "jump-joined"
    JUMP_PARTED = "jump-parted"
    UNPLACED = "unplaced"
    DAMAGED = "damaged"
    KEPT_EDITED = "kept-edited"
    VANISHED = "vanished"
    IN_BIN = "in-bin"

    @property
    def is_doubt(self) -> bool:
        """Whether it leaves open how an article read in print; readers are told until an editor settles it."""
        match self:
            case (
                NoteCode.ORDER_RESTORED
                | NoteCode.ORDER_UNSURE
                | NoteCode.COLUMNS_PARTED
                | NoteCode.CUT_UNSURE
                | NoteCode.ARTICLE_UNSURE
                | NoteCode.TITLE_UNSURE
                | NoteCode.BYLINE_UNSURE
                | NoteCode.NUMBERING
                | NoteCode.JUMP_MISSING
                | NoteCode.DAMAGED
            ):
                return True
            case (
                NoteCode.NAMESAKES
                | NoteCode.CREDIT_JOINT
                | NoteCode.DATE_MISSING
                | NoteCode.PRINT_CONTRADICTS
                | NoteCode.ARTICLE_TWICE
                | NoteCode.JUMP_JOINED
                | NoteCode.JUMP_PARTED
                | NoteCode.UNPLACED
                | NoteCode.KEPT_EDITED
                | NoteCode.VANISHED
                | NoteCode.IN_BIN
            ):
                return False
            case never:
                assert_never(never)

    @classmethod
    def doubts(cls) -> tuple["NoteCode", ...]:
        """Name the codes of which readers are told."""
        return tuple(code for code in cls if code.is_doubt)


class RefusalCode(StrEnum):
    """Why a text is not imported."""

    NO_NAME = "no-name"
    NOT_FOUND = "not-found"
    UNREADABLE = "unreadable"
    NO_TEXTS = "no-texts"
    IS_PDF = "is-pdf"
    IS_WORD = "is-word"
    IS_RTF = "is-rtf"
    IS_HTML = "is-html"
    IS_JSON = "is-json"
    IS_MARKDOWN = "is-markdown"
    IS_ARCHIVE = "is-archive"
    IS_PICTURE = "is-picture"
    EMPTY = "empty"
    BINARY = "binary"
    NO_CHINESE = "no-chinese"
    UNDECODABLE = "undecodable"
    TEXT_DAMAGED = "text-damaged"
    ENCODING_UNKNOWN = "encoding-unknown"
    ENCODING_DOUBTFUL = "encoding-doubtful"
    TOO_LONG = "too-long"
    TOO_MANY_LINES = "too-many-lines"
    WORDS_TOO_LONG = "words-too-long"
    NO_ARTICLE = "no-article"
    ONLY_NOTICES = "only-notices"
    SIDE_BY_SIDE = "side-by-side"
    DATE_IMPOSSIBLE = "date-impossible"
    DATE_EARLY = "date-early"
    DATE_AHEAD = "date-ahead"
    DATE_CONTRADICTS = "date-contradicts"
    NUMBER_CONTRADICTS = "number-contradicts"
    PAGE_CONTRADICTS = "page-contradicts"
    ISSUE_CONTRADICTS = "issue-contradicts"
    ISSUE_DATE_CONTRADICTS = "issue-date-contradicts"
    PAGE_TAKEN = "page-taken"
    NOT_STORED = "not-stored"
    RECEIVED_ELSEWHERE = "received-elsewhere"


class Severity(StrEnum):
    """How grave a finding is."""

    A = "A"  # surely wrong: it stops signing off
    B = "B"  # most likely wrong: it needs a reason to stay
    C = "C"  # advice


class FindingCode(StrEnum):
    """What proof-reading finds. The values are stored with waivers."""

    UNPAIRED = "unpaired"
    CROSSED = "crossed"
    NUMBERING = "numbering"
    CHARACTER_TWICE = "character-twice"
    WORD_TWICE = "word-twice"
    PARAGRAPH_TWICE = "paragraph-twice"
    SENTENCE_TWICE = "sentence-twice"
    CONFUSED = "confused"
    DESK_WORD = "desk-word"
    HALF_WIDTH = "half-width"
    DATE_IMPOSSIBLE = "date-impossible"
    WEEKDAY = "weekday"
    YEAR = "year"
    SHARE = "share"
    PART = "part"
    COUNT = "count"
    FIGURE = "figure"
    TITLE_LONG = "title-long"
    TITLE_SPLIT = "title-split"
    OFFICE = "office"
    OFFICE_UNCONFIRMED = "office-unconfirmed"
    NAME_FORMS = "name-forms"
    NAME_NEAR_HOLDER = "name-near-holder"
    NAME_NEAR = "name-near"

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return _SEVERITIES[self]


_SEVERITIES = {
    FindingCode.UNPAIRED: Severity.A,
    FindingCode.CROSSED: Severity.A,
    FindingCode.NUMBERING: Severity.B,
    FindingCode.CHARACTER_TWICE: Severity.B,
    FindingCode.WORD_TWICE: Severity.B,
    FindingCode.PARAGRAPH_TWICE: Severity.B,
    FindingCode.SENTENCE_TWICE: Severity.B,
    FindingCode.CONFUSED: Severity.A,
    FindingCode.DESK_WORD: Severity.B,
    FindingCode.HALF_WIDTH: Severity.C,
    FindingCode.DATE_IMPOSSIBLE: Severity.A,
    FindingCode.WEEKDAY: Severity.B,
    FindingCode.YEAR: Severity.B,
    FindingCode.SHARE: Severity.B,
    FindingCode.PART: Severity.B,
    FindingCode.COUNT: Severity.B,
    FindingCode.FIGURE: Severity.B,
    FindingCode.TITLE_LONG: Severity.C,
    FindingCode.TITLE_SPLIT: Severity.B,
    FindingCode.OFFICE: Severity.A,
    FindingCode.OFFICE_UNCONFIRMED: Severity.B,
    FindingCode.NAME_FORMS: Severity.B,
    FindingCode.NAME_NEAR_HOLDER: Severity.B,
    FindingCode.NAME_NEAR: Severity.C,
}

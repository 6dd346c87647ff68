"""Set the pieces of a page as copies of print have them: a line for a block or a printed line, with blanks or not."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.importing.page.roles import Role

NO_START = set("，。、；：？！”’）》】…％·,.;:?!)%")
NO_END = set("“‘（《【(")
WIDE = str.maketrans(",;:?!()", "，；：？！（）")
ALONE = (Role.BYLINE, Role.CLOSING, Role.JUMP, Role.RUBRIC)
FURTHER = {Role.PARAGRAPH: Role.TEXT, Role.CAPTION: Role.CAPTION_TEXT, Role.NOTICE_TEXT: Role.NOTICE_TEXT}


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a page: its role and text; whether it begins something new; what goes with a title."""

    role: Role
    text: str
    apart: bool = False
    kicker: str = ""
    deck: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """How a page was copied.

    `broken`: a line for each printed line. `blanks`: where blank lines stand ("blocks", "articles", "none").
    `indents`: whether first lines of paragraphs are set in, and whether the copy shows it ("shown", "lost", "none").
    `columns`: whether paragraphs are cut where columns end, with a blank line there.
    """

    broken: bool
    blanks: str
    indents: str
    columns: bool = False


FORMS = (
    *[Form(False, "blocks", "none", True)] * 6,
    Form(False, "blocks", "none"),
    Form(False, "none", "none"),
    Form(False, "none", "shown"),
    Form(False, "articles", "none"),
    Form(False, "articles", "shown"),
    *[Form(True, "none", "lost")] * 6,
    Form(True, "none", "shown"),
    Form(True, "none", "none"),
    Form(True, "articles", "lost"),
    Form(True, "blocks", "none"),
    *[Form(True, "blocks", "none", True)] * 2,
    Form(True, "blocks", "lost", True),
)


class Setter:
    """One page being set: its form, its measure, and its habits."""

    def __init__(self, dice: random.Random, form: Form) -> None:
        """Choose the habits of the page."""
        self.dice, self.form = dice, form
        self.measure = dice.choice([11, 12, 13, 13, 14, 15, 15, 16, 17, 18, 20, 22, 25, 30])
        self.joint = dice.random() < 0.6  # the titles of an article on one line
        self.wide = dice.random() < 0.5
        self.spread = dice.random() < 0.3
        self.tight = dice.random() < 0.3  # text right under a crosshead, a byline right under a title
        self.strict = dice.random() < 0.85  # punctuation begins and ends no line
        self.room = dice.randrange(150, 600)  # what is left of the column, in characters

    def lines_of(self, piece: Piece) -> Iterator[str]:
        """Give the lines of a piece, each with its role; empty ones where a column ends."""
        if piece.role == Role.TITLE:
            yield from (f"title\t{text}" for text in self._title(piece))
            if self.dice.random() < 0.3:
                self.measure = max(10, self.measure + self.dice.randrange(-4, 5))
            return
        text = piece.text.translate(WIDE) if self.wide and piece.role != Role.FURNITURE else piece.text
        role, indents = piece.role, piece.role in (Role.PARAGRAPH, Role.CAPTION) and self.form.indents == "shown"
        for count, part in enumerate(self._columns(text) if piece.role == Role.PARAGRAPH else [text]):
            if count:
                yield ""
            for line in self._printed(piece.role, part, is_first=count == 0):
                yield f"{role}\t{'　　' if indents and role == piece.role else ''}{line}"
                role = FURTHER.get(piece.role, piece.role)

    def _title(self, piece: Piece) -> Iterator[str]:
        dice, fields = self.dice, [field for field in (piece.kicker, piece.text, piece.deck) if field]
        if not self.form.broken:
            for field in [" ".join(fields)] if self.joint else fields:
                phrases = field.split() if not self.joint and dice.random() < 0.4 else [field]
                yield from phrases if len(phrases) <= 3 else [field]
            return
        if dice.random() < 0.08 and len(piece.text) <= 18:
            yield from piece.text.replace(" ", "")
            fields.remove(piece.text)
        size = self.measure
        box = max(7, dice.choice([size - 3, size, size + 4, 2 * size - 4, 2 * size, 40]))
        for field in fields:
            for phrase in field.split() if dice.random() < 0.6 else [field]:
                yield from self._wrap(phrase, box)

    def _columns(self, text: str) -> list[str]:
        """Cut a paragraph where a column ends."""
        if not self.form.columns:
            return [text]
        parts = []
        while len(text) > self.room:
            at = self.room
            while 1 < at < len(text) and (text[at - 1] in "。!?”" or not _may_break(text, at)):
                at -= 1
            parts.append(text[:at])
            text, self.room = text[at:], self.dice.randrange(150, 600)
        self.room = max(20, self.room - len(text))
        return [part for part in (*parts, text) if part.strip()]

    def _printed(self, role: Role, text: str, *, is_first: bool) -> Iterator[str]:
        alone = role in ALONE or (role == Role.FURNITURE and self.dice.random() < 0.8)
        if not self.form.broken or alone:
            yield text
            return
        set_in = 2 if self.form.indents in ("lost", "shown") and role == Role.PARAGRAPH and is_first else 0
        lines = self._wrap(text, self.measure, set_in)
        for count, line in enumerate(lines):
            room = 2 * (self.measure - (0 if count else set_in))
            is_short = count < len(lines) - 1 and self.spread and _width(line) < room
            yield " ".join(line) if is_short and self.dice.random() < 0.7 else line

    def _wrap(self, text: str, measure: int, set_in: int = 0) -> list[str]:
        """Break a text into lines of a measure in characters."""
        lines, start, room = [], 0, 2 * (measure - set_in)
        while start < len(text):
            end, used = start, 0
            while end < len(text) and used + _width(text[end]) <= room:
                used += _width(text[end])
                end += 1
            while self.strict and start + 2 < end < len(text) and not _may_break(text, end):
                end -= 1
            end = max(end, start + 1)
            lines.append(text[start:end].strip() or text[start:end])
            start, room = end, 2 * measure
        return lines


def set_page(dice: random.Random, pieces: Sequence[Piece], form: Form) -> str:
    """Give the page as lines with their roles; blank lines as they stand."""
    setter = Setter(dice, form)
    lines: list[str] = []
    for number, piece in enumerate(pieces):
        if number and _has_blank(dice, form, piece, pieces[number - 1], tight=setter.tight):
            lines += [""] * dice.choice([1, 1, 1, 2])
        lines += setter.lines_of(piece)
    return "\n".join(lines) + "\n"


def _has_blank(dice: random.Random, form: Form, piece: Piece, before: Piece, *, tight: bool) -> bool:
    if form.blanks == "none":
        return False
    if form.blanks == "articles":
        return piece.apart or (piece.role == Role.FURNITURE) != (before.role == Role.FURNITURE)
    if piece.role == before.role and piece.role in (Role.FURNITURE, Role.ITEM):
        return dice.random() < 0.25
    close = before.role == Role.CROSSHEAD or piece.role in (Role.BYLINE, Role.CLOSING)
    return dice.random() < (0.3 if close and tight else 0.97)


def _may_break(text: str, at: int) -> bool:
    """Tell whether a line may end before this character, as print sets it."""
    before, after = text[at - 1], text[at]
    in_number = after.isascii() and after.isalnum() and before.isascii() and before.isalnum()
    return not (after in NO_START or before in NO_END or in_number)


def _width(text: str) -> int:
    return sum(1 if one.isascii() and (one.isalnum() or one == " ") else 2 for one in text)

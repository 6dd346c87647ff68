"""The numbers that paragraphs and crossheads begin with."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.chinese.dates import HAN_COUNT, read_ordinal
from articles.chinese.text import half_width

# 一、 · 其三, · (二) · 第四, · 1.
_ORDINAL = re.compile(
    rf"(?:(?P<form>其|第)?(?P<han>{HAN_COUNT})(?:[、,]|是(?=[^否]))|[(](?P<in>{HAN_COUNT}|\d)[)]"
    r"|(?P<digit>\d{1,2})[.、](?!\d))"
)
_HAN_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The number that a text begins with: its form (一、 其一 第一 (一) 1.), its value, and itself as printed."""

    form: str
    number: int
    printed: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A number that breaks its row: which of the numbers it is, and the form and the number that are due."""

    index: int
    form: str
    due: int


def ordinal(text: str) -> Ordinal | None:
    """Read the number that a text begins with, if it does."""
    match = _ORDINAL.match(half_width(text))
    if match is None:
        return None
    digits = match["han"] or match["in"] or match["digit"]
    if match["digit"]:
        form = "1."
    elif match["in"]:
        form = "(一)"
    else:
        form = f"{match['form']}一" if match["form"] else "一、"
    return Ordinal(form, read_ordinal(digits), text[: match.end()])


def broken_numbers(numbers: Iterable[Ordinal]) -> Iterator[Broken]:
    """Give the numbers of crossheads that are not due, or are set in another form than is due.

    A row within another has a form of its own and begins with one: 一、 (一) (二) 二、.
    """
    rows: list[tuple[str, int]] = []  # the form of each row and the number that is due in it, the inmost last
    for index, found in enumerate(numbers):
        level = next((at for at, (form, _) in enumerate(rows) if form == found.form), None)
        if level is None and (found.number == 1 or not rows):
            level = len(rows)
            rows.append((found.form, 1))
        elif level is None:
            level = len(rows) - 1
        form, due = rows[level]
        if (found.form, found.number) != (form, due):
            yield Broken(index, form, due)
        rows[level:] = [(form, found.number + 1)]


def write_ordinal(form: str, number: int, printed: str = "1.") -> str:
    """Write a number below a hundred in a form; one in figures with the mark that another is printed with."""
    tens, units = divmod(number, 10)
    han = f"{_HAN_DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{_HAN_DIGITS[units] if units else ''}"
    return {"1.": f"{number}{printed[-1]}", "(一)": f"（{han}）", "一、": f"{han}、"}.get(form, f"{form[0]}{han}，")

"""The numbers that paragraphs and crossheads begin with."""

import re
from dataclasses import dataclass

from articles.chinese.dates import HAN_COUNT, read_ordinal
from articles.chinese.text import half_width

# 一、 · 其三, · (二) · 第四, · 1.
_ORDINAL = re.compile(
    rf"(?:(?P<form>其|第)?(?P<han>{HAN_COUNT})(?:[、,]|是(?=[^否]))|[(](?P<in>{HAN_COUNT}|\d)[)]"
    r"|(?P<digit>\d{1,2})[.、](?!\d))"
)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The number that a text begins with: its form (一、 其一 第一 (一) 1.), its value, and itself as printed."""

    form: str
    number: int
    printed: str


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

"""Pasted text, cleaned of what a word processor or a web page brought along; what was done is told in a line.

| what comes in | what is kept |
|---|---|
| soft line ends, form feeds, NEL, U+2028, U+2029 | a line end; a space in a text of one line |
| no-break and other spaces, tabs | a space; the ideographic space stays |
| zero-width characters, marks of direction, soft hyphens, control characters | nothing |
| radicals and compatibility ideographs | the ideograph that they look like |
| the bullet of a list before its text | nothing; ■ and its like, which papers print, go only before a tab |
| lines without a word, but for one between two blocks | nothing |
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.characters import LINE_ENDS, LOOK_ALIKE, SPACES, UNSEEN
from articles.models.fields import CONTROL
from articles.models.paper.body import MARKS

# •\t春耕, and the same as Word writes it in its own font; - 春耕; ■\t春耕
BULLET = re.compile(
    r"^[ \u3000]*(?:[•‣◦⁃∙\uf0b7\uf0a7\uf0d8\uf06c\uf06e\uf0fc\uf076]|[-*·](?=[ \t])|[o●○■□◆◇▪▫➢✓–](?=\t))[ \t\u3000]*",
    re.MULTILINE,
)
SPACE = re.compile(f"[\t{''.join(map(chr, SPACES))}]")
LINE_END = re.compile(f"[{''.join(map(chr, LINE_ENDS))}]")
EMPTY = {"", *(mark.strip() for mark in MARKS.values())}


class Blemish(TextChoices):
    """What pasting brings along."""

    LINE_END = "line-end", gettext_lazy("soft line ends")
    SPACE = "space", gettext_lazy("no-break spaces and tabs")
    UNSEEN = "unseen", gettext_lazy("invisible characters")
    LOOK_ALIKE = "look-alike", gettext_lazy("radicals in place of characters")
    BULLET = "bullet", gettext_lazy("bullets")
    EMPTY = "empty", gettext_lazy("empty paragraphs")


@dataclass(frozen=True, slots=True)
class Cleaning:
    """How often something was cleaned."""

    blemish: Blemish
    count: int


def clean_pasted(text: str, *, one_line: bool = False) -> tuple[str, tuple[Cleaning, ...]]:
    """Clean a text, and say what was done; a text that was clean comes back as it is, but for CR in its line ends."""
    found: Counter[Blemish] = Counter()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, found[Blemish.UNSEEN] = _translated(text, dict.fromkeys(UNSEEN, ""))
    text, controls = CONTROL.subn("", text)
    found[Blemish.UNSEEN] += controls
    text, found[Blemish.LOOK_ALIKE] = _translated(text, LOOK_ALIKE)
    text, found[Blemish.LINE_END] = LINE_END.subn(" " if one_line else "\n", text)
    if not one_line:
        text, found[Blemish.BULLET] = BULLET.subn("", text)
    text, found[Blemish.SPACE] = SPACE.subn(" ", text)
    if not one_line:
        text, found[Blemish.EMPTY] = _without_empty(text)
    return text, tuple(Cleaning(blemish, found[blemish]) for blemish in Blemish if found[blemish])


def tell_cleaned(cleanings: Iterable[Cleaning]) -> str:
    """Say in a line what was cleaned, in all texts together; nothing where nothing was."""
    found: Counter[Blemish] = Counter()
    for cleaning in cleanings:
        found[cleaning.blemish] += cleaning.count
    told = [
        _("%(what)s: %(count)d") % {"what": blemish.label, "count": found[blemish]}
        for blemish in Blemish
        if found[blemish]
    ]
    return _("Cleaned up: %(list)s.") % {"list": "、".join(told)} if told else ""


def _translated(text: str, table: dict[int, str]) -> tuple[str, int]:
    return text.translate(table), sum(ord(character) in table for character in text)


def _without_empty(text: str) -> tuple[str, int]:
    """Leave out lines without a word, but for one between two blocks that had any between them."""
    kept: list[str] = []
    count = 0
    for is_empty, group in groupby(text.split("\n"), key=lambda line: line.strip() in EMPTY):
        lines = list(group)
        if not is_empty:
            kept += lines
            continue
        kept.append("")
        marks = sum(bool(line.strip()) for line in lines)
        count += marks + max(0, len(lines) - marks - 1)
    return "\n".join(kept).strip("\n"), count

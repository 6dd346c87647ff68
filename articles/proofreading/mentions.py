"""The people that a piece names where a form of print says that it is a name: bylines, labels, offices, who spoke."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.chinese.grown import grown_together
from articles.chinese.names import looks_like_name
from articles.chinese.offices import name_at, offices_in
from articles.chinese.text import HAN
from articles.proofreading.texts import Piece, Text

# ■通讯员 林晓禾 段思远 · (本报记者林晓禾 通讯员江白)
_LABEL = re.compile("(?:记者|通讯员|摄影|作者)[ \u3000:/]{0,3}")
_NAME = re.compile(f"[{HAN}]{{2,4}}")
_NEXT = re.compile("[ \u3000、]{1,3}")
# 林晓禾强调, at the head of a sentence or of a part of it
_SPOKE = re.compile(rf"(?:^|(?<=[。,;!?”]))(?P<name>[{HAN}]{{3}})(?=指出|强调|要求|表示|介绍|说[,:“]|认为|告诉)")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who is named: the name, its place in a text, and the office told before it, if one is."""

    name: str
    text: Text
    start: int
    office: str = ""

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.start + len(self.name)


def mentions(piece: Piece) -> Iterator[Mention]:
    """Give those whom a piece names, in no order; an office more is a mention more."""
    for text in piece.credits:
        if text.field == "bylines":
            yield Mention(text.words, text, 0)
        elif text.field == "byline_raw":
            found = _NAME.finditer(_LABEL.sub(lambda match: " " * len(match[0]), text.folded))
            yield from (Mention(match[0], text, match.start()) for match in found if looks_like_name(match[0]))
    for text in piece.prose:
        yield from _labelled(text)
        for held in offices_in(text.words):
            yield Mention(held.name, text, held.end - len(held.name), held.office)
        for match in _SPOKE.finditer(text.folded):
            if looks_like_name(match["name"]) and not holds_word(match["name"]):
                yield Mention(match["name"], text, match.start())


def _labelled(text: Text) -> Iterator[Mention]:
    """Give the names behind a label: one, or several that are parted."""
    for match in _LABEL.finditer(text.folded):
        at = match.end()
        while name := name_at(text.words, at):
            yield Mention(name, text, at)
            parted = _NEXT.match(text.folded, at + len(name))
            if not parted:
                break
            at = parted.end()


def holds_word(name: str) -> bool:
    """Tell whether two characters of what may be a name stand together in words: then it may be none."""
    return any(grown_together(*name[at : at + 2]) for at in range(len(name) - 1))

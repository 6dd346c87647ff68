"""Punctuation as print has it: stored `近日,茂南区委` is shown `近日，茂南区委`.

Page texts come in with `, ; : ! ? ( )` folded to half width. What is stored stays as it came; what is shown is
set here. A mark is widened where it belongs to Chinese text, and never inside numbers (`1,200`, `10:30`),
addresses or Latin text (`Hello, world`, `AI+(beta)`).

Reversible: setting changes the width of single characters, moves nothing, and remembers where it did so:
`restore(typeset(text)) == text` for every text, also for one that holds full-width marks of its own.
"""

import re
from dataclasses import dataclass
from typing import Any

WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
HALF = {wide: half for half, wide in WIDE.items()}
HALF_WIDTH = re.compile(r"[,;:!?()]")
MARK = re.compile(r"[,;:!?]")
BRACKET = re.compile(r"[()（）]")
# http://www.maonan.gov.cn/search?id=1:2 and the mark that ends the sentence after it
ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]{0,500}[\w/]", re.ASCII | re.IGNORECASE)
CHINESE = re.compile(r"[\u2e80-\u2fdf\u3001-\u30ff\u31c0-\u9fff\uf900-\ufaff\U00020000-\U0003ffff—…]")
# Between a mark and the word it belongs to: 增长8.6%,… 他说“好”,…
BEFORE = "0123456789.+-%‰°℃”’\"'" + "".join([*WIDE, *HALF])
AFTER = "0123456789+-“‘\"'(（"
REACH = 40


@dataclass(frozen=True, slots=True)
class Typeset:
    """A text as shown, and the places of the marks that were stored half width."""

    text: str
    widened: tuple[int, ...]


def widen(text: str) -> str:
    """Show a stored text with full-width marks where print has them."""
    if text.isascii() or not HALF_WIDTH.search(text):  # addresses, and most names and headlines
        return text
    return typeset(text).text


def widen_all(data: Any) -> Any:
    """Show every text in a list or a dictionary so; markup has been set already, and is no text."""
    if isinstance(data, dict):
        return {name: widen_all(each) for name, each in data.items()}
    if isinstance(data, list | tuple):
        return [widen_all(each) for each in data]
    return widen(data) if isinstance(data, str) else data


def typeset(text: str) -> Typeset:
    """Set a stored text, remembering what was changed."""
    shown = list(text)
    places = sorted({*_marks(text), *_brackets(text)})
    for place in places:
        shown[place] = WIDE[text[place]]
    return Typeset("".join(shown), tuple(places))


def restore(typeset: Typeset) -> str:
    """Give back the stored text, exactly."""
    stored = list(typeset.text)
    for place in typeset.widened:
        stored[place] = HALF[stored[place]]
    return "".join(stored)


def _marks(text: str) -> list[int]:
    """Find the marks that belong to Chinese text."""
    addresses = {place for match in ADDRESS.finditer(text) for place in range(*match.span())}
    places = [match.start() for match in MARK.finditer(text) if match.start() not in addresses]
    return [place for place in places if not _in_number(text, place) and _in_chinese(text, place)]


def _in_number(text: str, place: int) -> bool:
    return text[place - 1 : place].isdecimal() and text[place + 1 : place + 2].isdecimal()


def _in_chinese(text: str, place: int) -> bool:
    return _is_chinese(_word_before(text, place)) or _is_chinese(_word_after(text, place + 1))


def _brackets(text: str) -> list[int]:
    """Find the half-width brackets of pairs that belong to Chinese text; a pair is widened whole."""
    places, opened = [], []
    for match in BRACKET.finditer(text):
        if match[0] in "(（":
            opened.append(match.start())
        elif opened:
            start, end = opened.pop(), match.start()
            if _pair_is_chinese(text, start, end):
                places += [place for place in (start, end) if text[place] in WIDE]
    return places


def _pair_is_chinese(text: str, start: int, end: int) -> bool:
    """Say whether a pair holds Chinese, follows it, or, at the head of a text, goes before it."""
    if text[start] == "（" or text[end] == "）" or CHINESE.search(text, start + 1, min(end, start + REACH)):
        return True
    before = _word_before(text, start)
    return _is_chinese(before) or (not before and _is_chinese(_word_after(text, end + 1)))


def _word_before(text: str, place: int) -> str:
    """Give the last letter before a place, past digits, units and closing marks; a space ends the search."""
    return text[max(0, place - REACH) : place].rstrip(BEFORE)[-1:].strip()


def _word_after(text: str, place: int) -> str:
    """Give the first letter after a place, past digits and opening marks; a space ends the search."""
    return text[place : place + REACH].lstrip(AFTER)[:1].strip()


def _is_chinese(letter: str) -> bool:
    return bool(CHINESE.match(letter))

"""Bytes become numbered lines of clean text, or a refusal that says why not."""

import hashlib
import re

from articles.chinese.text import HAN
from articles.codes import RefusalCode
from articles.importing.page.decoding import decode
from articles.importing.page.files import kind_of
from articles.importing.records import Line, PageRefused, Source
from articles.importing.words.characters import clean

MAX_BYTES = 2_000_000
# printed lines; a broadsheet has about 1,500
MAX_LINES = 6_000

# two spaces or one as wide as a character
_INDENT = re.compile(r"[ \t]{2}|\t|\u3000")
_LINE_END = re.compile(r"\r\n|\n|\r")
_HAN = re.compile(f"[{HAN}]")
# tab and the line ends are text; other control characters are not, nor are halves of a surrogate pair, which some
# encodings let through and no database takes
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def read(data: bytes, name: str, encoding: str | None = None) -> Source:
    """Decode a page text, clean its characters (`words/characters.py`) and number its lines.

    Raises `PageRefused` for what is no page text but a file of another kind, empty, too long, not text in the encoding,
    binary, without Chinese, or of too many lines.
    """
    if kind := kind_of(data):
        raise PageRefused(kind)
    if len(data) > MAX_BYTES:
        raise PageRefused(RefusalCode.TOO_LONG, limit=MAX_BYTES)
    decoded, used = decode(data, encoding)
    text = clean(decoded)
    if not text.strip():
        raise PageRefused(RefusalCode.EMPTY)
    if _CONTROL.search(text):
        raise PageRefused(RefusalCode.BINARY)
    if not _HAN.search(text):
        raise PageRefused(RefusalCode.NO_CHINESE)
    lines = tuple(_lines(text))
    if len(lines) > MAX_LINES:
        raise PageRefused(RefusalCode.TOO_MANY_LINES, limit=MAX_LINES)
    return Source(name, hashlib.sha256(data).hexdigest(), used, lines)


def _lines(text: str) -> list[Line]:
    lines, gap = [], 0
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        if stripped := raw.strip():
            before = raw[: len(raw) - len(raw.lstrip())]
            lines.append(Line(number, stripped, gap, indented=bool(_INDENT.match(raw)), before=before))
            gap = 0
        else:
            gap += 1
    return lines

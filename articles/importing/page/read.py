"""Bytes become numbered lines, or a refusal that says why not."""

import codecs
import hashlib
import re

from articles.codes import RefusalCode
from articles.importing.records import Line, PageRefused, Source
from articles.importing.words.text import HAN

MAX_BYTES = 2_000_000
# printed lines; a broadsheet has about 1,500
MAX_LINES = 10_000

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# two spaces or one as wide as a character
_INDENT = re.compile(r"[ \t]{2}|\t|\u3000")
_LINE_END = re.compile(r"\r\n|\n|\r")
_HAN = re.compile(f"[{HAN}]")
# tab and the line ends are text; other control characters are not, but for the form feed of page texts; nor are
# halves of a surrogate pair, which some encodings let through and no database takes
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_BOM = "\ufeff"


def read(data: bytes, name: str, encoding: str | None = None) -> Source:
    """Decode a page text (BOM, then UTF-8, then GB18030, unless an encoding is given) and number its lines.

    Raises `PageRefused` for what is empty, too long, not text in the encoding, binary, without Chinese, or of too many
    lines.
    """
    if len(data) > MAX_BYTES:
        raise PageRefused(RefusalCode.TOO_LONG, limit=MAX_BYTES)
    text, used = _decode(data, encoding)
    if not text.strip(_BOM).strip():
        raise PageRefused(RefusalCode.EMPTY)
    if _CONTROL.search(text):
        raise PageRefused(RefusalCode.BINARY)
    if not _HAN.search(text):
        raise PageRefused(RefusalCode.NO_CHINESE)
    text = text.removeprefix(_BOM)  # GB18030 has one too
    lines = tuple(_lines(text))
    if len(lines) > MAX_LINES:
        raise PageRefused(RefusalCode.TOO_MANY_LINES, limit=MAX_LINES)
    return Source(name, hashlib.sha256(data).hexdigest(), used, lines)


def _decode(data: bytes, encoding: str | None) -> tuple[str, str]:
    candidates = (
        [encoding] if encoding else [name for bom, name in _BOMS if data.startswith(bom)] or ["utf-8", "gb18030"]
    )
    offsets = []
    for candidate in candidates:
        try:
            return data.decode(candidate), codecs.lookup(candidate).name
        except LookupError as error:
            raise PageRefused(RefusalCode.ENCODING_UNKNOWN, encoding=candidate) from error
        except UnicodeError as error:  # idna and its like do not say where
            offsets.append(getattr(error, "start", 0))
    if b"\0" in data:
        raise PageRefused(RefusalCode.BINARY)
    # the encoding that got furthest is the one meant
    raise PageRefused(RefusalCode.UNDECODABLE, encodings=candidates, offset=max(offsets))


def _lines(text: str) -> list[Line]:
    lines, gap = [], 0
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        if stripped := raw.strip():
            lines.append(Line(number, stripped, gap, indented=bool(_INDENT.match(raw))))
            gap = 0
        else:
            gap += 1
    return lines

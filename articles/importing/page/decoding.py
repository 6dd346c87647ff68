"""Bytes become text: the encoding that is told, or the likeliest; nonsense is never taken for a page."""

import codecs
from collections.abc import Iterable

from articles.codes import RefusalCode
from articles.importing.records import PageRefused
from articles.importing.words.frequency import likeness

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UTF_16 = ("utf-16-le", "utf-16-be")
# the last two are Big5 with more characters
_OTHERS = ("utf-8", "gb18030", "big5", "cp950", "big5hkscs")
# A text decoded rightly is above .5 nearly always, one decoded wrongly below .25 (`words/frequency.py`).
NONSENSE, LIKELY = 0.3, 0.45


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Give the text of the bytes and the name of its encoding.

    Without one told: a byte order mark, then UTF-8, then UTF-16 or GB18030, whichever makes sense. Raises `PageRefused`
    for bytes that are not text in the encoding, and for text that is nonsense; where another encoding makes sense of
    the bytes, that one is named.
    """
    encoding = encoding or next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if not encoding and b"\0" in data and (wide := _likeliest(data, _UTF_16)):
        return data.decode(wide), wide  # each digit, space and line end of UTF-16 has a zero
    try:
        text, used = _in_first(data, [encoding] if encoding else ["utf-8", "gb18030"])
    except PageRefused as refusal:
        if refusal.code is RefusalCode.UNDECODABLE:
            _refuse_as_other(data, encoding or "gb18030")
        raise
    if used.startswith("utf-8"):
        return text, used  # no other text is UTF-8 by chance
    if (found := likeness(text)) is not None and found < NONSENSE:
        _refuse_as_other(data, used)
    return text, used


def _refuse_as_other(data: bytes, used: str) -> None:
    """Refuse bytes that another encoding makes sense of: it is named, or the place where it is damaged."""
    if better := _likeliest(data, _OTHERS):
        raise PageRefused(RefusalCode.ENCODING_DOUBTFUL, used=used, encoding=better)
    if (likeness(data.decode("utf-8", "ignore")) or 0) >= LIKELY:
        _refuse_as_damaged(data)


def _refuse_as_damaged(data: bytes) -> None:
    """Refuse a text that is UTF-8 for the most part, and name the line in which it breaks."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise PageRefused(RefusalCode.TEXT_DAMAGED, line=len(f"{before}.".splitlines())) from error


def _likeliest(data: bytes, encodings: Iterable[str]) -> str | None:
    """Give the first of the encodings in which the bytes make sense."""
    return next((name for name in encodings if (found := _likeness_in(data, name)) and found >= LIKELY), None)


def _likeness_in(data: bytes, encoding: str) -> float | None:
    try:
        return likeness(data.decode(encoding))
    except UnicodeError:
        return None


def _in_first(data: bytes, candidates: list[str]) -> tuple[str, str]:
    """Decode the bytes in the first of the encodings that takes them."""
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

"""What a file is that is no page text, told by how its bytes begin: a PDF, a Word file, a web page, a picture."""

import json
import re

from articles.codes import RefusalCode
from articles.importing.words.characters import WEB_MARK

# how the files of a kind begin, at the place where they do
_BEGINNINGS = (
    (RefusalCode.IS_PDF, 0, (b"%PDF-",)),
    (RefusalCode.IS_RTF, 0, (b"{\\rtf",)),
    (RefusalCode.IS_WORD, 0, (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)),  # .doc and .wps
    (
        RefusalCode.IS_ARCHIVE,
        0,
        (b"PK\x03\x04", b"PK\x05\x06", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08"),
    ),
    (RefusalCode.IS_ARCHIVE, 257, (b"ustar",)),
    (RefusalCode.IS_PICTURE, 0, (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")),
    (RefusalCode.IS_PICTURE, 0, (b"RIFF", b"8BPS", b"\x00\x00\x00\x0cjP  ")),
    (RefusalCode.IS_PICTURE, 4, (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")),
)
# parts of the archives that Word, WPS and LibreOffice write
_IN_WORD = (b"word/document.xml", b"mimetypeapplication/vnd.oasis.opendocument.text", b"Index/Document.iwa")
# a web page, whole or in part; a text may hold a mark of it, but not three
_HTML_HEAD = re.compile(rb"\s{0,64}<(?:!doctype html|html|head|body|\?xml)", re.IGNORECASE)
_HTML_MARK = re.compile(WEB_MARK.encode(), re.IGNORECASE)
# # 标题 · **小标题** · > 引文 · ![图](…): two kinds of marks are no accident
_MARKDOWN = (
    re.compile(rb"^#{1,4} \S", re.MULTILINE),
    re.compile(rb"^\*\*[^*\n]{1,200}\*\*\s{0,8}$", re.MULTILINE),
    re.compile(rb"^> \S", re.MULTILINE),
    re.compile(rb"!?\[[^\]\n]{0,200}\]\([^)\s]{1,400}\)"),
)
_WEB_MARKS, _LOOKED_AT = 3, 100_000
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def kind_of(data: bytes) -> RefusalCode | None:
    """Name what a file is by its bytes; nothing where it may be a page text."""
    for kind, at, beginnings in _BEGINNINGS:
        if data.startswith(beginnings, at):
            in_word = kind is RefusalCode.IS_ARCHIVE and any(part in data for part in _IN_WORD)
            return RefusalCode.IS_WORD if in_word else kind
    plain = _without_mark(data)
    if _HTML_HEAD.match(plain) or len(_HTML_MARK.findall(plain[:_LOOKED_AT])) >= _WEB_MARKS:
        return RefusalCode.IS_HTML
    if sum(bool(mark.search(plain[:_LOOKED_AT])) for mark in _MARKDOWN) > 1:
        return RefusalCode.IS_MARKDOWN
    return RefusalCode.IS_JSON if _is_json(plain) else None


def _without_mark(data: bytes) -> bytes:
    """Give the bytes without a byte order mark; of UTF-16 only those that are letters and signs of ASCII."""
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    plain = data[len(mark) :]
    return plain.replace(b"\0", b"") if len(mark) == 2 else plain


def _is_json(data: bytes) -> bool:
    """Tell whether the bytes are an object of JSON, or several, or a list; [要闻] only begins like one."""
    if data.lstrip()[:1] not in (b"{", b"["):
        return False
    text = data.decode("utf-8", "replace").strip()
    try:
        found, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return False
    return bool(found) and (isinstance(found, dict) or end == len(text))

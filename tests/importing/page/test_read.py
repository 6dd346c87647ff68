import codecs
import hashlib

import pytest

from articles.importing.page.read import MAX_BYTES, MAX_LINES, read
from articles.importing.records import Line, PageRefused

TEXT = "春风吹绿东河岸\n\n春耕开始了。"
LINES = (Line(1, "春风吹绿东河岸", 0), Line(3, "春耕开始了。", 1))


def refusal(data, encoding=None):
    with pytest.raises(PageRefused) as refused:
        read(data, "page.txt", encoding)
    return refused.value.code, refused.value.facts


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("gb18030"), "gb18030"),
        (("\ufeff" + TEXT).encode("gb18030"), "gb18030"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
    ],
    ids=["utf-8", "utf-8 with a mark", "gb18030", "gb18030 with a mark", "utf-16", "utf-16, big end first"],
)
def test_encoding_is_found(data, encoding):
    source = read(data, "page.txt")
    assert (source.encoding, source.lines) == (encoding, LINES)


@pytest.mark.parametrize(
    ("given", "named"), [("big5", "big5"), ("UTF8", "utf-8"), ("GBK", "gbk"), ("utf_16_le", "utf-16-le")]
)
def test_encoding_is_told(given, named):
    source = read("中文報紙。".encode(given), "page.txt", given)
    assert (source.encoding, source.lines) == (named, (Line(1, "中文報紙。", 0),))


def test_mark_is_dropped_whatever_encoding_is_told():
    assert read(TEXT.encode("utf-8-sig"), "page.txt", "utf-8").lines == LINES


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_parts_lines(end):
    assert read(TEXT.replace("\n", end).encode(), "page.txt").lines == LINES


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_line_ends_of_other_programs_part_lines(end):
    assert read(f"春耕{end}开始了。".encode(), "page.txt").lines == (Line(1, "春耕", 0), Line(2, "开始了。", 0))


def test_lines_stand_without_space_around_them_and_know_the_gap_before():
    lines = read("\n\u3000\u3000春耕\t\n \n\u3000\n农机 下地\xa0".encode(), "page.txt").lines
    assert lines == (Line(2, "春耕", 1, indented=True), Line(5, "农机 下地", 2))


def test_bytes_are_known_by_their_sum():
    source = read(TEXT.encode(), "东河 01.txt")
    assert (source.name, source.sha256) == ("东河 01.txt", hashlib.sha256(TEXT.encode()).hexdigest())


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\u3000\n".encode(), codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n"])
def test_empty_is_refused(data):
    assert refusal(data) == ("empty", {})


@pytest.mark.parametrize(
    "data", [b"\x00\x01", TEXT.encode() + b"\x00", TEXT.encode("utf-16-le"), b"\x7fELF\x02", b"\xff\x00\x81"]
)
def test_binary_is_refused(data):
    assert refusal(data) == ("binary", {})


def test_text_without_chinese_is_refused():
    assert refusal(b"Spring has come.") == ("no-chinese", {})


def test_undecodable_is_refused_where_the_likeliest_encoding_fails():
    utf_8, gb18030 = TEXT.encode(), TEXT.encode("gb18030")
    assert refusal(utf_8 + b"\xff")[1]["offset"] == len(utf_8)
    assert refusal(gb18030 + b"\xff\n") == ("undecodable", {"encodings": ["utf-8", "gb18030"], "offset": len(gb18030)})


def test_undecodable_in_the_encoding_told_is_refused():
    assert refusal(TEXT.encode(), "ascii") == ("undecodable", {"encodings": ["ascii"], "offset": 0})


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", "zip", "a b"])
def test_unknown_encoding_is_refused(encoding):
    assert refusal(TEXT.encode(), encoding) == ("encoding-unknown", {"encoding": encoding})


@pytest.mark.parametrize("encoding", ["idna", "undefined", "punycode"])
def test_encoding_that_is_not_for_texts_is_refused(encoding):
    assert refusal(TEXT.encode(), encoding)[0] == "undecodable"


@pytest.mark.parametrize(
    ("data", "encoding"), [(b"+2AA-" + "春".encode("utf-7"), "utf-7"), (b"\\ud800\\u6625", "unicode_escape")]
)
def test_half_a_character_is_refused(data, encoding):
    assert refusal(data, encoding) == ("binary", {})


def test_page_of_the_greatest_length_is_read():
    assert len(read(("春" * (MAX_BYTES // 3)).encode(), "page.txt").lines) == 1


def test_longer_text_is_refused():
    assert refusal(b"x" * (MAX_BYTES + 1)) == ("too-long", {"limit": MAX_BYTES})


def test_more_lines_than_a_page_has_are_refused():
    text = "渠\n" * MAX_LINES
    assert len(read(text.encode(), "page.txt").lines) == MAX_LINES
    assert refusal((text + "渠").encode()) == ("too-many-lines", {"limit": MAX_LINES})

import unicodedata

import pytest

from articles.importing.pipeline import parse_page
from articles.importing.words.characters import clean, damaged


@pytest.mark.parametrize(
    ("received", "printed"),
    [
        ("⻘⼭绿⽔，⻓河⽉明", "青山绿水，长河月明"),
        ("不了女", "不了女"),
        ("记者\u00a0江\u2003白\u202f陶\u2009宜", "记者 江 白 陶 宜"),
        ("\u3000\u3000春耕", "\u3000\u3000春耕"),
        ("种下\x0c春耕\x0b农机\x85下地\u2028开始\u2029了", "种下\n春耕\n农机\n下地\n开始\n了"),
        ("\u202a■通讯员\u200b 江白\u202c\ufeff", "■通讯员 江白"),
        ("春\u00ad耕\ufe0e开\u2060始\U000e0100", "春耕开始"),
        ("春耕。\x1a\x1a", "春耕。"),
        ("林\ue5e5禾\ufffd", "林\ue5e5禾\ufffd"),
        ("“春耕”——①Ａ１，…", "“春耕”——①Ａ１，…"),
    ],
)
def test_what_extraction_did_is_undone(received, printed):
    assert clean(received) == printed


def test_every_radical_with_an_ideograph_becomes_one():
    left = [code for code in range(0x2F00, 0x2FD6) if not unicodedata.name(clean(chr(code))).startswith("CJK UNIFIED")]
    assert left == []


def test_clean_text_stays():
    text = "".join(chr(code) for code in range(0x4E00, 0x9FFF)) + "，。、；：？！“”‘’（）《》【】〔〕—…·1aA %\n\t\u3000"
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("林\ue5e5禾", ["U+E5E5"]),
        ("完成\ufffd\ufffd", ["U+FFFD", "U+FFFD"]),
        ("春耕锟斤拷锟斤拷", ["锟斤拷", "锟斤拷"]),
        ("春耕𠮷①", []),
    ],
)
def test_what_nobody_can_read_is_found(text, found):
    assert list(damaged(text)) == found


def test_damage_is_noted_by_line():
    page = parse_page(
        "春风吹绿东河岸\n\n■通讯员 江白\n\n本报讯 春\ue000耕\ue000开始了。\n\n农机下了地\ufffd。".encode(), "page.txt"
    )
    notes = [(note.line, note.facts) for note in page.notes if note.code == "damaged"]
    assert notes == [(5, {"characters": ["U+E000"]}), (7, {"characters": ["U+FFFD"]})]
    assert page.articles[0].body[0].text == "春\ue000耕\ue000开始了。"


def test_marks_left_over_from_a_web_page_are_damage():
    assert list(damaged("春耕&nbsp;开始了<br>,1<2,甲<乙>丙。")) == ["&nbsp;", "<br>"]

import pytest

from articles.search import read_terms, tidy


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("春耕", ("春耕",)),
        (" 春耕\u3000備耕 春耕 ", ("春耕", "备耕")),
        ('"hello world" AI', ("hello\u3000world", "ai")),
        ("“春耕 备耕”", ("春耕备耕",)),
        ("“百千万”工程", ("百千万工程",)),
        ('"春耕 备耕', ("春耕", "备耕")),
        ("春耕,备耕", ("春耕，备耕",)),
        ("。 ，！ “” ++", ()),
        ("春耕 。", ("春耕",)),
        ("8.6% C++", ("8．6％", "c＋＋")),
        ('春* NEAR(a) -耕 titles:x OR "', ("春＊", "near（a）", "－耕", "titles：x", "or")),
    ],
)
def test_terms_of_what_was_typed(typed, terms):
    assert read_terms(typed) == terms


def test_what_no_keyboard_types_is_left_out():
    assert tidy(" 春\x00耕\ud800\n备\x1f ") == "春 耕 备"

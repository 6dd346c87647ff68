import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.folding import fold, fold_with_places

SIGNS = st.sampled_from("春耕裏東东乾·。，,“”《》 \u3000\tＡaZ９1.％%éㄅ①㎡ﬁ\u0301\u200b\x00𠮷")
LINES = st.text(SIGNS | st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("line", "folded"),
    [
        ("ＡＩ+技术", "ai＋技术"),
        ("①㎡", "1m2"),
        ("２０２５年", "2025年"),
        ("Café lǜ", "cafe\u3000lu"),
        ("東河鎮春風，後來", "东河镇春风，后来"),
        ("近日,茂河", "近日，茂河"),
        ("“百千万”工程、《河边小记》", "百千万工程、河边小记"),
        ("李 满 AI  2025 年", "李满ai\u30002025年"),
        ("8.6%", "8．6％"),
        ("葛\U000e0100\u200b\x00\ud800布", "葛布"),
    ],
)
def test_fold(line, folded):
    assert fold(line) == folded


@given(LINES)
def test_folded_text_has_no_ascii_but_letters_and_figures(line):
    assert [sign for sign in fold(line) if sign.isascii() and not sign.isalnum()] == []


@given(LINES, st.data())
def test_part_folds_to_a_part(line, data):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    assert fold(line[start:end]) in fold(line)


@given(LINES)
def test_places_lead_back_to_what_was_folded(line):
    folded, places = fold_with_places(line)
    assert folded == fold(line)
    assert list(places) == sorted(places)
    wide = {"\u3000"}
    assert all(sign in fold(line[place]) for sign, place in zip(folded, places, strict=True) if sign not in wide)

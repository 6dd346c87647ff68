import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import cut_off, last_pause
from articles.search.pauses import first_pause

SIGNS = "春耕东a1. ，。、“”:,-%"


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("近日,东河镇举办现场会,一百二十人参加。", 16, "近日,东河镇举办现场会……"),
        ("他说:“路修好了。”大家都很高兴,拍手叫好。", 13, "他说:“路修好了。”……"),
        ("早稻插秧、清理河道、义诊进村", 12, "早稻插秧、清理河道……"),
        ("机插率比去年提前到10:30以前", 14, "机插率比去年提前到……"),
        ("面积共有1,200亩以上", 8, "面积共有……"),
        ("今年推广的是SmartFarm系统", 12, "今年推广的是……"),
        ("smart farming in Donghe", 17, "smart farming……"),
        ("春风又绿了东河两岸的早稻田", 8, "春风又绿了东……"),
        ("短。", 8, "短。"),
        ("", 8, ""),
    ],
)
def test_text_is_cut_where_a_reader_pauses(text, most, cut):
    assert cut_off(text, most, "……") == cut


@pytest.mark.parametrize(
    ("text", "least", "most", "place"),
    [
        ("先说一句。再说春耕", 2, 7, 5),
        ("先说一句。再说春耕", 5, 7, 5),
        ("先说一句再说春耕", 2, 6, 2),
        ("用SmartFarm种春耕", 3, 11, 10),
    ],
)
def test_text_begins_where_a_reader_pauses(text, least, most, place):
    assert first_pause(text, least, most) == place


@given(st.text(SIGNS, max_size=40), st.integers(4, 30))
def test_cut_text_is_a_beginning_of_its_length_at_most(text, most):
    cut = cut_off(text, most, "……")
    assert len(cut) <= most
    assert cut == text or (cut.endswith("……") and text.startswith(cut.removesuffix("……")))


@given(st.text(SIGNS, min_size=1, max_size=40), st.data())
def test_pauses_lie_in_their_range(text, data):
    least = data.draw(st.integers(0, len(text)))
    most = data.draw(st.integers(least, len(text)))
    assert least <= last_pause(text, least, most) <= most
    assert least <= first_pause(text, least, most) <= most

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chinese.punctuation import HALF, WIDE, restore, typeset, widen, widen_all

texts = st.text(st.sampled_from(",;:!?()，；：！？（） 春耕8.%aZ“”。/")) | st.text()


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("近日,茂河区委召开会议;听取汇报:", "近日，茂河区委召开会议；听取汇报："),
        ("怎么干?一起干!", "怎么干？一起干！"),
        ("他说:“好,就这么办!”", "他说：“好，就这么办！”"),
        ("增长8.6%,GDP破百亿", "增长8.6%，GDP破百亿"),
        ("截至2026年,300人报名", "截至2026年，300人报名"),
        ("四小园(小菜园、小果园)建成", "四小园（小菜园、小果园）建成"),
        ("线上(AI)培训", "线上（AI）培训"),
        ("(本报讯)", "（本报讯）"),
        ("东河: 春风又绿", "东河： 春风又绿"),
        ("问:AI是什么?!", "问：AI是什么？！"),
        ("热线:2963000", "热线：2963000"),
    ],
)
def test_widen_sets_marks_of_chinese_text(stored, shown):
    assert widen(stored) == shown


@pytest.mark.parametrize(
    "text",
    [
        "8.6",
        "上午10:30开始",
        "共1,200人",
        "比分3:2",
        "Hello, world! (really?)",
        "AI+(beta)",
        "AI+(beta)版本",
        "用f(x)表示",
        "见https://news.example.cn/a?b=1:2;c(3)",
        "paper@example.cn",
        "1)项目",
        "",
    ],
)
def test_widen_leaves_numbers_addresses_and_latin_alone(text):
    assert widen(text) == text


def test_widen_ends_an_address_before_the_mark_after_it():
    assert widen("见http://example.cn/a,再看") == "见http://example.cn/a，再看"


def test_widen_completes_a_pair_of_mixed_width():
    assert widen("梁河(下转第3版）") == "梁河（下转第3版）"


@given(texts)
def test_restore_gives_every_stored_text_back(text):
    assert restore(typeset(text)) == text


@given(texts)
def test_widen_changes_widths_and_nothing_else(text):
    changes = {(stored, shown) for stored, shown in zip(text, widen(text), strict=True) if stored != shown}
    assert changes <= set(WIDE.items())


@given(texts)
def test_widen_again_changes_nothing_more(text):
    assert widen(widen(text)) == widen(text)


@given(st.text(st.sampled_from("()春a1 ")))
def test_widen_keeps_brackets_paired(text):
    def pairs(marks):
        opened, found = [], []
        for place, mark in enumerate(marks):
            if mark in "(（":
                opened.append((place, mark))
            elif mark in ")）" and opened:
                found.append((opened.pop()[1], mark))
        return found

    assert all(pair in {("(", ")"), ("（", "）")} for pair in pairs(widen(text)))


def test_widths_are_each_others_inverse():
    assert {WIDE[half]: half for half in WIDE} == HALF


def test_data_is_shown_as_its_texts_are_whole_and_in_parts():
    link = {"uri": "https://paper.example/?a=1,2"}
    data = {"title": "春耕,开始", "by": ["林晓禾(东河)", link], "at": None, "n": (1, "a,b")}
    shown = {"title": "春耕，开始", "by": ["林晓禾（东河）", link], "at": None, "n": [1, "a,b"]}
    assert widen_all(data) == shown

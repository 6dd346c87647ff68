import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.editorial.content.pasting import Blemish, Cleaning, clean_pasted, tell_cleaned
from articles.models import parse_body


@pytest.mark.parametrize(
    ("pasted", "clean", "found"),
    [
        ("春耕时节，水到田头。", "春耕时节，水到田头。", {}),
        ("一段\r\n\r\n二段\r三段", "一段\n\n二段\n三段", {}),
        ("一段\n\n## 小标题\n\n二段", "一段\n\n## 小标题\n\n二段", {}),
        ("\u3000\u3000段首空两格", "\u3000\u3000段首空两格", {}),
        ("一段\x0b二段\u2028三段\x0c四段", "一段\n二段\n三段\n四段", {Blemish.LINE_END: 3}),
        ("春耕\xa0时节\u2003水\t到", "春耕 时节 水 到", {Blemish.SPACE: 3}),
        ("春\u200b耕\ufeff时\xad节\x07", "春耕时节", {Blemish.UNSEEN: 4}),
        ("\u2f00\u2f08⻓", "一人长", {Blemish.LOOK_ALIKE: 3}),
        ("•\t一段\n\uf0b7 二段\n- 三段\n■\t四段", "一段\n二段\n三段\n四段", {Blemish.BULLET: 4}),
        ("■通讯员 白露\n● 照片\n-3℃", "■通讯员 白露\n● 照片\n-3℃", {}),
        ("一段\n\n\n\n二段\n## \n\n三段\n", "一段\n\n二段\n\n三段", {Blemish.EMPTY: 3}),
        ("一段\n\u3000\xa0\n\u200b\n二段", "一段\n\n二段", {Blemish.SPACE: 1, Blemish.UNSEEN: 1, Blemish.EMPTY: 1}),
    ],
)
def test_clean_pasted_cleans_and_counts(pasted: str, clean: str, found: dict[Blemish, int]) -> None:
    text, cleanings = clean_pasted(pasted)
    assert (text, {one.blemish: one.count for one in cleanings}) == (clean, found)


def test_clean_pasted_in_one_line_keeps_it_one() -> None:
    assert clean_pasted("• 水到\x0b田头", one_line=True) == ("• 水到 田头", (Cleaning(Blemish.LINE_END, 1),))


@example("\ufada")  # a compatibility ideograph that is none
@given(st.text())
def test_clean_pasted_leaves_nothing_to_clean(text: str) -> None:
    clean = clean_pasted(clean_pasted(text)[0])[0]
    assert clean_pasted(clean) == (clean, ())


@given(st.text(st.sampled_from("水到田头 \n，。ab12"), max_size=60))
def test_clean_pasted_changes_no_block_of_a_clean_text(text: str) -> None:
    assert parse_body(clean_pasted(text)[0]) == parse_body(text)


def test_tell_cleaned_says_all_texts_in_a_line() -> None:
    cleanings = [Cleaning(Blemish.SPACE, 2), Cleaning(Blemish.UNSEEN, 1), Cleaning(Blemish.SPACE, 1)]
    assert tell_cleaned(cleanings) == "已清理：特殊空格和制表符 3 处、看不见的字符 1 处。"
    assert tell_cleaned([]) == ""

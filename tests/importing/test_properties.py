"""No input loses, doubles or invents a character: a page is refused, or every character of it is in one place."""

import json
import pickle
from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.codes import NoteCode
from articles.importing.pipeline import parse_page
from articles.importing.records import PageRefused, ParsedPage
from articles.importing.report.json_form import page_as_json
from articles.importing.report.refusals import say_refusal
from articles.importing.words.characters import clean
from benchmarks.pages import REPEATED

# the same examples every time, and few enough for every run
bounded = settings(
    max_examples=150, derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)

SPACES = st.sampled_from(["", " ", "  ", "\t", "\u3000", "\xa0", "\u2003"])
ODD = st.sampled_from(
    ["\u200b", "\ufeff", "\u200e", "\xad", "\x85", "\u2028", "\x0b", "\x0c", "\ue000", "𠮷", "é", "①"]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
FURNITURE = st.sampled_from(
    [
        "值班主任:江白 陶宜",
        "责编 版式:段思远 李 满",
        "本版责编 江白",
        "新闻热线:2960000",
        "投稿邮箱:donghe@example.com",
        "2025年8月2日 星期六 总第1580期 第02版 要闻",
        "今日4版",
        "第十十版",
        "地址:东河区河岸路1号",
    ]
)
BYLINES = st.sampled_from(
    [
        "■通讯员 江白",
        "本报记者 江白 通讯员 陶宜 文/图",
        "(江白 陶宜)",
        "□ 江白",
        "记者手记",
        "作者:李 满",
        "记者 记者 !",
    ]
)
LEADS = st.sampled_from(
    ["", "本报讯 ", "本报讯(记者 江白)", "新华社北京4月24日电(记者 江白 陶宜)", "综合消息:", "本报电子版", "本报讯"]
)
NUMBERS = st.sampled_from(["", "一、", "其三,", "(二)", "十十、", "3.", "## ", "!! ", "\\"])
TITLES = st.sampled_from(
    [
        "春风吹绿东河岸",
        "全区春耕现场会召开 抢抓农时",
        "——东河镇春耕见闻",
        "江白强调",
        "图为农机手在播种。",
        "茂: 一 二",
        "农时",
    ]
)
PHRASES = st.lists(
    st.sampled_from(
        [
            "春耕开始了",
            "农机下了地",
            "“抢抓农时",
            "不误农时”",
            "现场表示,",
            "的",
            "(东河镇)",
            "3月14日",
            "、",
            ":",
            "接下来",
        ]
    ),
    min_size=1,
    max_size=5,
).map("".join)
PARAGRAPHS = st.builds("".join, st.tuples(LEADS, NUMBERS, PHRASES, st.sampled_from(["。", "。”", "", ",", "。(江白)"])))
REPEATS = st.builds(lambda sign, times: sign * times, st.sampled_from(REPEATED), st.integers(20, 200))
WIDE = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Compose a page of lines that look like print, with odd spaces, odd characters, full width, and any line end."""
    kinds = st.one_of(PARAGRAPHS, PARAGRAPHS, TITLES, BYLINES, FURNITURE, REPEATS)
    lines = draw(st.lists(kinds, min_size=1, max_size=24))
    text = ""
    for line in lines:
        if draw(st.integers(0, 9)) == 0:
            line = line.translate(WIDE)
        if draw(st.integers(0, 9)) == 0:
            at = draw(st.integers(0, len(line)))
            line = line[:at] + draw(ODD) + line[at:]
        text += draw(SPACES) + line + draw(SPACES) + draw(ENDS) * draw(st.integers(1, 3))
    return text


def characters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def texts_of(page: ParsedPage) -> list[str]:
    texts = [line.text for line in page.imprint.lines] + [stray.text for stray in page.unplaced]
    for article in page.articles:
        texts += [article.kicker, article.headline, article.deck, article.byline_raw, article.dateline]
        texts += [block.text for block in article.body]
    return texts


def check_lines(page: ParsedPage) -> None:
    """Hold lines to one place each; furniture may share its line: a mark in a text, or words that no form knows.

    A line of columns that stood side by side has a place for each of its pieces.
    """
    bodies = [number for article in page.articles for block in article.body for number in block.lines]
    strays = [number for stray in page.unplaced for number in stray.lines]
    if not any(note.code == NoteCode.COLUMNS_PARTED for note in page.notes):
        assert len(bodies) == len(set(bodies))
        assert set(strays).isdisjoint(bodies)
    furniture = {line.number for line in page.imprint.lines}
    assert furniture.union(bodies, strays) <= {line.number for line in page.source.lines}


def check(data: bytes, encoding: str | None = None) -> ParsedPage | None:
    """Hold a page to its source; what is refused is refused in one Chinese sentence, and travels between processes."""
    try:
        page = parse_page(data, "page.txt", encoding)
    except PageRefused as refusal:
        _check_refusal(refusal)
        return None
    assert characters("".join(texts_of(page))) == characters("".join(line.text for line in page.source.lines))
    assert characters("".join(texts_of(page))) == characters(clean(data.decode(page.source.encoding)))
    check_lines(page)
    assert json.loads(json.dumps(page_as_json(page), ensure_ascii=False)) == page_as_json(page)
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 — our own
    return page


def _check_refusal(refusal: PageRefused) -> None:
    again = pickle.loads(pickle.dumps(refusal))  # noqa: S301 — our own
    assert (again.code, again.facts) == (refusal.code, refusal.facts)
    assert say_refusal(refusal)


@bounded
@given(pages())
@example("春耕\n\n记者 江白\n\n本报讯(记者 陶宜)\n\n春耕开始了。\n责编:江白")
def test_composed_page_keeps_its_characters(text):
    check(text.encode())


@bounded
@given(pages(), st.sampled_from(["gb18030", "utf-8-sig", "utf-16"]))
def test_encoding_makes_no_difference(text, encoding):
    one, other = check(text.encode()), check(text.encode(encoding))
    assert one is None or (other and one.articles == other.articles)


@bounded
@given(pages())
def test_line_ends_make_no_difference(text):
    one = check(text.replace("\r\n", "\n").replace("\r", "\n").encode())
    other = check(text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n").encode())
    assert (one and one.articles) == (other and other.articles)


@bounded
@given(st.text(max_size=300))
def test_any_text_is_kept_or_refused(text):
    check(text.encode("utf-8", "surrogatepass"))


@bounded
@given(
    st.binary(max_size=300), st.sampled_from([None, "utf-8", "gb18030", "big5", "utf-7", "utf-16", "idna", "hex", "x"])
)
def test_any_bytes_are_kept_or_refused(data, encoding):
    check(data, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_damaged_page_is_kept_or_refused(encoding):
    data = "春风吹绿东河岸\n\n■通讯员 江白\n\n本报讯 春耕开始了。农机下了地。".encode(encoding)
    for at in range(len(data)):
        check(data[:at] + data[at + 1 :])

import pytest

from articles.importing.order.precedence import Precedence, counted, precedences, sections
from articles.importing.records import ParsedBlock


def blocks(*texts, kind="paragraph"):
    return [ParsedBlock(kind, text, (number,)) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("kind", "earlier", "later"),
    [
        ("introduced", "镇农机站站长林晓禾下了田。", "林晓禾说,稻子熟了。"),
        ("explained", "东河米业有限公司(以下简称“东河米业”)开机。", "当天东河米业收了十吨稻谷。"),
        ("quoted", "“禾苗行动”在春天开始。", "参加禾苗行动的有三百人。"),
    ],
)
def test_what_comes_first_is_told_whichever_way_it_is_printed(kind, earlier, later):
    assert Precedence(kind, 0, 1) in precedences(blocks(earlier, later))
    assert Precedence(kind, 1, 0) in precedences(blocks(later, earlier))


@pytest.mark.parametrize(
    "texts",
    [
        ("林晓禾说,稻子熟了。", "林晓禾说,机器来了。"),  # bare in both
        ("站长林晓禾下了田。", "站长林晓禾上了车。"),  # in full in both
        ("“禾苗行动”开始。", "“禾苗行动”结束。"),
        ("稻子熟了。", "机器来了。"),
    ],
)
def test_nothing_is_said_of_the_order_where_both_are_alike(texts):
    assert precedences(blocks(*texts)) == ()


def test_numbers_are_read_printed_and_said():
    assert counted(blocks("首先,修路。", "二是架桥。", "三、通水", "然后验收。", "其次,种树。")) == {
        0: 1,
        1: 2,
        2: 3,
        4: 2,
    }


def test_sections_are_numbered_crossheads_and_what_the_lead_lists():
    body = [
        *blocks("东河镇靠修路、架桥、通水变了样。"),
        *blocks("通水,一户不落", "二、架桥", "修路,一步到位", kind="crosshead"),
    ]
    assert sections(body) == ({2: 2}, {1: 10, 3: 4})

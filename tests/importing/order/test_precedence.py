import pytest

from articles.importing.order.precedence import counted, introductions, sections
from articles.importing.records import ParsedBlock


def blocks(*texts, kind="paragraph"):
    return [ParsedBlock(kind, text, (number,)) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("in_full", "bare"),
    [
        ("镇农机站站长林晓禾下了田。", "林晓禾说,稻子熟了。"),
        ("联盟秘书长德拉蒙到了河湾村。", "对此,德拉蒙表示欢迎。"),
        ("东河米业公司当天开机。", "“米业公司还要添机器。”村民说。"),
    ],
)
def test_a_name_is_in_full_in_one_block_and_bare_in_another(in_full, bare):
    assert {0: True, 1: False} in introductions([in_full, bare])
    assert {0: False, 1: True} in introductions([bare, in_full])


@pytest.mark.parametrize(
    "texts",
    [
        ("林晓禾说,稻子熟了。", "林晓禾说,机器来了。"),  # bare in both
        ("站长林晓禾下了田。", "站长林晓禾上了车。"),  # in full in both
        ("村民和林晓禾下了田。", "林晓禾说,稻子熟了。"),  # beside another, and not in full
        ("村民见到他们下了田。", "他们说,稻子熟了。"),  # no name
        ("稻子熟了。", "机器来了。"),
    ],
)
def test_no_name_is_introduced_where_both_blocks_are_alike(texts):
    assert introductions(texts) == ()


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

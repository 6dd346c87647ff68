import pytest

from articles.importing.words.furniture import read_imprint
from tests.importing.cases import lines_of


def contradicting(head):
    notes = read_imprint(lines_of(head)).notes
    assert {note.code for note in notes} <= {"print-contradicts"}
    return [(note.line, *note.facts.values()) for note in notes]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("2025年6月3日 第1版\n2025年6月4日 第1版", [(2, "date", "2025-06-04", "2025-06-03")]),
        ("2025年6月3日 第1版\n2025年6月3日 第2版", [(2, "page", "2", "1")]),
        ("2025年6月3日 总第2210期\n总第2211期", [(2, "number", "2211", "2210")]),
        ("2025年6月3日 星期六", [(1, "weekday", "星期六", "2025-06-03")]),
        ("2025年6月3日 第1版\n礼拜天", [(2, "weekday", "礼拜天", "2025-06-03")]),
    ],
)
def test_page_that_contradicts_itself_is_noted(head, expected):
    assert contradicting(head) == expected


@pytest.mark.parametrize(
    "head",
    [
        "2025年6月3日 星期二 第1版\n二〇二五年六月三日 周二",
        "2025年6月7日/8日合刊 星期六",
        "2025年6月3日 第1版\n2版 民生\n3版 副刊",
        "2025年6月3日 第1版\n2025年2月30日",
        "2025年6月3日 第12期(总第2210期)",
        "2025年6月8日 星期天",
        "星期六",
    ],
)
def test_page_that_only_says_more_is_not(head):
    assert contradicting(head) == []

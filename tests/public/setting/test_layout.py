from datetime import date

import pytest

from articles.enums import BylineRole, CreditRole
from articles.models import Article, Byline, Credit, Issue
from articles.models.paper.article_queryset import OPENING
from articles.public.setting.labels import by_label, label_of
from articles.public.setting.layout import months, weigh
from articles.public.setting.text_blocks import SCRAP, SetBlock, excerpt, opening_blocks, set_blocks
from tests.factories import make_article, make_credit, make_editor, make_issue, make_page


def written(**fields):
    return Article(**{"dateline": "本报讯", "body": "", **fields})


def test_dateline_runs_in_before_the_first_paragraph():
    assert set_blocks(written(body="!! 图为春耕。\n## 抢农时\n天未亮。\n下了田。")) == [
        SetBlock("caption", "图为春耕。"),
        SetBlock("crosshead", "抢农时"),
        SetBlock("paragraph", "天未亮。", "本报讯"),
        SetBlock("paragraph", "下了田。"),
    ]


def test_dateline_without_a_paragraph_stands_alone():
    assert set_blocks(written(body="## 抢农时")) == [
        SetBlock("paragraph", "", "本报讯"),
        SetBlock("crosshead", "抢农时"),
    ]


def test_blocks_without_dateline_are_as_stored():
    assert set_blocks(written(dateline="", body="天未亮。")) == [SetBlock("paragraph", "天未亮。")]


def test_equal_paragraphs_carry_one_dateline():
    assert [block.dateline for block in set_blocks(written(body="好。\n好。"))] == ["本报讯", ""]


def test_opening_has_paragraphs_alone():
    assert opening_blocks(written(body="## 抢农时\n天未亮。")) == [SetBlock("paragraph", "天未亮。", "本报讯")]


def test_opening_that_is_cut_ends_in_an_ellipsis():
    (block,) = opening_blocks(written(body="春" * (OPENING + 1)))
    assert block.text == "春" * OPENING + "……"


def test_opening_ends_before_a_scrap_of_a_paragraph():
    first = "春" * (OPENING - 5)
    assert [block.text for block in opening_blocks(written(body=f"{first}\n夏天也来了,万物生长。"))] == [first]


@pytest.mark.parametrize(("kept", "blocks"), [(SCRAP, 2), (SCRAP - 1, 1)])
def test_scrap_is_what_is_shorter_than_a_line_on_a_phone(kept, blocks):
    first = "春" * (OPENING - kept - 1)
    opened = opening_blocks(written(body=f"{first}\n{'夏' * 100}"))
    assert [block.text for block in opened] == [first, "夏" * SCRAP + "……"][:blocks]
    assert SCRAP == 30


def test_opening_cut_within_a_crosshead_ends_whole():
    first = "春" * (OPENING - 8) + "。"
    assert [block.text for block in opening_blocks(written(body=f"{first}\n## 夏天也来了,万物生长"))] == [first]


@pytest.mark.parametrize(("body", "start"), [("## 抢农时\n天未亮就下田。", "天未亮……"), ("短。", "短。"), ("", "")])
def test_excerpt_is_the_start_of_the_first_paragraph(body, start):
    assert excerpt(written(body=body), 5) == start


@pytest.mark.parametrize(
    ("row", "label"),
    [
        (Byline(label="本报通讯员", role=BylineRole.CORRESPONDENT), "本报通讯员"),
        (Byline(label="", role=BylineRole.REPORTER), "记者"),
        (Byline(label="", role=BylineRole.AUTHOR), ""),
        (Credit(label="责编 版式", role=CreditRole.JOINT), "责编 版式"),
        (Credit(label="", role=CreditRole.PROOFREADER), "校对"),
        (Credit(label="", role=CreditRole.OTHER), ""),
    ],
)
def test_label_is_as_printed_else_the_role(row, label):
    assert label_of(row) == label


@pytest.mark.django_db
def test_names_gather_under_the_label_they_share():
    page = make_page()
    labels = ["值班主任", "责编 版式", "责编 版式", "值班主任"]
    rows = [
        make_credit(page, make_editor(f"编辑{number}"), label=label, role=CreditRole.JOINT)
        for number, label in enumerate(labels)
    ]
    assert [(group.label, group.rows) for group in by_label(rows)] == [
        ("值班主任", rows[:1]),
        ("责编 版式", rows[1:3]),
        ("值班主任", rows[3:]),
    ]


@pytest.mark.django_db
def test_front_page_is_weighed_by_place():
    issue = make_issue()
    first, second = make_page(issue=issue, number=1), make_page(issue=issue, number=2)
    front = [make_article(page=first) for _ in range(5)]
    inside = [make_article(page=second) for _ in range(2)]
    weighed = weigh([*front, *inside])
    assert weighed.lead == front[0]
    assert weighed.seconds == front[1:3]
    assert weighed.rest == front[3:]
    assert weighed.inside == [(second, inside)]


@pytest.mark.django_db
def test_front_page_of_one_article_is_its_lead():
    article = make_article()
    weighed = weigh([article])
    assert (weighed.lead, weighed.seconds, weighed.rest, weighed.inside) == (article, [], [], [])


def test_months_are_weeks_from_monday_with_issues_on_their_days():
    issue = Issue(date=date(2026, 2, 28))
    (february,) = months([issue])
    days = [day for week in february.weeks for day in week]
    assert (days[0].date, days[-1].date) == (date(2026, 1, 26), date(2026, 3, 1))
    assert [day.date for day in days if day.is_inside] == [date(2026, 2, day) for day in range(1, 29)]
    assert [(day.date, day.issue) for day in days if day.issue] == [(issue.date, issue)]


def test_months_without_an_issue_are_left_out():
    issues = [Issue(date=date(2026, 5, 4)), Issue(), Issue(date=date(2026, 3, 5)), Issue(date=date(2026, 3, 6))]
    assert [month.first for month in months(issues)] == [date(2026, 3, 1), date(2026, 5, 1)]

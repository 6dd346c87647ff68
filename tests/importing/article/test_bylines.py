import pytest

from articles.importing.article.bylines import attach_bylines
from articles.importing.article.closings import take_closings
from articles.importing.records import Draft
from articles.importing.words.bylines import LONGEST_BYLINE, read_byline
from articles.importing.words.datelines import read_dateline
from tests.importing.cases import answer, cases, labelled, lines_of, say_notes, say_people


@cases("bylines")
def test_byline_is_read(printed, expected):
    byline = read_byline(printed)
    said = "不是署名"
    if byline:
        parts = ["文末" if byline.closing else "", labelled("单位", byline.unit), say_people(byline.people)]
        said = answer(*parts) or "没有名字"
    assert said == expected


@cases("datelines")
def test_dateline_is_read(printed, expected):
    dateline = read_dateline(printed)
    assert answer(dateline or "没有电头", labelled("余", printed[len(dateline) :].strip())) == expected


@cases("articles_bylines")
def test_bylines_are_taken_out_of_an_article(printed, expected):
    draft = attach_bylines(Draft(titles=(), lines=lines_of(printed)))
    said = answer(
        labelled("署名", draft.byline_raw),
        labelled("作者", say_people(draft.byline)),
        labelled("电头", draft.dateline),
        [f"{line.number}: {line.text}" for line in draft.lines],
        say_notes(draft.notes),
    )
    assert said == expected


@cases("signatures")
def test_name_under_the_title_is_the_author(printed, expected):
    titles, text = (lines_of(part) for part in printed.split("\n===\n"))
    draft = attach_bylines(Draft(titles=titles, lines=text))
    said = answer(
        labelled("题", " ".join(line.text for line in draft.titles)),
        labelled("作者", say_people(draft.byline)),
        [f"{line.number}: {line.text}" for line in draft.lines],
    )
    assert said == expected


@pytest.mark.parametrize(
    "unit", ["记者 ", "记者", "摄影:", "摄影驻东河", "特约东河日报", "文/图", "李 满", "甲乙记者 "]
)
@pytest.mark.parametrize("frame", ["{}!", "({}!)", "■{}!"])
def test_long_row_of_labels_is_no_byline(unit, frame):
    """A pattern that tried every parting of such a row would never come back."""
    assert read_byline(frame.format((unit * LONGEST_BYLINE)[: LONGEST_BYLINE - 4])) is None


def test_letter_is_signed_by_all_that_stands_under_its_salute():
    lines = lines_of("夏收快到了。\n此致\n敬礼!\n东河县农业农村局\n2025年6月3日")
    draft = take_closings(Draft(titles=(), lines=lines))
    assert draft.byline_raw == "东河县农业农村局 2025年6月3日"
    assert [line.text for line in draft.lines] == ["夏收快到了。", "此致", "敬礼!"]

import pytest

from articles.importing.page.notices import take_notices
from articles.importing.pipeline import parse_page
from tests.importing.cases import answer, cases, labelled, lines_of
from tests.importing.pages import SPRING, page_text

NOTICE = "公告\n因检修管道,河岸路停水。特此公告。\n东河区水务局\n2025年4月20日"


def numbers(lines):
    return " ".join(str(line.number) for line in lines)


@cases("notices")
def test_notices_are_taken_out_of_a_page(printed, expected):
    kept, notices = take_notices(lines_of(printed))
    said = answer([f"告 {numbers(notice)}" for notice in notices], labelled("余", numbers(kept)).replace(":", ""))
    assert said == expected


@pytest.mark.parametrize("page", [page_text(SPRING, NOTICE), page_text(NOTICE, SPRING)])
def test_notice_is_one_text_without_a_place_and_its_day_not_that_of_the_page(page):
    parsed = parse_page(page.encode(), "01.txt")
    assert [article.headline for article in parsed.articles] == ["春风吹绿东河岸"]
    assert [stray.text for stray in parsed.unplaced] == [NOTICE]
    notes = [note.facts for note in parsed.notes if note.code == "unplaced"]
    assert notes == [{"text": "公告", "notice": 1}]
    assert parsed.issue.date is None

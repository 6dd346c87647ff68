from datetime import date

import pytest

from articles.editorial import DeskRefusal, add_page
from articles.models import Entry, Page
from tests.factories import make_issue, make_page, make_staff


@pytest.fixture
def by(db):
    return make_staff("齐主任")


def test_page_is_added_under_the_next_number(by):
    issue = make_issue()
    assert [add_page(issue=issue, by=by, section=section).name for section in ("要闻", "")] == ["第1版 要闻", "第2版"]
    make_page(issue=issue, number=8)
    assert add_page(issue=issue, by=by).number == 9
    assert Entry.objects.about(Page.objects.get(number=9)).get().action == "add"


def test_page_holds_as_much_as_that_of_the_last_issue(by):
    older, last = make_issue(date=date(2026, 3, 2)), make_issue(date=date(2026, 3, 9))
    make_page(issue=last, number=1, measure=4200), make_page(issue=older, number=1, measure=3900)
    make_page(issue=older, number=2, measure=5000), make_page(issue=last, number=2)
    issue = make_issue()
    assert [add_page(issue=issue, by=by).measure for _page in range(3)] == [4200, 5000, None]


def test_number_that_is_taken_or_impossible_is_refused(by):
    issue = make_page(number=2).issue
    with pytest.raises(DeskRefusal, match="已有第2版"):
        add_page(issue=issue, by=by, number=2)
    for number in (0, 1000):
        with pytest.raises(DeskRefusal, match="1 到 999"):
            add_page(issue=issue, by=by, number=number)
    assert issue.pages.count() == 1

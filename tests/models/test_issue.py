from datetime import date

import pytest

from articles.models import Issue
from tests.factories import make_issue

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"date": date(2025, 4, 28), "not_before": date(2025, 4, 24)}, "2025年4月28日"),
        ({"not_before": date(2025, 4, 24)}, "日期待定（不早于2025年4月24日）"),
        ({}, "日期待定"),
    ],
)
def test_day_says_how_much_is_known(fields, day):
    assert Issue(**fields).day == day


def test_issue_goes_by_its_day_and_number():
    assert str(Issue(date=date(2025, 4, 28), number="1234")) == "2025年4月28日 总第1234期"
    assert str(Issue()) == "日期待定"


def test_newest_first_puts_undated_issues_where_their_text_points():
    undated = make_issue()
    april, may = make_issue(date=date(2025, 4, 28)), make_issue(date=date(2025, 5, 6))
    between = make_issue(not_before=date(2025, 4, 30))
    assert list(Issue.objects.newest_first()) == [may, between, april, undated]


def test_neighbours_of_undated_issues_stand_by_what_they_mention_and_by_age():
    first, second = make_issue(not_before=date(2026, 3, 4)), make_issue(not_before=date(2026, 3, 4))
    third = make_issue(date=date(2026, 3, 5))
    found = [Issue.objects.neighbours(issue) for issue in (first, second, third)]
    assert found == [(None, second), (first, third), (second, None)]

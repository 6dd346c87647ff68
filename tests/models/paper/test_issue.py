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
def test_desk_is_told_how_much_of_the_day_is_known(fields, day):
    assert str(Issue(**fields, number="1234")) == f"{day} 总第1234期"
    assert str(Issue(**fields)) == day


def test_readers_are_told_the_day_or_that_it_is_not_known():
    dated, undated = Issue(date=date(2025, 4, 28), number="1234"), Issue(not_before=date(2025, 4, 24))
    assert (dated.day, dated.name) == ("2025年4月28日", "2025年4月28日 总第1234期")
    assert (undated.day, undated.name) == ("日期不详", "日期不详")


def test_newest_first_puts_undated_issues_at_the_end():
    undated, mentioning = make_issue(), make_issue(not_before=date(2025, 4, 30))
    april, may = make_issue(date=date(2025, 4, 28)), make_issue(date=date(2025, 5, 6))
    assert list(Issue.objects.newest_first()) == [may, april, mentioning, undated]


def test_neighbours_of_undated_issues_stand_by_age():
    first, second = make_issue(not_before=date(2026, 3, 4)), make_issue()
    third = make_issue(date=date(2026, 3, 5))
    found = [Issue.objects.neighbours(issue) for issue in (first, second, third)]
    assert found == [(None, second), (first, third), (second, None)]

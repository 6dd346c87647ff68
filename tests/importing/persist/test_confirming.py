"""Issues that turn out to be one, and pages that find their number taken there."""

import datetime

import pytest

from articles.importing.persist import Outcome
from articles.importing.records import PageRefused
from articles.models import Issue, Page
from tests.factories import make_issue, make_page, make_source
from tests.importing.pages import BRIDGE, SCHOOL, SPRING, dated, land, page_text

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 4, 28)


def land_apart(second_page=2):
    """Land a page that prints the number of its issue alone, and one that prints its date alone."""
    land(page_text(SPRING, head=dated("", "1580", page=1)), "1.txt")
    land(page_text(SCHOOL, head=dated(page=second_page)), "2.txt")


def test_page_with_date_and_number_brings_two_issues_together():
    land_apart()
    land(page_text(BRIDGE, head=dated(number="1580", page=3)), "3.txt")
    issue = Issue.objects.get()
    assert (issue.date, issue.number) == (DAY, "1580")
    assert [page.number for page in issue.pages.all()] == [1, 2, 3]
    assert {article.published_at for page in issue.pages.all() for article in page.articles.all()} == {issue.printed_at}


def test_issues_that_both_have_a_page_of_one_number_stay_apart():
    land_apart(second_page=1)
    with pytest.raises(PageRefused) as refused:
        land(page_text(BRIDGE, head=dated(number="1580", page=3)), "3.txt")
    assert (refused.value.code, refused.value.facts) == ("page-taken", {"page": 1, "name": "2.txt"})
    assert Issue.objects.count() == 2


@pytest.mark.parametrize("source", ["2.txt", None])
def test_page_whose_day_becomes_known_does_not_take_the_number_of_another(source):
    text = page_text(SPRING, head=dated("", page=1))
    land(text, "1.txt")
    there = make_page(issue=make_issue(date=DAY), number=1)
    if source:
        make_source(page=there, name=source)
    with pytest.raises(PageRefused) as refused:
        land(text, "1.txt", date=DAY)
    assert (refused.value.code, refused.value.facts["name"]) == ("page-taken", source or str(there))


def test_page_without_a_number_learns_it_unless_it_is_taken():
    text = page_text(SPRING, head=dated(page=None))
    land(text, "1.txt")
    land(page_text(BRIDGE, head=dated(page=2)), "2.txt")
    with pytest.raises(PageRefused) as refused:
        land(text, "1.txt", page=2)
    assert refused.value.code == "page-taken"
    assert land(text, "1.txt", page=1).outcome is Outcome.UPDATED
    assert sorted(Page.objects.values_list("number", flat=True)) == [1, 2]


def test_number_of_a_page_that_the_other_of_two_issues_has_taken():
    land_apart(second_page=None)
    with pytest.raises(PageRefused) as refused:
        land(page_text(BRIDGE, head=dated(number="1580", page=1)), "3.txt")
    assert (refused.value.code, refused.value.facts) == ("page-taken", {"page": 1, "name": "1.txt"})
    assert Issue.objects.count() == 2


def test_page_is_known_by_its_number_in_the_other_of_two_issues():
    land_apart(second_page=None)
    stored = land(page_text(SPRING, SCHOOL, head=dated(number="1580", page=1)), "3.txt")
    assert stored.outcome is Outcome.UPDATED
    issue = Issue.objects.get()
    assert (issue.date, issue.number, stored.page.issue) == (DAY, "1580", issue)


def test_page_that_learns_its_number_does_not_take_one_of_the_other_issue():
    text = page_text(BRIDGE, head=dated("", page=None))
    land(text, "3.txt")
    land_apart(second_page=2)
    with pytest.raises(PageRefused) as refused:
        land(text, "3.txt", date=DAY, number="1580", page=1)
    assert (refused.value.code, refused.value.facts) == ("page-taken", {"page": 1, "name": "1.txt"})

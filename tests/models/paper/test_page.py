from datetime import date

import pytest

from articles.models import Issue, Page
from tests.factories import make_issue, make_page


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"number": 2, "section": "要闻"}, "第2版 要闻"),
        ({"number": 2}, "第2版"),
        ({"section": "副刊"}, "版次未标 副刊"),
        ({}, "版次未标"),
    ],
)
def test_name_is_number_and_section(fields, name):
    assert Page(**fields).name == name


def test_page_goes_by_its_issue_and_name():
    assert str(Page(issue=Issue(date=date(2025, 4, 28)), number=2)) == "2025年4月28日 第2版"


@pytest.mark.django_db
def test_pages_stand_by_number_with_the_unnumbered_last():
    issue = make_issue()
    unnumbered, third, first = (make_page(issue=issue, number=number) for number in (None, 3, 1))
    assert list(issue.pages.all()) == [first, third, unnumbered]

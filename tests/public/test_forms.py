import pytest
from django.http import QueryDict

from articles.public.forms import ArticleFilter, PageForm, YearForm
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "number"), [("", 1), ("page=3", 3), ("page=0", 1), ("page=x", 1), ("page=", 1), ("page=1&page=2", 2)]
)
def test_page_number_is_always_a_number(query, number):
    assert PageForm(QueryDict(query)).number == number


def test_bad_page_number_spoils_no_filter():
    article = make_article()
    query = ArticleFilter(QueryDict(f"issue={article.page.issue_id}&page=x"))
    assert list(query.articles()) == [article]
    assert query.chosen() == {"issue": article.page.issue}


def test_issue_filter_lists_as_printed():
    second = make_article(position=2)
    first = make_article(page=second.page, position=1)
    assert list(ArticleFilter(QueryDict(f"issue={second.page.issue_id}")).articles()) == [first, second]


@pytest.mark.parametrize(
    ("query", "year"), [("", 2026), ("year=2025", 2025), ("year=2024", 2026), ("year=x", 2026), ("year=", 2026)]
)
def test_year_is_always_one_of_the_archive(query, year):
    assert YearForm(QueryDict(query), [2026, 2025]).year == year


def test_empty_archive_has_no_year():
    assert YearForm(QueryDict("year=2026"), []).year is None

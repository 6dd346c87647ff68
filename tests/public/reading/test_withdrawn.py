from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from articles.public.reading.withdrawn import WithdrawnIssue, published_issue
from tests.factories import make_article, make_issue, make_manuscript, make_page, make_scheduled, make_withdrawn

pytestmark = pytest.mark.django_db

FIRST, LAST = datetime(2026, 3, 5, 20, tzinfo=UTC), datetime(2026, 3, 6, 20, tzinfo=UTC)


@pytest.fixture
def page():
    return make_page(issue=make_issue(date=date(2026, 3, 5), number="812"))


@pytest.fixture
def withdrawn(page):
    """Print an issue of which all was withdrawn, and a manuscript that never was in it."""
    for at in (FIRST, LAST):
        make_withdrawn(page=page, withdrawn_at=at)
    make_manuscript(page=page, position=9)
    return page.issue


def test_issue_is_found_as_long_as_something_of_it_is_published(page, withdrawn, django_assert_num_queries):
    make_article(page=page)
    with django_assert_num_queries(1):
        assert published_issue(pk=withdrawn.pk) == withdrawn


def test_issue_without_anything_left_was_withdrawn_with_its_last_piece(withdrawn):
    with pytest.raises(WithdrawnIssue) as raised:
        published_issue(date=withdrawn.date)
    assert (raised.value.issue, raised.value.at) == (withdrawn, LAST)


@pytest.mark.parametrize("pk", [0, 10**30])
def test_issue_that_is_not_there_is_not_found(pk):
    with pytest.raises(Http404):
        published_issue(pk=pk)


def test_issue_that_never_was_public_or_will_be_is_not_found(page):
    make_manuscript(page=page, position=1)
    with pytest.raises(Http404):
        published_issue(pk=page.issue_id)
    make_withdrawn(page=page)
    make_scheduled(timezone.now() + timedelta(hours=1), page=page)
    with pytest.raises(Http404):
        published_issue(pk=page.issue_id)


@pytest.mark.parametrize("name", ["", "feed.atom", "feed.rss", "feed.json", "issue.epub"])
def test_every_form_of_a_withdrawn_issue_is_gone(client, withdrawn, name):
    response = client.get(f"{withdrawn.get_absolute_url()}{name}")
    assert response.status_code == 410
    assert "2026年3月5日 总第812期的稿件已全部撤下，最后一篇于2026年3月7日撤下。" in response.text
    assert "noindex" in response.text


def test_day_of_a_withdrawn_issue_is_gone(client, withdrawn):
    assert client.get(f"/issues/{withdrawn.date}/").status_code == 410

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article
from articles.search import Found, Place, find
from tests.factories import make_article, make_issue, make_page
from tests.search.asking import found

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 5, 4, tzinfo=UTC)


def day(number):
    return NOON + timedelta(days=number)


@pytest.fixture
def three():
    """An old piece with the word in its headline, a new one and an older one with it in the text."""
    old = make_article(headline="春耕时节", body="东河。", published_at=day(0))
    new = make_article(body="春耕。", published_at=day(2))
    older = make_article(body="春耕。", published_at=day(1))
    return [article.pk for article in (old, new, older)]


def test_titles_come_first_then_the_newest(three):
    old, new, older = three
    assert found("春耕") == [old, new, older]
    assert found("春耕", titles_first=False) == [new, older, old]


def test_titles_hold_all_terms_to_come_first(three):
    both = make_article(headline="春耕与备耕", published_at=day(-2))
    one = make_article(headline="春耕", body="备耕。", published_at=day(-1))
    assert found("春耕 备耕") == [both.pk, one.pk]


def test_page_tells_the_count_of_all_and_where_it_ends(three):
    first = find(Article.objects.published(), ["春耕"], limit=2)
    assert first == Found(tuple(three[:2]), 3, Place(False, date.min, day(2), three[1]))
    assert find(Article.objects.published(), ["春耕"], limit=2, after=first.end) == Found((three[2],), 3, None)


def test_next_page_repeats_nothing_though_a_piece_came_in_between(three):
    first = find(Article.objects.published(), ["春耕"], limit=2)
    make_article(body="春耕。", published_at=timezone.now())
    assert find(Article.objects.published(), ["春耕"], limit=2, after=first.end).pks == (three[2],)


def test_piece_without_a_date_comes_last_whenever_it_went_public():
    undated = make_article(body="春耕。")
    printed = make_article(body="春耕。", page=make_page(issue=make_issue(date=date(1957, 3, 5))))
    web = make_article(body="春耕。", page=None, published_at=day(0))
    assert found("春耕") == [web.pk, printed.pk, undated.pk]


def test_pieces_of_one_moment_stand_as_they_were_made():
    made = [make_article(body="春耕。", published_at=NOON).pk for _ in range(3)]
    assert found("春耕") == made


def test_place_is_written_and_read():
    for moment in (NOON + timedelta(microseconds=7), datetime(1957, 3, 5, tzinfo=UTC)):
        place = Place(True, moment.date(), moment, 42)
        assert Place.parse(str(place)) == place


@pytest.mark.parametrize(
    "text",
    ["", "1", "1.2.3", "a.b.c.d", "1.2.3.4.5", "0.0.1.1", f"0.1.{'9' * 20}.1", f"0.{'9' * 20}.1.1"],
)
def test_what_is_no_place_is_refused(text):
    with pytest.raises((ValueError, OverflowError)):
        Place.parse(text)


@pytest.mark.parametrize(("limit", "queries"), [(1, 2), (3, 3)])
def test_few_queries_find_and_count(three, limit, queries, django_assert_num_queries):
    """Titles are asked for first, the others where titles do not fill the page, and the count."""
    make_article(headline="春耕又来", body="东河。", published_at=day(-1))
    with django_assert_num_queries(queries):
        find(Article.objects.published(), ["春耕"], limit=limit)


def test_longer_term_is_looked_for_once_on_postgresql(three, django_assert_num_queries):
    with django_assert_num_queries(3 if connection.vendor == "sqlite" else 1):
        find(Article.objects.published(), ["春耕时"], limit=3)


def test_long_text_is_found_to_its_end():
    article = make_article(body="春耕" * 20_000 + "备耕尾声")
    assert found("耕备耕尾声") == [article.pk]
    assert found("尾声春") == []

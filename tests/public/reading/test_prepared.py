import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.db.models import BigIntegerField, DateTimeField
from django.utils import timezone

from articles.models import Article
from articles.public.reading.article_page import read_article
from articles.public.reading.list_rows import listed_articles
from articles.public.reading.prepared import Given, GivenKeys, Prepared
from tests.factories import make_article, make_byline, make_correspondent, make_scheduled, make_unit

pytestmark = pytest.mark.django_db

OF_PAGE = Prepared(Article.objects.filter(page=Given("page", BigIntegerField())).select_related("page__issue"))
PUBLISHED = Prepared(
    Article.objects.published(Given("now", DateTimeField())).order_by("pk").values_list("pk", "headline")
)


def test_prepared_query_is_asked_with_other_values():
    first, second = make_article(), make_article()
    assert [OF_PAGE.ask(page=article.page_id) for article in (first, second, first)] == [
        [first],
        [second],
        [first],
    ]
    assert OF_PAGE.ask(page=0) == []


def test_prepared_query_brings_along_what_was_selected(django_assert_num_queries):
    article = make_article()
    with django_assert_num_queries(1):
        (found,) = OF_PAGE.ask(page=article.page_id)
        assert found.page.issue == article.page.issue


def test_prepared_query_takes_moments_and_gives_columns():
    soon = timezone.now() + timedelta(hours=1)
    first, later = make_article(headline="春耕"), make_scheduled(soon, headline="秋收")
    assert PUBLISHED.ask(now=timezone.now()) == [(first.pk, "春耕")]
    assert PUBLISHED.ask(now=soon) == [(first.pk, "春耕"), (later.pk, "秋收")]


def test_threads_that_ask_first_at_once_write_one_query():
    """Writing sets up joins in the query itself, which threads share."""
    (expected, _), start = OF_PAGE._compiler("default", {"page": 1}).as_sql(), Barrier(4)

    def write(prepared):
        start.wait()
        return prepared._compiler("default", {"page": 1}).as_sql()[0]

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            for _ in range(100):
                rows = OF_PAGE.rows.all()
                assert set(threads.map(write, [Prepared(rows)] * 4)) == {expected}
    finally:
        sys.setswitchinterval(interval)


def test_what_is_kept_with_an_article_cannot_be_narrowed_unnoticed():
    article = make_article()
    make_byline(article, make_correspondent())
    with pytest.raises(AttributeError):
        read_article(article.pk).bylines.filter(position=999)


def test_keys_are_given_up_to_a_number():
    keys = GivenKeys(3)
    assert keys.given([7, 8]) == {"key_0": 7, "key_1": 8, "key_2": 0}
    with pytest.raises(ValueError, match="4 keys are given where 3 are taken"):
        keys.given([1, 2, 3, 4])


def test_articles_are_listed_in_the_order_of_their_keys(django_assert_num_queries):
    first, second = make_article(), make_article()
    make_byline(first, make_correspondent(), unit=make_unit())
    with django_assert_num_queries(2):
        (one, two) = listed_articles([second.pk, 0, first.pk])
        assert [one, two] == [second, first]
        assert [str(row.correspondent) for row in two.bylines.all()] == ["林晓禾"]
        assert list(one.bylines.all()) == []


@pytest.mark.django_db(transaction=True)
def test_thread_asks_on_a_connection_of_its_own():
    article = make_article()
    assert OF_PAGE.ask(page=article.page_id) == [article]

    def ask():
        try:
            return OF_PAGE.ask(page=article.page_id)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(ask).result() == [article]

from datetime import timedelta

import pytest
from django.db.models import BigIntegerField, DateTimeField
from django.utils import timezone

from articles.models import Article
from articles.public.prepared import Given, Prepared
from tests.factories import make_article, make_scheduled

pytestmark = pytest.mark.django_db

OF_PAGE = Prepared(Article.objects.filter(page=Given("page", BigIntegerField())).select_related("page__issue"))
PUBLISHED = Prepared(
    Article.objects.published(Given("now", DateTimeField())).order_by("pk").values_list("pk", "headline")
)


def test_prepared_query_is_asked_with_other_values():
    first, second = make_article(), make_article()
    assert [list(OF_PAGE.ask(page=article.page_id)) for article in (first, second, first)] == [
        [first],
        [second],
        [first],
    ]
    assert list(OF_PAGE.ask(page=0)) == []


def test_prepared_query_brings_along_what_was_selected(django_assert_num_queries):
    article = make_article()
    with django_assert_num_queries(1):
        (found,) = OF_PAGE.ask(page=article.page_id)
        assert found.page.issue == article.page.issue


def test_prepared_query_takes_moments_and_gives_columns():
    soon = timezone.now() + timedelta(hours=1)
    first, later = make_article(headline="春耕"), make_scheduled(soon, headline="秋收")
    assert list(PUBLISHED.ask(now=timezone.now())) == [(first.pk, "春耕")]
    assert list(PUBLISHED.ask(now=soon)) == [(first.pk, "春耕"), (later.pk, "秋收")]


def test_answers_asked_at_once_do_not_mix():
    first, second = make_article(), make_article()
    asked = [OF_PAGE.ask(page=article.page_id) for article in (first, second)]
    assert [list(rows) for rows in asked] == [[first], [second]]

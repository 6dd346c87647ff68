from datetime import timedelta

import pytest
from django.db.models import BigIntegerField, DateTimeField
from django.utils import timezone

from articles.models import Article
from articles.public.prepared import Given, GivenKeys, Prepared
from articles.public.selections import listed
from tests.factories import make_article, make_byline, make_correspondent, make_scheduled, make_unit

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


def test_keys_are_given_up_to_a_number():
    keys = GivenKeys(3)
    assert keys.given([7, 8]) == {"key_0": 7, "key_1": 8, "key_2": 0}
    with pytest.raises(ValueError, match="4 keys are given where 3 are taken"):
        keys.given([1, 2, 3, 4])


def test_articles_are_listed_in_the_order_of_their_keys(django_assert_num_queries):
    first, second = make_article(), make_article()
    make_byline(first, make_correspondent(), unit=make_unit())
    with django_assert_num_queries(2):
        (one, two) = listed([second.pk, 0, first.pk])
        assert [one, two] == [second, first]
        assert [str(row.correspondent) for row in two.bylines.all()] == ["林晓禾"]
        assert list(one.bylines.all()) == []

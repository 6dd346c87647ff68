from datetime import timedelta

import pytest
from django.core.paginator import Paginator
from django.db.models import DateTimeField
from django.utils import timezone

from articles.models import Article
from articles.public.reading.list_keys import ALL_ARTICLES, ARTICLES_BY, ARTICLES_OF_UNIT, ARTICLES_TAGGED
from articles.public.reading.paging import KeyPaginator, PreparedKeys
from articles.public.reading.prepared import Given
from tests.factories import make_article, make_byline, make_correspondent, make_scheduled, make_unit, make_withdrawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles():
    """Publish five articles; gives their keys, the newest first."""
    now = timezone.now()
    made = [make_article(page=None, published_at=now - timedelta(days=days)) for days in (3, 1, 5, 2, 4)]
    make_withdrawn()
    make_scheduled(now + timedelta(hours=1))
    return [made[place].pk for place in (1, 3, 0, 4, 2)]


def test_prepared_keys_are_cut_and_counted_as_a_queryset_is(articles, django_assert_num_queries):
    prepared = PreparedKeys(Article.objects.published(Given("now", DateTimeField())).newest_first())
    for number in (1, 2, 3):
        with django_assert_num_queries(2):
            assert list(Paginator(prepared.of(), 2).page(number)) == articles[2 * number - 2 : 2 * number]
    assert Paginator(prepared.of(), 2).num_pages == 3


def test_prepared_keys_are_those_of_the_moment(articles):
    assert ALL_ARTICLES.of().count() == 5
    Article.objects.filter(pk=articles[0]).update(visibility="hidden", published_at=None, live_revision=None)
    assert ALL_ARTICLES.of()[0:20] == articles[1:]


def test_list_without_anything_has_one_empty_page():
    assert list(KeyPaginator(ALL_ARTICLES.of(), 20, list).get_page(7)) == []


def test_prepared_lists_are_of_one_thing_alone(articles):
    person, unit = make_correspondent(), make_unit()
    ours = Article.objects.get(pk=articles[2])
    make_byline(ours, person, unit=unit)
    ours.tags.add("春耕")
    lists = [ARTICLES_BY.of(pk=person.pk), ARTICLES_OF_UNIT.of(pk=unit.pk), ARTICLES_TAGGED.of(pk=ours.tags.get().pk)]
    assert [(found.count(), found[0:20]) for found in lists] == [(1, [ours.pk])] * 3
    assert ARTICLES_BY.of(pk=person.pk + 1)[0:20] == []

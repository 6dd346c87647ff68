from datetime import timedelta

import pytest
from django.utils import timezone

from articles.enums import BylineRole
from articles.public.setting.article_facts import Author, authors, last_changed
from tests.factories import make_article, make_byline, make_correspondent, make_unit

pytestmark = pytest.mark.django_db


def test_authors_are_named_once_in_the_order_of_print():
    article, first, second = make_article(), make_correspondent("林晓禾"), make_correspondent("陶宜")
    make_byline(article, first, unit=make_unit("东河镇"))
    make_byline(article, second)
    make_byline(article, first, role=BylineRole.PHOTOGRAPHER)
    assert authors(article) == [
        Author("林晓禾", first.get_absolute_url(), "东河镇"),
        Author("陶宜", second.get_absolute_url()),
    ]


def test_authors_without_people_are_as_printed():
    assert authors(make_article(byline_raw="本报综合")) == [Author("本报综合")]
    assert authors(make_article()) == []


def test_last_change_of_a_piece_that_waited_is_its_publication():
    moment = timezone.now() + timedelta(days=1)
    assert last_changed(make_article(published_at=moment)) == moment
    old = make_article(published_at=timezone.now() - timedelta(days=1))
    assert last_changed(old) == old.updated_at

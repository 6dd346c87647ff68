from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.enums import BylineRole
from articles.public.setting.article_facts import Author, Corrected, authors, corrected, last_changed
from tests.factories import make_article, make_byline, make_correction, make_correspondent, make_retracted, make_unit

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


def test_machines_are_told_that_a_correction_was_retracted_and_not_what_it_said():
    article = make_article()
    make_correction(article, day=date(2026, 3, 5))
    make_retracted(article, "原文无误。", day=date(2026, 3, 6), right="一万亩")
    assert corrected(article) == [
        Corrected("2026年3月6日的更正已撤回：原文无误。", timezone.localdate()),
        Corrected("误：三万亩　正：二万亩", date(2026, 3, 5)),
    ]

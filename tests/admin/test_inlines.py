"""Rows of an inline exchange what is unique among them in one save."""

import pytest
from django.urls import reverse

from tests.admin.forms import filled
from tests.factories import (
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_manuscript,
    make_page,
)

pytestmark = pytest.mark.django_db


def save(client, row, **fields):
    """Open the form, type into some fields, save; tell whether the form was accepted."""
    url = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
    return client.post(url, {**filled(client.get(url)), **fields}).status_code == 302


def test_bylines_exchange_their_places(admin_client):
    article = make_manuscript()
    first, second = (make_byline(article, make_correspondent(name)) for name in ("林晓禾", "周禾"))
    assert save(admin_client, article, **{"bylines-0-position": "2", "bylines-1-position": "1"})
    assert list(article.bylines.all()) == [second, first]
    assert [str(byline) for byline in article.bylines.all()] == ["通讯员 周禾", "通讯员 林晓禾"]


def test_bylines_exchange_their_people(admin_client):
    article = make_manuscript()
    one, other = make_correspondent("林晓禾"), make_correspondent("周禾")
    make_byline(article, one)
    make_byline(article, other)
    people = {"bylines-0-correspondent": other.pk, "bylines-1-correspondent": one.pk}
    assert save(admin_client, article, **people)
    assert [byline.correspondent for byline in article.bylines.all()] == [other, one]


def test_byline_takes_the_place_of_one_that_goes(admin_client):
    article = make_manuscript()
    _first, second = (make_byline(article, make_correspondent(name)) for name in ("林晓禾", "周禾"))
    assert save(admin_client, article, **{"bylines-0-DELETE": "on", "bylines-1-position": "1"})
    assert list(article.bylines.values_list("pk", "position")) == [(second.pk, 1)]


def test_credits_exchange_their_places(admin_client):
    page = make_page()
    first, second = (make_credit(page, make_editor(name)) for name in ("陆远桥", "方小满"))
    assert save(admin_client, page, **{"credits-0-position": "2", "credits-1-position": "1"})
    assert list(page.credits.all()) == [second, first]


def test_pages_exchange_their_numbers(admin_client):
    issue = make_issue()
    first, second = make_page(issue=issue, number=1), make_page(issue=issue, number=2)
    assert save(admin_client, issue, **{"pages-0-number": "2", "pages-1-number": "1"})
    assert list(issue.pages.all()) == [second, first]

"""Wherever readers find who wrote a piece, they find the name of its day, and what leads to the person by now."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from articles.models import Correspondent, Editor, Unit
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_page,
    make_unit,
)

pytestmark = pytest.mark.django_db
NOW, PRINTED = ("林小河", "河湾区", "实验小学", "陆怡"), ("林晓禾", "第一小学", "陆远桥")


@pytest.fixture
def byline():
    page = make_page(issue=make_issue(date=date(2025, 4, 28)), number=2)
    byline = make_byline(make_article(page=page), make_correspondent("林晓禾"), unit=make_unit("第一小学"))
    make_credit(page, make_editor("陆远桥"))
    Correspondent.objects.update(name="林小河", distinction="河湾区")
    Unit.objects.update(name="实验小学")
    Editor.objects.update(name="陆怡")
    return byline


def read(client, byline, name):
    article, issue = byline.article_id, byline.article.page.issue_id
    named = {"home": None, "articles": None, "article": article, "article-ninjs": article}
    key = named.get(name, issue)
    url = name if name.startswith("/") else reverse(name, args=[key] if key else [])
    response = client.get(url)
    assert response.status_code == 200
    if name == "issue-epub":
        book = ZipFile(BytesIO(response.content))
        return "".join(book.read(each).decode() for each in book.namelist())
    return response.content.decode()


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("home", PRINTED),
        ("articles", PRINTED[:1]),
        ("article", PRINTED[:2]),
        ("issue", PRINTED),
        ("/search/?q=春风", PRINTED[:1]),
        ("article-ninjs", PRINTED[:2]),
        ("issue-ninjs", PRINTED[:2]),
        ("issue-epub", PRINTED),
    ],
)
def test_names_are_as_printed(client, byline, place, names):
    told = read(client, byline, place).partition('href="?')[0]  # what narrows a list names records
    assert [name for name in PRINTED if name in told] == list(names)
    assert [name for name in NOW if name in told] == []


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_feeds_name_authors_as_printed(client, byline, form):
    told = client.get(f"/feed.{form}").content.decode()
    assert "林晓禾" in told
    assert "林小河" not in told


def test_name_leads_to_the_person(client, byline):
    told = read(client, byline, "article")
    assert f'<a href="/correspondents/{byline.correspondent_id}/">林晓禾</a>' in told
    assert f'<a href="/units/{byline.unit_id}/">第一小学</a>' in told
    assert "<h1" in client.get(f"/correspondents/{byline.correspondent_id}/").content.decode()


def test_unit_that_no_record_stands_for_is_named_without_a_link(client, byline):
    byline.unit = None
    byline.save()
    assert "<small>第一小学</small>" in read(client, byline, "article")

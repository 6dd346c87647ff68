"""Deleting takes along what belongs to a row, and stops where something else comes from it."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from articles.models import Article, Page, SourceText
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_manuscript,
    make_note,
    make_page,
    make_review,
    make_run,
    make_source,
)

pytestmark = pytest.mark.django_db


def url_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_delete", args=[row.pk])


def make_empty_page():
    page = make_page()
    make_source(page=page, name="第一版.txt")
    make_credit(page, make_editor())
    make_note(page=page)
    return page


def test_page_without_articles_goes_with_its_source_texts(admin_client):
    page = make_empty_page()
    assertContains(admin_client.get(url_of(page)), "第一版.txt")
    assert admin_client.post(url_of(page), {"post": "yes"}).status_code == 302
    assert not Page.objects.exists()
    assert not SourceText.objects.exists()


def test_page_needs_the_permission_to_delete_its_source_texts(login):
    page = make_empty_page()
    client = login("秦晓岚", "view_page", "delete_page", "delete_importnote")
    assert [str(name) for name in client.get(url_of(page)).context["perms_lacking"]] == ["原文"]
    assert client.post(url_of(page), {"post": "yes"}).status_code == 403
    assert Page.objects.exists()


def test_page_with_articles_stays(admin_client):
    article = make_article()
    assert admin_client.get(url_of(article.page)).context["protected"]
    admin_client.post(url_of(article.page), {"post": "yes"})
    assert Page.objects.exists()


def test_manuscript_goes_with_its_bylines(admin_client):
    article = make_manuscript()
    make_byline(article, make_correspondent())
    admin_client.post(url_of(article), {"post": "yes"})
    assert not Article.objects.exists()


def test_reviewed_article_stays(admin_client):
    article = make_article()
    make_review(article, make_editor())
    admin_client.post(url_of(article), {"post": "yes"})
    assert Article.objects.exists()


@pytest.mark.parametrize("make", [make_run, lambda: make_review(make_article(), make_editor())])
def test_what_is_kept_cannot_be_deleted(admin_client, make):
    assert admin_client.get(url_of(make())).status_code == 403

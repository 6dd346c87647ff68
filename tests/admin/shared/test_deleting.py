"""Deleting takes along what belongs to a row, and stops where something else comes from it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains
from taggit.models import Tag

from articles.models import Article, Byline, Page, SourceText, Tagging
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
    make_unit,
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


def tag_of(count):
    tag = Tag.objects.create(name="春耕")
    articles = Article.objects.bulk_create(Article(headline=f"第{n}篇") for n in range(count))
    Tagging.objects.bulk_create(Tagging(tag=tag, content_object=article) for article in articles)
    return tag


def unit_of(count):
    unit, person = make_unit("东河镇宣传办"), make_correspondent(distinction=f"{count}")
    articles = Article.objects.bulk_create(Article(headline=f"第{n}篇") for n in range(count))
    Byline.objects.bulk_create(
        Byline(article=article, correspondent=person, unit=unit, position=1) for article in articles
    )
    return unit


def count_queries(client, url, data=None):
    with CaptureQueriesContext(connection) as queries:
        response = client.post(url, data) if data else client.get(url)
    return len(queries), response


@pytest.mark.parametrize("make", [tag_of, unit_of])
def test_deleting_asks_as_often_for_a_thousand_rows_as_for_thirty(admin_client, make):
    few = make(30)
    name = f"admin:{few._meta.label_lower.replace('.', '_')}"
    url = reverse(f"{name}_delete", args=[few.pk])
    admin_client.get(url)  # content types are looked up once
    asked, _ = count_queries(admin_client, url)
    sent, _ = count_queries(admin_client, url, {"post": "yes"})
    type(few).objects.update(name="别的名字")
    many = make(1000)
    url = reverse(f"{name}_delete", args=[many.pk])
    assert count_queries(admin_client, url)[0] == asked <= 10
    assert count_queries(admin_client, url, {"post": "yes"})[0] <= sent <= 15


def test_deleting_names_the_first_and_counts_the_others(admin_client):
    page = admin_client.get(reverse("admin:taggit_tag_delete", args=[tag_of(23).pk])).content.decode()
    assert "<li>稿件标签：第19篇 春耕</li>" in page
    assert "第20篇" not in page
    assert "<li>另有稿件标签 3 条</li>" in page
    assert "稿件标签: 23" in page


def test_what_keeps_a_row_is_named_and_counted(admin_client):
    page = admin_client.get(reverse("admin:articles_unit_delete", args=[unit_of(21).pk])).content.decode()
    assert page.count("<li>署名：") == 20
    assert "<li>另有署名 1 条</li>" in page


def test_deleting_many_at_once_is_told_the_same_way(admin_client):
    tags = Tag.objects.bulk_create(Tag(name=f"标签{n}", slug=f"tag-{n}") for n in range(25))
    action = {"action": "delete_selected", "_selected_action": [tag.pk for tag in tags]}
    asked, response = count_queries(admin_client, reverse("admin:taggit_tag_changelist"), action)
    assert asked <= 15
    assert "另有标签 5 条" in response.content.decode()
    admin_client.post(reverse("admin:taggit_tag_changelist"), {**action, "post": "yes"})
    assert not Tag.objects.exists()

"""Deleting takes along what belongs to a row, stops where something else hangs on it, and counts both."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains
from taggit.models import Tag

from articles.admin.shared import deleting
from articles.editorial import content_at_desk, move_to_bin, save
from articles.enums import Stage, Step
from articles.models import (
    Article,
    Byline,
    BylineRow,
    Entry,
    Issue,
    Page,
    PageSignature,
    SourceText,
    Tagging,
    Unit,
    system_user,
)
from tests.admin.forms import filled
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_note,
    make_page,
    make_run,
    make_source,
    make_staff,
    make_unit,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def url_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_delete", args=[row.pk])


def bin_one(**fields):
    return move_to_bin(article=make_withdrawn(**fields), by=system_user())


def make_empty_page():
    page = make_page()
    make_source(page=page, name="第一版.txt")
    make_credit(page, make_editor())
    make_note(page=page)
    return page


def test_page_without_articles_goes_with_its_source_texts(admin_client):
    page = make_empty_page()
    response = admin_client.get(url_of(page))
    assert dict(response.context["model_count"]) == {"版面": 1, "职员署名": 1, "导入提示": 1, "原文": 1}
    assertContains(response, "职员署名 1")
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
    page = make_page(number=2)
    make_article(page=page), make_article(page=page), bin_one(page=page)
    sentence = f"“{page}”不能删除，其下还有：稿件 3 条（其中 1 条在回收站）。请先移走或删除。"
    assertContains(admin_client.get(url_of(page)), sentence)
    assertContains(admin_client.post(url_of(page), {"post": "yes"}), sentence)
    assert Page.objects.exists()


def test_issue_with_pages_stays(admin_client):
    issue = make_issue(number="1580")
    make_page(issue=issue), make_page(issue=issue)
    assertContains(admin_client.post(url_of(issue), {"post": "yes"}), f"“{issue}”不能删除，其下还有：版面 2 条。")
    assert Issue.objects.exists()


def test_page_with_articles_stays_in_the_form_of_its_issue(admin_client):
    page = make_page(number=1, section="要闻")
    make_article(page=page), make_article(page=page)
    response = delete_in_form(admin_client, page)
    assertContains(response, f"“{page}”不能删除，其下还有：稿件 2 条。请先移走或删除。")
    assert Page.objects.exists()


def test_page_that_got_an_article_meanwhile_stays_and_the_form_says_so(admin_client, monkeypatch):
    page, found, asked = make_page(number=1), deleting.hanging_on, []
    make_article(page=page)

    def not_at_first(rows):
        asked.append(rows)
        return found(rows) if len(asked) > 1 else ({rows.model: rows}, {})

    monkeypatch.setattr(deleting, "hanging_on", not_at_first)
    assertContains(delete_in_form(admin_client, page), "其下还有：稿件 1 条。")
    assert Page.objects.exists()


def delete_in_form(client, page):
    url = reverse("admin:articles_issue_change", args=[page.issue_id])
    return client.post(url, {**filled(client.get(url)), "pages-0-DELETE": "on"})


def test_people_and_units_that_something_hangs_on_stay(admin_client):
    unit, person, editor = make_unit("东河镇宣传办"), make_correspondent("林晓禾"), make_editor("陆远桥")
    make_byline(make_article(), person, unit=unit)
    make_byline(bin_one(), person, unit=unit)
    make_correspondent("周禾", unit=unit)
    make_credit(make_page(), editor)
    hanging = {
        person: "“林晓禾”不能删除，其下还有：署名 2 条（其中 1 条在回收站）。",
        unit: "“东河镇宣传办”不能删除，其下还有：作者 1 条、署名 2 条（其中 1 条在回收站）。",
        editor: "“陆远桥”不能删除，其下还有：职员署名 1 条。",
    }
    for row, sentence in hanging.items():
        assertContains(admin_client.post(url_of(row), {"post": "yes"}), sentence)
        assert type(row).objects.filter(pk=row.pk).exists()


def test_what_was_hung_on_it_meanwhile_keeps_it(admin_client, monkeypatch):
    """Between the question whether anything hangs on a unit and the answer, somebody signs a piece with it."""
    unit = make_unit("东河镇宣传办")
    make_byline(make_article(), make_correspondent(), unit=unit)
    monkeypatch.setattr(deleting, "hanging_on", lambda rows: ({rows.model: rows}, {}))
    response = admin_client.post(url_of(unit), {"post": "yes"}, follow=True)
    assertContains(response, "未删除：刚刚有人在其下增加了内容。")
    url = reverse("admin:articles_unit_changelist")
    action = {"action": "delete_selected", "_selected_action": [unit.pk], "post": "yes"}
    assertContains(admin_client.post(url, action, follow=True), "未删除：刚刚有人在其下增加了内容。")
    assert Unit.objects.exists()
    assert not Entry.objects.exists()


def test_what_is_kept_cannot_be_deleted(admin_client):
    assert admin_client.get(url_of(make_run())).status_code == 403


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


def test_deleting_counts_what_goes_along(admin_client):
    page = admin_client.get(reverse("admin:taggit_tag_delete", args=[tag_of(23).pk])).content.decode()
    assert "<li>春耕</li>" in page
    assert "标签 1、稿件标签 23" in page
    assert "第19篇" not in page


def test_deleting_many_at_once_is_told_the_same_way(admin_client):
    tags = Tag.objects.bulk_create(Tag(name=f"标签{n}", slug=f"tag-{n}") for n in range(25))
    action = {"action": "delete_selected", "_selected_action": [tag.pk for tag in tags]}
    asked, response = count_queries(admin_client, reverse("admin:taggit_tag_changelist"), action)
    assert asked <= 15
    assert "<li>另有 5 条</li>" in response.content.decode()
    admin_client.post(reverse("admin:taggit_tag_changelist"), {**action, "post": "yes"})
    assert not Tag.objects.exists()


@pytest.mark.parametrize("end", ["person", "unit"])
def test_who_stands_in_a_version_that_waits_to_be_signed_off_is_kept(admin_client, end):
    article = make_article(stage=Stage.MANUSCRIPT)
    person, unit = make_correspondent("白露"), make_unit()
    row = BylineRow(person.pk, "白露", "author", unit=unit.pk)
    changes = replace(content_at_desk(article), headline="新题", bylines=(row,))
    save(article=article, base=article.latest_revision, changes=changes, by=make_staff("秦晓岚", "change_article"))
    kept = {"person": person, "unit": unit}[end]
    response = admin_client.post(url_of(kept), {"post": "yes"})
    assert response.context["protected"] == [f"“{kept}”不能删除：有 1 篇稿件待签发的版本写着它。"]
    assert type(kept).objects.filter(pk=kept.pk).exists()


def test_what_was_signed_is_told_to_stay(admin_client):
    page = make_page()
    PageSignature.objects.create(page=page, step=Step.FIRST_PROOF, signer=system_user(), signer_name="林校对")
    assertContains(admin_client.get(url_of(page)), f"“{page}”须保留，不能删除，因为已有签字：版面签字 1 条。")

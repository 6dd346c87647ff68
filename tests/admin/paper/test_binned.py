"""What is deleted at the desk goes into the bin, stands in no other list, and comes back from there."""

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.editorial import move_to_bin
from articles.models import Article, Entry
from tests.admin.forms import errors, filled
from tests.factories import (
    make_article,
    make_byline,
    make_correction,
    make_correspondent,
    make_manuscript,
    make_note,
    make_page,
    make_unit,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")
BIN = reverse("admin:articles_binnedarticle_changelist")


def act(client, url, action, *articles, **fields):
    response = client.post(url, {"action": action, "_selected_action": [row.pk for row in articles], **fields})
    client.get(url)  # which shows the messages, so that they are not said again
    return response


def said(response):
    return [(message.level_tag, str(message)) for message in get_messages(response.wsgi_request)]


def bin_them(*articles):
    by = User.objects.get_or_create(username="方立")[0]
    return [move_to_bin(article=article, by=by, reason="一稿两投") for article in articles]


def listed(client, url):
    return list(client.get(url).context["cl"].result_list)


def test_delete_button_asks_and_moves_to_the_bin(admin_client):
    article = make_manuscript(headline="春耕")
    page = admin_client.get(reverse("admin:articles_article_delete", args=[article.pk]))
    assertContains(page, "移入回收站")
    assertContains(page, "春耕")
    response = act(admin_client, LIST, "bin_articles", article, reason="一稿两投")
    assert said(response) == [("success", "已移入回收站：春耕")]
    assert listed(admin_client, LIST) == []
    assert [row.pk for row in listed(admin_client, BIN)] == [article.pk]
    assert Entry.objects.get().reason == "一稿两投"


def test_reason_may_be_left_out(admin_client):
    article = make_manuscript()
    assert act(admin_client, LIST, "bin_articles", article).status_code == 200  # asks
    act(admin_client, LIST, "bin_articles", article, reason="")
    assert Article.objects.in_bin().exists()


def test_several_go_at_once_and_what_is_published_stays(admin_client):
    articles = [make_manuscript(headline="春耕"), make_article(headline="夏收")]
    response = act(admin_client, LIST, "bin_articles", *articles, reason="")
    assert said(response) == [
        ("warning", "《夏收》已发布或定时发布，请先撤下。"),
        ("success", "已移入回收站：春耕"),
    ]


@pytest.mark.parametrize("sent", [{"action": "delete_selected"}, {"action": "delete_selected", "post": "yes"}])
def test_crafted_deletion_in_the_list_deletes_nothing(admin_client, sent):
    article = make_manuscript()
    admin_client.post(LIST, {**sent, "_selected_action": [article.pk]})
    assert list(Article.objects.at_desk()) == [article]


def test_crafted_deletion_on_the_page_deletes_nothing(admin_client):
    article = make_manuscript()
    admin_client.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"})
    assert list(Article.objects.at_desk()) == [article]


def test_deleting_asks_for_the_permission(login):
    article = make_manuscript()
    client = login("秦晓岚", "view_article", "change_article")
    assert client.get(reverse("admin:articles_article_delete", args=[article.pk])).status_code == 403
    act(client, LIST, "bin_articles", article, reason="")
    assert not Article.objects.in_bin().exists()


def test_bin_says_who_put_what_there_and_why(admin_client):
    bin_them(make_manuscript(headline="春耕"))
    page = admin_client.get(BIN)
    for shown in ("春耕", "方立", "一稿两投"):
        assertContains(page, shown)
    assertContains(admin_client.get(reverse("admin:index")), "回收站")


def test_bin_asks_as_often_for_many_as_for_one(admin_client):
    bin_them(make_withdrawn())
    admin_client.get(BIN)
    with CaptureQueriesContext(connection) as one:
        admin_client.get(BIN)
    bin_them(*(make_withdrawn() for _ in range(5)))
    with CaptureQueriesContext(connection) as many:
        admin_client.get(BIN)
    assert len(many) == len(one)


def test_piece_is_restored_from_the_bin(admin_client):
    article = make_manuscript(headline="春耕")
    bin_them(article)
    assert said(act(admin_client, BIN, "restore_articles", article)) == [("success", "已恢复：春耕")]
    assert listed(admin_client, LIST) == [article]


def test_piece_that_lost_its_place_is_named(admin_client):
    page = make_page(number=2)
    article = make_withdrawn(headline="春耕", page=page)
    bin_them(article)
    make_article(page=page, position=article.position)
    messages = said(act(admin_client, BIN, "restore_articles", article))
    assert messages[0] == (
        "warning",
        f"《春耕》已恢复，但原来的位置已被别的稿件占用：{page} 第 1 条。请重新安排版面。",
    )


def test_purging_asks_for_a_reason_and_its_permission(login, admin_client):
    article = make_manuscript(headline="春耕")
    bin_them(article)
    client = login("秦晓岚", "view_article", "change_article", "delete_article")
    assertNotContains(client.get(BIN), "purge_articles")
    act(client, BIN, "purge_articles", article, reason="重复")
    assert Article.objects.exists()
    client = login("方圆", "view_article", "purge_article")
    assertContains(act(client, BIN, "purge_articles", article), "彻底删除")
    assert act(client, BIN, "purge_articles", article, reason="").status_code == 200
    assert Article.objects.exists()
    assert said(act(client, BIN, "purge_articles", article, reason="重复")) == [("success", "已彻底删除：春耕")]
    assert not Article.objects.exists()


def test_bin_is_for_those_who_may_see_articles(login):
    assert login("秦晓岚", "view_issue").get(BIN).status_code == 403


def test_form_of_a_piece_in_the_bin_leads_there(admin_client):
    article = make_manuscript(headline="春耕")
    bin_them(article)
    there = reverse("admin:articles_binnedarticle_change", args=[article.pk])
    for page in ("change", "delete", "history"):
        response = admin_client.get(reverse(f"admin:articles_article_{page}", args=[article.pk]), follow=True)
        assertRedirects(response, there)
        assertContains(response, "《春耕》在回收站中，请先恢复。")
    assertContains(admin_client.get(there), "这里是正文。")


def test_piece_in_the_bin_is_in_no_other_list(admin_client):
    """Nor in any count of one."""
    unit, person, page = make_unit(), make_correspondent(), make_page()
    article = make_withdrawn(headline="春耕", page=page)
    make_byline(article, person, unit=unit)
    article.tags.add("农事")
    make_correction(article)
    make_note(article=article, page=page)
    bin_them(article)
    for name in ("article", "correction", "importnote"):
        assert listed(admin_client, reverse(f"admin:articles_{name}_changelist")) == []
    for name in ("issue", "page", "correspondent", "unit"):
        (row,) = listed(admin_client, reverse(f"admin:articles_{name}_changelist"))
        assert row.article_count == 0
    assert listed(admin_client, reverse("admin:taggit_tag_changelist"))[0].article_count == 0
    for row in (page.issue, page):
        change = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
        assertNotContains(admin_client.get(change), "春耕")
    assert [task.count for task in admin_client.get(reverse("admin:index")).context["tasks"]] == [1]  # its issue


def test_place_that_another_piece_has_is_still_refused_in_the_form(admin_client):
    first = make_article()
    second = make_article(page=first.page)
    url = reverse("admin:articles_article_change", args=[second.pk])
    response = admin_client.post(url, {**filled(admin_client.get(url)), "position": first.position})
    assert errors(response) == ["该版此处已有稿件。"]


def test_page_of_a_piece_in_the_bin_offers_what_may_be_done(login, admin_client):
    fresh, withdrawn = make_manuscript(), make_withdrawn()
    bin_them(fresh, withdrawn)

    def offered(client, article):
        page = client.get(reverse("admin:articles_binnedarticle_change", args=[article.pk])).text
        return [action for action in ("restore_articles", "purge_articles") if f'value="{action}"' in page]

    assert offered(admin_client, fresh) == ["restore_articles", "purge_articles"]
    assert offered(admin_client, withdrawn) == ["restore_articles"]
    assert offered(login("秦晓岚", "view_article"), fresh) == []

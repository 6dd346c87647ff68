"""Publishing and withdrawing from the list: what was done and what was refused is said of each piece."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertTemplateUsed

from articles.enums import Visibility
from articles.models import Article
from tests.factories import make_article, make_issue, make_manuscript, make_page, make_passed, make_signed

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")
WAITS = "《来稿》处于“来稿”：三审、签发、三校齐全之后才能发布。"


def act(client, action, *articles, **fields):
    return client.post(LIST, {"action": action, "_selected_action": [row.pk for row in articles], **fields})


def said(response):
    return sorted((message.level_tag, str(message)) for message in get_messages(response.wsgi_request))


def visibilities():
    return list(Article.objects.order_by("pk").values_list("visibility", flat=True))


def test_publish_says_what_was_done_and_what_was_refused(admin_client):
    ready = make_article(headline="春耕", visibility=Visibility.HIDDEN)
    raw = make_manuscript(headline="来稿")
    response = act(admin_client, "publish_articles", ready, raw)
    assert said(response) == [
        ("success", "已发布：春耕"),
        ("warning", "《来稿》处于“来稿”：三审、签发、三校齐全之后才能发布。"),
    ]
    assert visibilities() == [Visibility.PUBLISHED, Visibility.HIDDEN]


def test_publish_with_the_issue_schedules_what_is_passed(admin_client):
    issue = make_issue(date=timezone.localdate() + timedelta(days=2))
    passed, unplaced = (
        make_passed(make_page(issue=issue), headline="春耕"),
        make_signed(make_manuscript(headline="来稿")),
    )
    response = act(admin_client, "publish_articles_with_issue", passed, unplaced)
    assert ("success", "已定随期发布：春耕") in said(response)
    assert [row.published_at for row in Article.objects.order_by("pk")] == [issue.printed_at, None]


def test_withdraw_asks_for_a_reason_first(admin_client):
    article = make_article(headline="春耕")
    response = act(admin_client, "withdraw_articles", article)
    assertTemplateUsed(response, "admin/articles/article/ask.html")
    assertContains(response, "春耕")
    assert visibilities() == [Visibility.PUBLISHED]


def test_withdraw_with_a_blank_reason_asks_again(admin_client):
    response = act(admin_client, "withdraw_articles", make_article(), reason="  ")
    assert response.context["form"].errors == {"reason": ["这个字段是必填项。"]}
    assert visibilities() == [Visibility.PUBLISHED]


def test_withdraw_with_a_reason_withdraws_and_keeps_it_in_the_history(admin_client):
    article, raw = make_article(headline="春耕"), make_manuscript(headline="来稿")
    response = act(admin_client, "withdraw_articles", article, raw, reason="事实有误")
    assert said(response) == [("success", "已撤下：春耕"), ("warning", "《来稿》未在发布中，无须撤下。")]
    assert visibilities() == [Visibility.WITHDRAWN, Visibility.HIDDEN]
    history = admin_client.get(reverse("admin:articles_article_history", args=[article.pk]))
    assertContains(history, "理由：事实有误")


def test_withdraw_keeps_what_readers_are_told_apart_from_the_reason(admin_client, client):
    article = make_article(headline="春耕")
    act(admin_client, "withdraw_articles", article, reason="来函投诉", notice="数据有误。")
    admin_client.logout()
    page = client.get(article.get_absolute_url()).text
    assert "数据有误。" in page
    assert "来函投诉" not in page


@pytest.mark.parametrize("action", ["publish_articles", "withdraw_articles"])
@pytest.mark.parametrize("rights", [["view_article"], ["view_article", "change_article"]])
def test_staff_who_may_sign_nothing_off_cannot_act(login, action, rights):
    article = make_article()
    act(login("方立", *rights), action, article, reason="事实有误")
    assert visibilities() == [Visibility.PUBLISHED]
    assert Article.objects.get().published_at == article.published_at


def test_staff_who_may_withdraw_can_act(login):
    act(login("秦晓岚", "view_article", "withdraw_article"), "withdraw_articles", make_article(), reason="事实有误")
    assert visibilities() == [Visibility.WITHDRAWN]

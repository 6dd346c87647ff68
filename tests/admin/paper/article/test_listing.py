"""The list of pieces: how long each has been waiting, for what, and what is done to several at once."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from articles.enums import Stage, Visibility
from articles.models import Article, Entry
from tests.factories import make_article, make_manuscript

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_article_changelist")


def since(hours, **fields):
    article = make_manuscript()
    Article.objects.filter(pk=article.pk).update(stage_since=timezone.now() - timedelta(hours=hours), **fields)
    return article


def act(client, action, *articles, **typed):
    return client.post(LIST, {"action": action, "_selected_action": [piece.pk for piece in articles], **typed})


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def found(client, query):
    return set(client.get(LIST, query).context["cl"].result_list)


def test_the_list_says_how_long_a_piece_waits_and_for_what(admin_client):
    since(3, stage=Stage.FIRST_REVIEW)
    assertContains(admin_client.get(LIST), '<td class="field-waiting">待初审，已等3\xa0小时</td>', html=True)
    Article.objects.update(held_at=timezone.now() - timedelta(days=2))
    assertContains(admin_client.get(LIST), '<td class="field-waiting">待初审，已缓发2\xa0日</td>', html=True)


def test_what_readers_see_waits_for_nothing(admin_client):
    make_article()
    assertContains(admin_client.get(LIST), '<td class="field-waiting">已审校</td>', html=True)


def test_pieces_are_found_by_stage_and_by_whether_they_are_held(admin_client):
    waiting, held = since(1, stage=Stage.SECOND_REVIEW), since(1, held_at=timezone.now())
    assert found(admin_client, {"stage__exact": Stage.SECOND_REVIEW}) == {waiting}
    assert found(admin_client, {"held": "yes"}) == {held}
    assert found(admin_client, {"held": "no"}) == {waiting}
    assert found(admin_client, {"held": "maybe"}) == {waiting, held}


def test_several_are_submitted_at_once_and_each_refusal_is_said(login):
    client = login("何小满", "view_article", "change_article", "submit_article")
    ready, empty, late = make_manuscript(headline="可送"), make_manuscript(headline="", body=""), make_manuscript()
    Article.objects.filter(pk=late.pk).update(stage=Stage.SIGNING)
    told = said(act(client, "submit_articles", ready, empty, late))
    assert len(told) == 3
    assert "已送审：可送" in told
    assert [Article.objects.get(pk=piece.pk).stage for piece in (ready, empty, late)] == [
        Stage.FIRST_REVIEW,
        Stage.MANUSCRIPT,
        Stage.SIGNING,
    ]


def test_several_are_held_for_a_reason_that_is_asked(login):
    client = login("秦晓岚", "view_article", "change_article", "hold_article")
    one, other = make_manuscript(), make_article()
    assertContains(act(client, "hold_articles", one, other), '<form class="desk-ask"')
    assert Article.objects.exclude(held_at=None).count() == 0
    told = said(act(client, "hold_articles", one, other, reason="等部门回复。"))
    assert any("已缓发" in text for text in told)
    assert any("撤下" in text for text in told)  # the other is before readers
    assert set(Article.objects.exclude(held_at=None)) == {one}
    assert Entry.objects.get(article=one.pk).reason == "等部门回复。"


@pytest.mark.parametrize("action", ["submit_articles", "publish_articles", "hold_articles", "withdraw_articles"])
def test_an_action_is_for_who_may_take_it_also_in_a_crafted_request(login, action):
    client = login("方小满", "view_article", "change_article")
    articles = [make_manuscript(), make_article(), make_article(visibility=Visibility.HIDDEN)]
    before = list(Article.objects.order_by("pk").values("stage", "held_at", "visibility"))
    act(client, action, *articles, reason="试试。")
    assert list(Article.objects.order_by("pk").values("stage", "held_at", "visibility")) == before

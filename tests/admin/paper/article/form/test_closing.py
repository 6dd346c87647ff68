"""The form of a piece that waits for somebody else: its words are read, and nothing that was typed is lost."""

from dataclasses import replace

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.editorial import content_at_desk, save
from articles.enums import Stage, Step
from articles.models import Article, Draft
from tests.admin.forms import filled
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_manuscript,
    make_page,
    make_signature,
    make_staff,
)

pytestmark = pytest.mark.django_db
WORDS = {"kicker", "headline", "deck", "byline_raw", "dateline", "body", "bylines"}


def url_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def review_of(article):
    return reverse("admin:articles_article_review", args=[article.pk])


def stored(article):
    return Article.objects.get(pk=article.pk)


def at_stage(stage, **fields):
    article = make_manuscript(**fields)
    Article.objects.filter(pk=article.pk).update(stage=stage)
    return stored(article)


def open_fields(client, article):
    return set(client.get(url_of(article)).context["adminform"].form.fields)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_the_words_of_what_waits_for_somebody_else_are_read_with_the_reason(login):
    client = login("何小满", "change_article", "view_article", "submit_article")
    manuscript, handed_over = make_manuscript(), at_stage(Stage.FIRST_REVIEW, headline="已送审的题")
    assert open_fields(client, manuscript) >= WORDS
    assert open_fields(client, handed_over) & {*WORDS, "tags"} == {"tags"}
    page = client.get(url_of(handed_over))
    assertContains(page, "已送审的题")
    assertContains(
        page, f'《已送审的题》待初审：只有承担这一环节的人能修改。 <a href="{review_of(handed_over)}">审读</a>'
    )
    assertNotContains(page, "_submit")


def test_who_may_sign_the_step_changes_the_words_and_goes_on_to_read_them(login):
    client = login("方知秋", "change_article", "view_article", "review_first_article")
    article = at_stage(Stage.FIRST_REVIEW)
    page = client.get(url_of(article))
    response = client.post(url_of(article), {**filled(page), "headline": "改过的题", "_read": "1"})
    assert response.url == review_of(article)
    assert stored(article).headline == "改过的题"


def test_words_that_are_only_read_stay_when_the_tags_are_saved(login):
    client = login("何小满", "change_article", "view_article")
    article = at_stage(Stage.SIGNING, headline="题", deck="副题", body="第一段。\n\n第二段。", byline_raw="林晓禾")
    make_byline(article, make_correspondent("林晓禾"))
    before = content_at_desk(stored(article))
    client.post(url_of(article), {**filled(client.get(url_of(article))), "tags": "三农"})
    after = content_at_desk(stored(article))
    assert after.tags == ("三农",)
    assert after.digest == before.digest


def test_what_was_typed_while_a_piece_moved_on_comes_back_in_the_form(login):
    client = login("何小满", "change_article", "view_article")
    article = make_manuscript(body="第一段。")
    typed = {**filled(client.get(url_of(article))), "headline": "打好的题", "body": "打好的正文。"}
    Article.objects.filter(pk=article.pk).update(stage=Stage.FIRST_REVIEW)
    refused = client.post(url_of(article), typed)
    assert "只有承担这一环节的人能修改" in said(refused)[0]
    back = client.get(refused.url)
    form = back.context["adminform"].form
    assert (form["headline"].value(), form["body"].value()) == ("打好的题", "打好的正文。")
    assertContains(back, f'<a href="{review_of(article)}">审读</a>')
    assert stored(article).latest_revision.said.headline == "未发的稿件"
    Article.objects.filter(pk=article.pk).update(stage=Stage.MANUSCRIPT)  # sent back, it is saved from there
    client.post(url_of(article), filled(back))
    assert stored(article).headline == "打好的题"


def test_a_crafted_form_changes_no_words_of_what_waits_for_somebody_else(login):
    client = login("何小满", "change_article", "view_article")
    article = at_stage(Stage.READY)
    sent = {**filled(client.get(url_of(article))), "headline": "偷改", "body": "偷改。", "bylines": ""}
    client.post(url_of(article), sent)
    assert content_at_desk(stored(article)).headline == "未发的稿件"


def test_only_who_places_pieces_is_offered_a_place(login):
    client = login("何小满", "add_article", "change_article", "view_article")
    assert "page" not in client.get(reverse("admin:articles_article_add")).context["adminform"].form.fields
    article, page = make_manuscript(), make_page()
    form = client.get(url_of(article)).context["adminform"].form
    assert not {"page", "position"} & set(form.fields)
    crafted = {**filled(client.get(url_of(article))), "page": page.pk, "position": "1"}
    client.post(url_of(article), crafted)
    assert stored(article).page is None


def test_a_piece_stays_on_its_page_when_who_does_not_place_saves_it(login):
    client = login("何小满", "change_article", "view_article")
    article = make_manuscript(page=make_page(), position=2)
    client.post(url_of(article), {**filled(client.get(url_of(article))), "headline": "新题"})
    assert (stored(article).headline, stored(article).position) == ("新题", 2)


def test_who_only_views_reads_the_words_of_the_desk(login):
    article = make_article(stage=Stage.MANUSCRIPT, headline="读者所见")
    content = replace(content_at_desk(article), headline="采编所见")
    save(article=article, base=article.latest_revision, changes=content, by=make_staff("何小满", "change_article"))
    assertContains(login("馆员", "view_article").get(url_of(article)), "采编所见")


def test_the_form_shows_how_far_a_piece_has_come(admin_client):
    page = admin_client.get(url_of(make_article()))
    assert [link.signature is not None for link in page.context["links"]] == [True] * 7


def test_a_draft_of_tags_alone_changes_no_words(login):
    client = login("何小满", "change_article", "view_article")
    article = at_stage(Stage.SIGNING, body="第一段。")
    client.post(url_of(article), {**filled(client.get(url_of(article))), "tags": "长" * 200})
    draft = Draft.objects.get()
    shown = client.get(reverse("admin:articles_article_draft", args=[draft.pk]))
    assertNotContains(shown, "<del>第一段。</del>")
    assertContains(shown, "长" * 200)
    back = client.get(url_of(article), {"draft": draft.pk})
    assert "body" not in back.context["adminform"].form.fields


def test_the_form_asks_as_much_however_often_a_piece_was_signed(admin_client, django_assert_num_queries):
    article = make_article()
    admin_client.get(url_of(article))
    with CaptureQueriesContext(connection) as once:
        admin_client.get(url_of(article))
    signer = make_staff("秦晓岚")
    for step in Step.chain() * 3:
        make_signature(article, step, signer)
    with django_assert_num_queries(len(once)):
        admin_client.get(url_of(article))

"""The form in which an editor works on a piece."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.enums import Stage, Visibility
from articles.models import Article
from tests.admin.forms import errors, filled
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_source,
    make_unit,
    make_withdrawn,
)
from tests.importing.pages import dated, land, page_text

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")


def url_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def save(client, article, **fields):
    """Open the form, type into some fields, save."""
    return client.post(url_of(article), {**filled(client.get(url_of(article))), **fields})


def offered(response):
    """Name what the buttons offer beside saving."""
    page = response.content.decode()
    return [name for name in ("_submit", "_sign_off", "_publish", "_withdraw") if f'name="{name}"' in page]


def said(response):
    return [(message.level_tag, str(message)) for message in get_messages(response.wsgi_request)]


def titles(response):
    return [article.title for article in response.context["cl"].result_list]


def make_printed(**fields):
    page = make_page()
    return make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page), **fields)


def test_saving_a_new_headline_starts_a_revision(admin_client):
    article = make_manuscript()
    assert save(admin_client, article, headline="东河两岸尽春光").status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.latest_revision.number) == ("东河两岸尽春光", 2)


def test_readers_see_no_word_of_what_is_saved_and_the_form_shows_it(admin_client):
    article = make_article(stage=Stage.MANUSCRIPT)
    save(admin_client, article, headline="东河两岸尽春光")
    article.refresh_from_db()
    assert (article.headline, article.is_public) == ("春风吹绿东河岸", True)
    assert filled(admin_client.get(url_of(article)))["headline"] == "东河两岸尽春光"


def test_saving_an_untouched_form_changes_nothing(admin_client):
    article = make_article(kicker="引题", body="## 小标题\n\n第一段。\n\n!! 图片说明", dateline="本报讯")
    article.tags.add("春耕", "东河")
    make_byline(article, make_correspondent())
    before = Article.objects.filter(pk=article.pk).values().get()
    save(admin_client, article)
    after = Article.objects.filter(pk=article.pk).values().get()
    assert {**after, "updated_at": None} == {**before, "updated_at": None}
    assert set(article.tags.names()) == {"春耕", "东河"}


@pytest.mark.parametrize("fields", [{}, {"body": " \r\n\u3000", "byline_raw": "本报记者", "tags": "春耕"}])
def test_new_piece_without_a_word_is_refused(admin_client, fields):
    url = reverse("admin:articles_article_add")
    response = admin_client.post(url, {**filled(admin_client.get(url)), **fields})
    assert errors(response) == ["稿件还没有文字：请先写主题或正文，再保存。"]
    assert not Article.objects.exists()


def test_piece_is_not_emptied(admin_client):
    response = save(admin_client, make_manuscript(body=""), headline=" ")
    assert errors(response) == ["稿件还没有文字：请先写主题或正文，再保存。"]


@pytest.mark.parametrize("name", ["kicker", "headline", "deck", "body"])
def test_one_word_is_enough(admin_client, name):
    empty = dict.fromkeys(("headline", "body"), "")
    assert save(admin_client, make_manuscript(), **{**empty, name: "快讯"}).status_code == 302


def test_publishing_from_the_form_saves_what_is_typed(admin_client):
    article = make_article(visibility=Visibility.HIDDEN)
    response = save(admin_client, article, tags="春耕", _publish="1")
    assert (response.status_code, response.url) == (302, url_of(article))
    assert said(response) == [("success", "《春风吹绿东河岸》已保存。"), ("success", "《春风吹绿东河岸》已发布。")]
    article.refresh_from_db()
    assert (list(article.tags.names()), article.is_public) == (["春耕"], True)


def test_publishing_what_is_not_ready_keeps_what_is_typed_and_says_why(admin_client):
    article = make_article(visibility=Visibility.HIDDEN, page=None)
    response = save(admin_client, article, tags="春耕", _publish="1", release="issue")
    assert [level for level, _text in said(response)] == ["success", "warning"]
    assert "日期" in said(response)[1][1]
    article.refresh_from_db()
    assert (list(article.tags.names()), article.visibility) == (["春耕"], Visibility.HIDDEN)


def test_withdrawing_from_the_form_saves_what_is_typed_then_asks_why(admin_client):
    article = make_article(stage=Stage.MANUSCRIPT)
    response = save(admin_client, article, headline="东河两岸尽春光", _withdraw="1")
    assertContains(response, f'<form class="desk-ask" method="post" action="{LIST}">')
    assertContains(response, "《东河两岸尽春光》已保存。")
    article.refresh_from_db()
    assert (article.latest_revision.said.headline, article.is_public) == ("东河两岸尽春光", True)


def test_refused_form_does_nothing_and_keeps_what_is_typed(admin_client):
    article = make_article(stage=Stage.MANUSCRIPT)
    response = save(admin_client, article, headline="新的主题", page="", _withdraw="1")
    assert errors(response) == ["版面与版内顺序须同时填写，或都不填。"]
    assertContains(response, "新的主题")
    article.refresh_from_db()
    assert (article.headline, article.is_public) == ("春风吹绿东河岸", True)


def test_enter_key_saves_and_does_no_more(admin_client):
    page = admin_client.get(url_of(make_article())).content.decode()
    form = page[page.index('id="article_form"') :]
    assert re.search(r'<input type="submit"[^>]*name="(\w+)"', form)[1] == "_save"


def test_body_is_stored_one_way_however_it_was_typed(admin_client):
    article = make_manuscript(body="甲。")
    save(admin_client, article, body="  甲。\r\n乙。\r\n\r\n\r\n## 丙\r\n")
    article.refresh_from_db()
    assert article.body == "甲。\n\n乙。\n\n## 丙"


def test_what_only_service_functions_change_is_not_taken_from_a_form(admin_client):
    article = make_manuscript()
    sent = {"stage": "signed-off", "visibility": "published", "published_at_0": "2025-04-01", "revision": "9"}
    save(admin_client, article, headline="新的主题", **sent)
    article.refresh_from_db()
    assert (article.stage, article.visibility, article.published_at) == (Stage.MANUSCRIPT, Visibility.HIDDEN, None)
    assert article.revision == 2


def test_tags_are_split_as_chinese_editors_type_them(admin_client):
    article = make_manuscript()
    save(admin_client, article, tags="城市，规划、ＡＩ")
    assert set(article.tags.names()) == {"城市", "规划", "AI"}


def test_tag_longer_than_its_column_is_refused_in_chinese(admin_client):
    article = make_article()
    response = save(admin_client, article, tags="字" * 101)
    assert errors(response) == ["标签最多 100 个字，请用逗号、顿号、分号或空格把标签分开。"]


def test_place_without_a_page_is_refused_in_chinese(admin_client):
    response = save(admin_client, make_manuscript(), position=2)
    assert errors(response) == ["版面与版内顺序须同时填写，或都不填。"]


def test_new_piece_is_a_manuscript(admin_client):
    url = reverse("admin:articles_article_add")
    admin_client.post(url, {**filled(admin_client.get(url)), "headline": "来稿一篇", "body": "正文。"})
    article = Article.objects.get()
    assert (article.headline, article.stage, article.visibility) == ("来稿一篇", Stage.MANUSCRIPT, Visibility.HIDDEN)


def test_provenance_shows_each_block_beside_its_source_lines_escaped(admin_client):
    page = make_page()
    source = make_source(page=page, content="标题\n甲<b>乙\n丙丁。".encode())
    block = {"kind": "paragraph", "text": "甲<b>乙丙丁。", "lines": [2, 3]}
    article = make_article(
        page=page, stage=Stage.PRINTED, source=source, imported={"body": [block]}, body="甲<b>乙丙丁。\n\n新增一段。"
    )
    response = admin_client.get(url_of(article))
    lines = reverse("admin:articles_sourcetext_change", args=[source.pk])
    assertContains(response, '<td class="desk-paragraph">甲&lt;b&gt;乙丙丁。</td>', html=True)
    assertContains(response, f'<div class="desk-line"><a href="{lines}#L2">2</a> 甲&lt;b&gt;乙</div>', html=True)
    assertContains(response, f'<div class="desk-line"><a href="{lines}#L3">3</a> 丙丁。</div>', html=True)
    assertContains(response, "<td>编辑新增</td>", html=True)


def test_manuscript_has_no_provenance(admin_client):
    assertNotContains(admin_client.get(url_of(make_manuscript())), "desk-provenance")


@pytest.mark.parametrize("word", ["绿满东河", "编者按", "堤岸", "林晓禾"])
def test_search_finds_headline_kicker_body_and_name(admin_client, word):
    article = make_article(headline="绿满东河", kicker="编者按", body="堤岸上站满了人。")
    make_byline(article, make_correspondent("林晓禾"))
    make_article(headline="别的稿件", body="别的正文。")
    assert titles(admin_client.get(LIST, {"q": word})) == ["绿满东河"]


def test_list_is_narrowed_by_what_a_link_names(admin_client):
    issue, unit, person = make_issue(), make_unit(), make_correspondent()
    article = make_article(headline="找得到的", page=make_page(issue=issue))
    make_byline(article, person, unit=unit)
    article.tags.add("春耕")
    make_article(headline="别的稿件")
    names = {
        "issue": issue.pk,
        "page": article.page_id,
        "unit": unit.pk,
        "correspondent": person.pk,
        "tag": article.tags.get().pk,
    }
    found = {name: titles(admin_client.get(LIST, {name: pk})) for name, pk in names.items()}
    assert found == {name: ["找得到的"] for name in names}


@pytest.mark.parametrize("value", ["999", "x", "²", "9" * 20, "9" * 5000])
def test_list_narrowed_to_nothing_is_empty(admin_client, value):
    make_article()
    response = admin_client.get(LIST, {"issue": value})
    assert (response.status_code, titles(response)) == (200, [])


def test_issue_leads_to_all_its_articles(admin_client):
    article = make_article()
    response = admin_client.get(reverse("admin:articles_issue_change", args=[article.page.issue_id]))
    assertContains(response, f'<a href="{LIST}?issue={article.page.issue_id}">1</a>', html=True)


def test_staff_who_may_only_view_see_the_piece_and_cannot_save(login):
    article = make_printed()
    make_byline(article, make_correspondent())
    client = login("方立", "view_article", "view_byline")
    response = client.get(url_of(article))
    assertContains(response, article.headline)
    assert offered(response) == []
    assert client.post(url_of(article), {"headline": "改动", "_withdraw": "1"}).status_code == 403


@pytest.mark.parametrize(
    ("make", "buttons"),
    [(make_article, ["_withdraw"]), (make_withdrawn, ["_publish"]), (make_manuscript, ["_submit"])],
)
def test_page_offers_the_button_that_the_piece_is_ready_for(admin_client, make, buttons):
    assert offered(admin_client.get(url_of(make()))) == buttons


def test_view_on_site_leads_from_a_manuscript_to_its_preview(admin_client):
    article = make_manuscript(headline="未发的稿件")
    link = f"/admin/r/{ContentType.objects.get_for_model(Article).pk}/{article.pk}/"
    assertContains(admin_client.get(url_of(article)), f'href="{link}"')
    preview = admin_client.get(link, follow=True)
    assert preview.redirect_chain[-1][0].endswith(f"/articles/{article.pk}/")
    assertContains(preview, "未发的稿件")


def test_halves_of_a_piece_lead_to_each_other_and_to_both_sources(admin_client):
    cut = "东河全力备春耕\n\n本报讯 春耕开始了。\n\n各镇要统筹推进(下转第2版)"
    for number, text in ((1, cut), (2, "(上接第1版)各项农事,不误农时。")):
        land(page_text(text, head=dated(page=number)), f"{number}.txt")
    whole, rest = Article.objects.order_by("page__number")
    shown = admin_client.get(url_of(whole))
    assertContains(shown, f'<a href="{url_of(rest)}">{rest}</a>', html=True)
    line = rest.imported["body"][0]["lines"][0]
    source = reverse("admin:articles_sourcetext_change", args=[rest.source_id])
    there = f'第2版 <a href="{source}#L{line}">{line}</a> (上接第1版)各项农事,不误农时。'
    assertContains(shown, f'<div class="desk-line">{there}</div>', html=True)
    hidden = admin_client.get(url_of(rest))
    assertContains(hidden, f'<a href="{url_of(whole)}">{whole}</a>', html=True)
    assert offered(hidden) == []


def test_list_leaves_texts_in_the_database(admin_client):
    make_article(headline="", body="春雨落了一夜。" * 100)
    with CaptureQueriesContext(connection) as queries:
        response = admin_client.get(LIST)
    assertContains(response, "春雨落了一夜。春雨落了一夜。")
    (columns,) = [query["sql"].partition(" FROM ")[0] for query in queries if '"headline"' in query["sql"]]
    assert (columns.count('"body"'), columns.count('AS "opening"'), columns.count('"imported"')) == (1, 1, 0)

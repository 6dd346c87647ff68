"""Whatever becomes of a press of a button, what was typed is there."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.editorial import keep_draft
from articles.models import Article, Draft
from tests.admin.forms import filled
from tests.factories import make_article, make_manuscript

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_article_add")
DRAFTS = reverse("admin:articles_article_drafts")


def url_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def open_form(client, url):
    return filled(client.get(url))


def test_saving_leaves_no_draft(admin_client):
    piece = make_manuscript()
    admin_client.post(url_of(piece), {**open_form(admin_client, url_of(piece)), "headline": "新题"})
    admin_client.post(ADD, {**open_form(admin_client, ADD), "headline": "新稿"})
    assert not Draft.objects.exists()


def test_refused_form_leaves_a_draft_that_goes_with_the_next_save(admin_client):
    piece = make_manuscript()
    fields = {**open_form(admin_client, url_of(piece)), "headline": "新题", "position": "3"}
    response = admin_client.post(url_of(piece), fields)
    assert Draft.objects.get().title == "新题"
    admin_client.post(url_of(piece), {**filled(response), "position": ""})
    assert not Draft.objects.exists()


def test_form_comes_back_with_everything_typed(admin_client, admin_user):
    piece = make_manuscript()
    fields = {**open_form(admin_client, url_of(piece)), "headline": "新题", "body": "## 一\n二"}
    fields |= {"tags": "春耕、插秧", "position": "x"}
    admin_client.post(url_of(piece), fields)
    draft = Draft.objects.get()
    response = admin_client.get(url_of(piece), {"draft": draft.pk})
    again = filled(response)
    unlike = {name for name in fields if str(again[name]) != str(fields[name])}
    assert unlike == {"form_key", "restored"}
    assert again["restored"] == fields["form_key"]
    assertContains(response, "尚未保存")


def test_draft_is_offered_and_not_beside_the_form_that_holds_it(admin_client, admin_user):
    piece = make_manuscript()
    draft = keep_draft(by=admin_user, key="a", typed=[("headline", "写了一半的题")], article=piece.pk)
    assertContains(admin_client.get(url_of(piece)), "写了一半的题")
    assertContains(admin_client.get(url_of(piece)), f'href="?draft={draft.pk}"')
    assertNotContains(admin_client.get(url_of(piece), {"draft": draft.pk}), f'href="?draft={draft.pk}"')


def test_nobody_sees_or_discards_anothers_draft(admin_client):
    piece, other = make_manuscript(), User.objects.create_user("fang", is_staff=True)
    draft = keep_draft(by=other, key="a", typed=[("headline", "别人的题")], article=piece.pk)
    for url in (url_of(piece), f"{url_of(piece)}?draft={draft.pk}", DRAFTS):
        assertNotContains(admin_client.get(url), "别人的题")
    assert admin_client.get(reverse("admin:articles_article_draft", args=[draft.pk])).status_code == 404
    admin_client.post(reverse("admin:articles_article_draft_discard", args=[draft.pk]))
    assert Draft.objects.get() == draft


def test_discarding_forgets_the_draft_and_what_took_its_place(admin_client, admin_user):
    piece = make_manuscript()
    keep_draft(by=admin_user, key="b", typed=[("headline", "新题")], article=piece.pk)
    url = reverse("admin:articles_article_draft_discard", args=[10**9])
    assert admin_client.post(url, {"form_key": "b"}).url == url_of(piece)
    assert not Draft.objects.exists()


def test_text_of_a_piece_deleted_meanwhile_is_kept_and_said(admin_client):
    piece = make_manuscript()
    url = url_of(piece)
    fields = {**open_form(admin_client, url), "headline": "新题", "body": "新写的一段。"}
    piece.delete()
    response = admin_client.post(url, fields, follow=True)
    assertContains(response, "已被删除")
    assertContains(response, "新写的一段。")
    draft = Draft.objects.get()
    restored = filled(admin_client.get(ADD, {"draft": draft.pk}))
    assert (restored["headline"], restored["body"]) == ("新题", "新写的一段。")
    admin_client.post(ADD, restored)
    assert Article.objects.get().headline == "新题"
    assert not Draft.objects.exists()


def test_text_of_somebody_who_lost_the_permission_is_kept_and_said(login):
    client, piece = login("秦晓岚", "view_article", "change_article"), make_article()
    fields = {**open_form(client, url_of(piece)), "body": "新写的一段。"}
    User.objects.get(username="秦晓岚").user_permissions.clear()
    response = client.post(url_of(piece), fields)
    assertContains(response, "新写的一段。", status_code=403)
    assertContains(response, "无权保存", status_code=403)
    assert Draft.objects.get().article == piece


def test_list_of_drafts_leads_to_their_forms(admin_client, admin_user):
    piece = make_manuscript()
    of_piece = keep_draft(by=admin_user, key="a", typed=[("headline", "旧稿的题")], article=piece.pk)
    of_none = keep_draft(by=admin_user, key="b", typed=[("body", "新稿的文字")])
    response = admin_client.get(DRAFTS)
    assertContains(response, f'href="{url_of(piece)}?draft={of_piece.pk}"')
    assertContains(response, f'href="{ADD}?draft={of_none.pk}"')
    (drafts,) = admin_client.get(reverse("admin:index")).context["sections"]
    assert ([line.text for line in drafts.lines], drafts.url) == (["新稿的文字", "旧稿的题"], DRAFTS)


@pytest.mark.parametrize("asked", ["", "x", "9" * 30, "1 OR 1"])
def test_draft_that_is_none_opens_the_form_as_it_is(admin_client, asked):
    piece = make_manuscript()
    assert filled(admin_client.get(url_of(piece), {"draft": asked}))["headline"] == piece.headline


def test_form_without_a_key_is_kept_and_forgotten_too(admin_client):
    piece = make_manuscript()
    fields = {**open_form(admin_client, url_of(piece)), "form_key": ""}
    admin_client.post(url_of(piece), {**fields, "position": "3"})
    assert Draft.objects.get().key == f"article {piece.pk}"
    admin_client.post(url_of(piece), fields)
    assert not Draft.objects.exists()


def test_draft_is_compared_with_what_the_desk_has_by_now(admin_client, admin_user):
    piece = make_manuscript(headline="旧题", body="第一段。\n\n第二段。")
    typed = [("headline", "新题"), ("body", "第一段。\n第二段，改。")]
    draft = keep_draft(by=admin_user, key="a", typed=typed, article=piece.pk)
    response = admin_client.get(reverse("admin:articles_article_draft", args=[draft.pk]))
    assertContains(response, "<ins>，改</ins>")
    assertContains(response, "<del>旧</del>")


def test_draft_is_compared_with_nothing_that_one_may_not_see(login):
    client, piece = login("秦晓岚"), make_manuscript(headline="旧题")
    draft = keep_draft(by=User.objects.get(), key="a", typed=[("headline", "新题")], article=piece.pk)
    assertNotContains(client.get(reverse("admin:articles_article_draft", args=[draft.pk])), "旧")


def test_form_sent_twice_makes_one_piece_and_leads_to_it(admin_client):
    fields = {**open_form(admin_client, ADD), "headline": "新稿"}
    admin_client.post(ADD, fields)
    piece = Article.objects.get()
    response = admin_client.post(ADD, fields, follow=True)
    assert response.redirect_chain == [(url_of(piece), 302)]
    assertContains(response, "同一表单提交了两次")
    assert (Article.objects.count(), Draft.objects.count()) == (1, 0)


def test_form_sent_again_with_other_words_brings_them_to_the_piece_that_it_made(admin_client):
    fields = {**open_form(admin_client, ADD), "headline": "新稿"}
    admin_client.post(ADD, fields)
    piece = Article.objects.get()
    response = admin_client.post(ADD, {**fields, "body": "回到表单后又写的一段。"}, follow=True)
    assert filled(response)["body"] == "回到表单后又写的一段。"
    admin_client.post(url_of(piece), filled(response))
    assert Article.objects.get().body == "回到表单后又写的一段。"


def test_form_that_was_refused_can_be_sent_again(admin_client):
    fields = {**open_form(admin_client, ADD), "headline": "新稿"}
    admin_client.post(ADD, {**fields, "position": "3"})
    assert not Article.objects.exists()
    admin_client.post(ADD, fields)
    assert Article.objects.get().headline == "新稿"


def test_expired_session_leads_from_discarding_to_the_drafts(client, admin_user):
    draft = keep_draft(by=admin_user, key="a", typed=[("headline", "新题")])
    response = client.post(reverse("admin:articles_article_draft_discard", args=[draft.pk]))
    assert response.url == f"{reverse('admin:login')}?next={DRAFTS}"
    assertContains(client.get(response.url), "刚才的操作没有执行")
    assert Draft.objects.exists()


def test_text_larger_than_a_request_is_refused_in_a_sentence(admin_client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2**20
    response = admin_client.post(ADD, {**open_form(admin_client, ADD), "body": "字" * 2**20})
    assertContains(response, "一次最多提交 1 MB", status_code=413)


def test_longest_draft_fits_into_a_request(admin_client):
    admin_client.post(ADD, {**open_form(admin_client, ADD), "body": "字" * 999_000, "position": "3"})
    assert len(dict(Draft.objects.get().typed)["body"]) == 999_000


def test_key_of_a_form_that_is_too_long_is_no_fault_of_the_site(admin_client):
    piece = make_manuscript()
    fields = {**open_form(admin_client, url_of(piece)), "form_key": "k" * 60, "headline": "新题"}
    assert admin_client.post(url_of(piece), fields).status_code == 200
    assert Article.objects.get().headline != "新题"
    assert Draft.objects.get().key == "k" * 40

"""A save over what others saved meanwhile: merged and said, or brought back with both versions."""

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article, Draft, Revision
from tests.admin.forms import errors, filled
from tests.factories import make_article, make_byline, make_correspondent, make_manuscript, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def piece():
    return make_manuscript(headline="旧题", body="第一段。\n\n第二段。\n\n第三段。")


@pytest.fixture
def other():
    """A colleague at another machine."""
    client = Client()
    client.force_login(User.objects.create_superuser("fang", last_name="方", first_name="立"))
    return client


def url_of(piece):
    return reverse("admin:articles_article_change", args=[piece.pk])


def opened(client, piece):
    return filled(client.get(url_of(piece)))


def save(client, piece, **fields):
    return client.post(url_of(piece), {**opened(client, piece), **fields})


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def now(piece):
    piece = Article.objects.get(pk=piece.pk)
    return piece.headline, piece.body.split("\n\n"), list(piece.tags.names())


def test_untouched_fields_of_a_stale_form_overwrite_nothing(admin_client, other, piece):
    stale = opened(admin_client, piece)
    save(other, piece, headline="方立的题", tags="春耕")
    response = admin_client.post(url_of(piece), {**stale, "body": "第一段。\n第二段，改。\n第三段。"})
    assert response.status_code == 302
    assert now(piece) == ("方立的题", ["第一段。", "第二段，改。", "第三段。"], ["春耕"])
    assert any("方立" in text and "主题" in text for text in said(response))


def test_different_blocks_are_merged(admin_client, other, piece):
    stale = opened(admin_client, piece)
    save(other, piece, body="第一段，方立改。\n第二段。\n第三段。")
    admin_client.post(url_of(piece), {**stale, "body": "第一段。\n第二段。\n第三段，改。"})
    assert now(piece)[1] == ["第一段，方立改。", "第二段。", "第三段，改。"]


def test_different_bylines_are_merged(admin_client, other, piece):
    for name in ("林晓禾", "周禾"):
        make_byline(piece, make_correspondent(name))
    make_correspondent("白川")
    save(admin_client, piece)
    stale = opened(admin_client, piece)
    theirs = opened(other, piece)
    other.post(url_of(piece), {name: value for name, value in theirs.items() if "-0-" not in name})
    admin_client.post(url_of(piece), {**stale, "bylines-n1-name": "白川"})
    assert list(piece.bylines.values_list("name", flat=True)) == ["周禾", "白川"]


def test_both_on_one_block_brings_the_form_back_with_both_versions(admin_client, other, piece):
    stale = opened(admin_client, piece)
    save(other, piece, headline="方立的题", body="第一段。\n第二段，方立改。\n第三段。")
    mine = {**stale, "body": "第一段。\n第二段，改。\n第三段，也改。"}
    response = admin_client.post(url_of(piece), mine, follow=True)
    by, (panel,) = response.context["conflicts"]
    assert by == "方立"
    assert ["".join(run.text for run in runs) for _side, _name, runs in panel.versions] == [
        "第二段。",
        "第二段，方立改。",
        "第二段，改。",
    ]
    assertContains(response, "<ins>，方立改</ins>")
    again = filled(response)
    assert again["body"].split("\n\n") == ["第一段。", "第二段，改。", "第三段，也改。"]
    assert again["headline"] == "方立的题"
    assert again["base"] == str(Revision.objects.get(article=piece, number=2).pk)
    assert now(piece)[1] == ["第一段。", "第二段，方立改。", "第三段。"]
    admin_client.post(url_of(piece), again)
    assert now(piece)[:2] == ("方立的题", ["第一段。", "第二段，改。", "第三段，也改。"])
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("side", "block"), [("theirs", "第二段，方立改。"), ("mine", "第二段，改。"), ("base", "第二段。")]
)
def test_version_is_taken_by_a_button_and_can_be_changed_again(admin_client, other, piece, side, block):
    stale = opened(admin_client, piece)
    save(other, piece, body="第一段。\n第二段，方立改。\n第三段。")
    mine = {**stale, "kicker": "引题", "body": "第一段。\n第二段，改。\n第三段，也改。"}
    again = filled(admin_client.post(url_of(piece), mine, follow=True))
    for order in ("0 theirs", "0 base", f"0 {side}"):
        again = filled(admin_client.post(url_of(piece), {**again, "_take": order}, follow=True))
    assert again["body"].split("\n\n") == ["第一段。", block, "第三段，也改。"]
    assert again["kicker"] == "引题"
    admin_client.post(url_of(piece), again)
    assert now(piece)[1] == ["第一段。", block, "第三段，也改。"]


def test_block_that_was_edited_since_is_not_taken_away(admin_client, other, piece):
    stale = opened(admin_client, piece)
    save(other, piece, body="第一段。\n第二段，方立改。\n第三段。")
    again = filled(admin_client.post(url_of(piece), {**stale, "body": "第一段。\n第二段，改。\n第三段。"}, follow=True))
    again["body"] = again["body"].replace("第二段，改。", "第二段，又改。")
    again = filled(admin_client.post(url_of(piece), {**again, "_take": "0 theirs"}, follow=True))
    assert again["body"].split("\n\n") == ["第一段。", "第二段，方立改。", "第二段，又改。", "第三段。"]


def test_deleted_block_comes_back_where_it_stood(admin_client, other, piece):
    stale = opened(admin_client, piece)
    save(other, piece, body="第一段。\n第二段，方立改。\n第三段。")
    again = filled(admin_client.post(url_of(piece), {**stale, "body": "第一段。\n第三段。"}, follow=True))
    assert again["body"].split("\n\n") == ["第一段。", "第三段。"]
    again = filled(admin_client.post(url_of(piece), {**again, "_take": "0 theirs"}, follow=True))
    assert again["body"].split("\n\n") == ["第一段。", "第二段，方立改。", "第三段。"]


@pytest.mark.parametrize(("side", "headline"), [("theirs", "方立的题"), ("mine", "我的题"), ("base", "旧题")])
def test_title_is_taken_by_a_button(admin_client, other, piece, side, headline):
    stale = opened(admin_client, piece)
    save(other, piece, headline="方立的题")
    again = filled(admin_client.post(url_of(piece), {**stale, "headline": "我的题"}, follow=True))
    again = filled(admin_client.post(url_of(piece), {**again, "_take": f"0 {side}"}, follow=True))
    assert again["headline"] == headline


def test_byline_changed_by_both_is_taken_by_a_button(admin_client, other, piece):
    make_byline(piece, make_correspondent("林晓禾"))
    make_byline(piece, make_correspondent("周禾"))
    save(admin_client, piece)
    stale = opened(admin_client, piece)
    save(other, piece, **{"bylines-0-label": "特约"})
    again = filled(admin_client.post(url_of(piece), {**stale, "bylines-0-label": "见习"}, follow=True))
    labels = [value for name, value in again.items() if name.endswith("-label")]
    assert labels == ["见习", "通讯员"]
    again = filled(admin_client.post(url_of(piece), {**again, "_take": "0 theirs"}, follow=True))
    assert [value for name, value in again.items() if name.endswith("-label")] == ["特约", "通讯员"]
    assert admin_client.post(url_of(piece), again).status_code == 302
    assert list(piece.bylines.values_list("name", "label")) == [("林晓禾", "特约"), ("周禾", "通讯员")]


def test_place_changed_by_both_is_taken_by_a_button(admin_client, other, piece):
    one, two = make_page(number=1), make_page(number=2)
    stale = opened(admin_client, piece)
    save(other, piece, page=one.pk, position="1")
    again = filled(admin_client.post(url_of(piece), {**stale, "page": two.pk, "position": "3"}, follow=True))
    assert (again["page"], again["position"]) == ([str(two.pk)], "3")
    again = filled(admin_client.post(url_of(piece), {**again, "_take": "0 theirs"}, follow=True))
    assert (again["page"], again["position"]) == ([str(one.pk)], "1")


def test_newcomer_of_a_save_in_conflict_is_asked_about_again(admin_client, other, piece):
    stale = opened(admin_client, piece)
    save(other, piece, headline="方立的题")
    row = {"bylines-n1-name": "白川", "bylines-n1-sure": "白川|||"}
    again = filled(admin_client.post(url_of(piece), {**stale, "headline": "我的题", **row}, follow=True))
    assert [value for name, value in again.items() if name.endswith(("-name", "-person"))] == ["白川", ""]
    assert "白川" in errors(admin_client.post(url_of(piece), again))[0]


@pytest.mark.parametrize("order", ["", "x", "9 theirs", "0 yours", "0"])
def test_crafted_choice_changes_nothing(admin_client, other, piece, order):
    stale = opened(admin_client, piece)
    save(other, piece, headline="方立的题")
    again = filled(admin_client.post(url_of(piece), {**stale, "headline": "我的题"}, follow=True))
    assert filled(admin_client.post(url_of(piece), {**again, "_take": order}, follow=True))["headline"] == "我的题"


def test_places_that_were_not_written_here_are_none(admin_client, piece):
    forged = {**opened(admin_client, piece), "conflicts": "WyJmYW5nIiwgW11d:1abc:zzz", "_take": "0 theirs"}
    response = admin_client.post(url_of(piece), forged, follow=True)
    assertNotContains(response, "desk-conflict")


def test_second_window_of_ones_own_is_no_conflict(admin_client, piece):
    stale = opened(admin_client, piece)
    save(admin_client, piece, headline="第一个窗口的题", kicker="引题")
    response = admin_client.post(url_of(piece), {**stale, "headline": "第二个窗口的题"})
    assert any("另一个窗口" in text for text in said(response))
    assert (now(piece)[0], Article.objects.get().kicker) == ("第二个窗口的题", "引题")
    assert Revision.objects.filter(article=piece, number=2).get().said.headline == "第一个窗口的题"


def test_place_taken_meanwhile_is_said_and_the_text_is_kept(admin_client, piece):
    taken = make_article()
    stale = opened(admin_client, piece)
    place = {"page": taken.page_id, "position": taken.position}
    response = admin_client.post(url_of(piece), {**stale, **place, "headline": "新题"})
    assert errors(response) == ["该版此处已有稿件。"]
    assert filled(response)["headline"] == "新题"


def test_piece_in_the_bin_keeps_the_text_and_says_so(admin_client, piece):
    stale = opened(admin_client, piece)
    Article.objects.filter(pk=piece.pk).update(binned_at="2025-04-01T08:00+08:00")
    response = admin_client.post(url_of(piece), {**stale, "body": "新写的一段。"}, follow=True)
    assertContains(response, "新写的一段。")
    assertContains(response, "回收站")


@pytest.mark.parametrize("base", ["", "x", "9" * 30, "999999"])
def test_form_that_does_not_say_what_it_showed_is_refused_and_kept(admin_client, piece, base):
    response = admin_client.post(url_of(piece), {**opened(admin_client, piece), "base": base, "headline": "新题"})
    assert errors(response) == ["表单没有注明它所显示的是哪一稿，请重新打开。"]
    assert Draft.objects.get().title == "新题"


def test_base_of_another_piece_is_none(admin_client, piece):
    foreign = opened(admin_client, make_manuscript())["base"]
    assert errors(admin_client.post(url_of(piece), {**opened(admin_client, piece), "base": foreign}))


def test_tags_keep_the_order_in_which_they_were_given(admin_client, piece):
    save(admin_client, piece, tags="插秧、春耕、白露")
    save(admin_client, piece)
    assert list(Revision.objects.filter(article=piece).values_list("number", flat=True)) == [2, 1]
    assert Article.objects.get().latest_revision.said.tags == ("插秧", "春耕", "白露")


def test_new_piece_has_its_first_revision(admin_client):
    url = reverse("admin:articles_article_add")
    make_correspondent("林晓禾")
    sent = {**filled(admin_client.get(url)), "headline": "新稿", "tags": "春耕", "bylines-n1-name": "林晓禾"}
    response = admin_client.post(url, {**sent, "_continue": "1"})
    piece = Article.objects.get()
    assert response.url == url_of(piece)
    assert piece.latest_revision.said.bylines[0].name == "林晓禾"
    assert list(piece.tags.names()) == ["春耕"]


def test_pasted_text_is_cleaned_and_the_page_says_how(admin_client, piece):
    response = save(admin_client, piece, headline="新\u200b题", body="•\t第一段。\r\n\r\n\r\n\r\n第二\xa0段。")
    assert now(piece)[:2] == ("新题", ["第一段。", "第二 段。"])
    assert "已清理：特殊空格和制表符 1 处、看不见的字符 1 处、项目符号 1 处、空段 2 处。" in said(response)


def test_text_that_nobody_pasted_stays_as_it_is(admin_client):
    piece = make_manuscript(headline="旧题", body="- 第一段。\n\n第二\u2003段。")
    response = save(admin_client, piece, headline="新题")
    assert now(piece)[:2] == ("新题", ["- 第一段。", "第二\u2003段。"])
    assert not [text for text in said(response) if "已清理" in text]


def test_page_without_a_place_brings_the_piece_to_the_next_free_one_and_says_so(admin_client, piece):
    page = make_page(number=4)
    make_article(page=page)
    response = save(admin_client, piece, page=page.pk, position="")
    assert response.status_code == 302
    assert Article.objects.get(pk=piece.pk).position == 2
    assert any("第4版" in text and "2" in text for text in said(response))


def test_place_without_a_page_is_refused(admin_client, piece):
    assert errors(save(admin_client, piece, page="", position="3"))


def test_merged_piece_is_named_as_it_is_stored(admin_client, other, piece):
    stale = opened(admin_client, piece)
    save(other, piece, headline="方立的题")
    response = admin_client.post(url_of(piece), {**stale, "deck": "副题"})
    assert any("方立的题" in text for text in said(response))
    assert not any("旧题" in text for text in said(response))

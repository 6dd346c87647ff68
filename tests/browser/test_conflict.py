"""Two editors at one piece, each in a browser of their own."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.factories import make_byline, make_correspondent, make_manuscript


@pytest.fixture
def piece(transactional_db):
    piece = make_manuscript(headline="东河两岸尽春光", body="第一段。\n\n第二段。\n\n第三段。")
    for name in ("林晓禾", "周禾"):
        make_byline(piece, make_correspondent(name))
    return piece


@pytest.fixture
def at_desk(live_server, settings, open_page, piece) -> Callable[..., Page]:
    """Open the piece in the browser of a member of staff, who is made for it."""

    def opened(login: str, name: str, **options: Any) -> Page:
        user = User.objects.create_superuser(login, last_name=name[0], first_name=name[1:])
        client = Client()
        client.force_login(user)
        page = open_page(**options)
        cookie = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": live_server.url}])
        page.goto(live_server.url + reverse("admin:articles_article_change", args=[piece.pk]))
        return page

    return opened


def save(page):
    page.get_by_role("button", name="保存并继续编辑").first.click()


def expect_saved(page):
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_stale_form_leaves_alone_what_its_editor_did_not_touch(at_desk, piece):
    stale, other = at_desk("qin", "秦晓岚"), at_desk("fang", "方立")
    other.locator("#id_headline").fill("方立的题")
    save(other)
    expect_saved(other)
    stale.locator("#id_body").fill("第一段。\n第二段，改。\n第三段。")
    save(stale)
    expect(stale.get_by_text("已与方立期间保存的改动合并")).to_be_visible()
    piece = Article.objects.get()
    assert (piece.headline, piece.body) == ("方立的题", "第一段。\n\n第二段，改。\n\n第三段。")


@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_both_on_one_block_choose_between_their_versions(at_desk, piece, width, java_script_enabled):
    options = {"viewport": {"width": width, "height": 900}, "java_script_enabled": java_script_enabled}
    mine, other = at_desk("qin", "秦晓岚", **options), at_desk("fang", "方立")
    other.locator("#id_body").fill("第一段。\n第二段，方立改。\n第三段。")
    save(other)
    expect_saved(other)
    mine.locator("#id_body").fill("第一段。\n第二段，秦晓岚改。\n第三段，也改。")
    save(mine)
    places = mine.locator(".desk-conflict")
    expect(places).to_have_count(1)
    expect(places.locator(".desk-side p")).to_have_text(["第二段。", "第二段，方立改。", "第二段，秦晓岚改。"])
    expect(mine.locator("#id_body")).to_have_value("第一段。\n\n第二段，秦晓岚改。\n\n第三段，也改。")
    if java_script_enabled:
        assert mine.evaluate("document.documentElement.scrollWidth <= innerWidth")
    mine.get_by_role("button", name="采用：对方").click()
    expect(mine.locator("#id_body")).to_have_value("第一段。\n\n第二段，方立改。\n\n第三段，也改。")
    save(mine)
    expect_saved(mine)
    assert Article.objects.get().body == "第一段。\n\n第二段，方立改。\n\n第三段，也改。"


def test_row_deleted_meanwhile_and_changed_here_is_asked_about(at_desk, piece):
    mine, other = at_desk("qin", "秦晓岚"), at_desk("fang", "方立")
    other.locator(".desk-row").nth(0).get_by_role("button", name="移去").click()
    save(other)
    expect_saved(other)
    mine.locator(".desk-row").nth(0).get_by_label("原样标注").fill("特约通讯员")
    save(mine)
    expect(mine.locator(".desk-conflict")).to_contain_text("特约通讯员 林晓禾")
    save(mine)
    expect_saved(mine)
    assert [row.words for row in piece.bylines.order_by("position")] == ["特约通讯员 林晓禾", "通讯员 周禾"]


def test_row_deleted_meanwhile_and_untouched_here_stays_deleted(at_desk, piece):
    mine, other = at_desk("qin", "秦晓岚"), at_desk("fang", "方立")
    other.locator(".desk-row").nth(0).get_by_role("button", name="移去").click()
    save(other)
    expect_saved(other)
    mine.locator("#id_headline").fill("新题")
    save(mine)
    expect_saved(mine)
    assert [row.name for row in piece.bylines.all()] == ["周禾"]
    assert Article.objects.get().headline == "新题"


def test_two_windows_of_one_person_are_no_conflict(at_desk, piece):
    first = at_desk("qin", "秦晓岚")
    second = first.context.new_page()
    second.goto(first.url)
    first.locator("#id_headline").fill("第一个窗口的题")
    save(first)
    expect_saved(first)
    second.locator("#id_headline").fill("第二个窗口的题")
    save(second)
    expect(second.get_by_text("您在另一个窗口中也保存过这篇稿件")).to_be_visible()
    assert Article.objects.get().headline == "第二个窗口的题"

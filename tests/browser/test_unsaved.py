"""Nothing typed is lost to a crash, an expired session, another window, a verb, or a deleted piece."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.enums import Stage
from articles.models import Article, Draft
from tests.browser.checks import watch
from tests.factories import make_article, make_manuscript

PASSWORD = "chunfeng-lv-donghe"
MAY = ["view_article", "add_article", "change_article", "withdraw_article", "view_correspondent", "view_unit"]


@pytest.fixture
def qin(transactional_db):
    user = User.objects.create_user("qin", password=PASSWORD, is_staff=True, last_name="秦", first_name="晓岚")
    user.user_permissions.set(Permission.objects.filter(codename__in=MAY))
    return user


@pytest.fixture
def piece(transactional_db):
    return make_manuscript(headline="未发的稿件", body="第一段。\n\n第二段。")


@pytest.fixture
def log_in(live_server, client, settings):
    """Log the browser of a page in, without the form."""

    def logged_in(page: Page, user: User) -> Page:
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        return page

    return logged_in


@pytest.fixture
def desk(page, qin, log_in):
    return log_in(page, qin)


def url_of(live_server, piece):
    return live_server.url + reverse("admin:articles_article_change", args=[piece.pk])


def save(page):
    page.get_by_role("button", name="保存并继续编辑").first.click()


def expect_kept(page):
    expect(page.locator("#desk-kept")).to_contain_text("草稿已存于", timeout=8000)


def test_crash_and_return(desk, live_server, piece, qin, log_in, open_page):
    desk.goto(url_of(live_server, piece))
    desk.locator("#id_headline").fill("写了一半的题")
    expect_kept(desk)
    desk.close()  # as a crash does: nobody is asked
    back = log_in(open_page(), qin)
    back.goto(url_of(live_server, piece))
    expect(back.locator(".desk-draft")).to_contain_text("写了一半的题")
    back.get_by_role("link", name="恢复").click()
    expect(back.locator("#id_headline")).to_have_value("写了一半的题")
    save(back)
    expect(back.locator(".messagelist .success")).to_be_visible()
    assert not Draft.objects.exists()
    assert Article.objects.get().headline == "写了一半的题"


def test_session_expires_while_typing(new_context, live_server, piece, qin, log_in):
    page = log_in(new_context().new_page(), qin)
    problems = watch(page)
    with page.expect_response(re.compile("/presence/")):  # the first beat, by which the login would come too early
        page.goto(url_of(live_server, piece))
    Session.objects.all().delete()
    page.locator("#id_body").fill("新写的一段。")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible(timeout=8000)
    dialog.get_by_label("密码").fill("wrong")
    dialog.get_by_role("button", name="登录").click()
    expect(dialog.locator(".errorlist")).to_be_visible()
    dialog.get_by_label("密码").fill(PASSWORD)
    dialog.get_by_role("button", name="登录").click()
    expect(dialog).to_be_hidden()
    expect_kept(page)
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().body == "新写的一段。"
    assert [problem for problem in problems if not re.match(r"(401|400) ", problem)] == []


def test_login_takes_no_key_that_was_meant_for_the_text(new_context, live_server, piece, qin, log_in):
    page = log_in(new_context().new_page(), qin)
    with page.expect_response(re.compile("/presence/")):
        page.goto(url_of(live_server, piece))
    Session.objects.all().delete()
    page.locator("#id_body").fill("新写的一段。")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible(timeout=8000)
    page.keyboard.type("abc")
    expect(dialog.get_by_label("用户名")).to_have_value("qin")
    expect(dialog.get_by_label("密码")).to_have_value("")
    page.keyboard.press("Tab")
    expect(dialog.get_by_label("用户名")).to_be_focused()


def test_two_clicks_make_one_piece(desk, live_server):
    desk.goto(f"{live_server.url}{reverse('admin:articles_article_add')}")
    desk.locator("#id_headline").fill("新稿")
    desk.get_by_role("button", name="保存并继续编辑").first.dblclick()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().headline == "新稿"


def test_session_expires_before_a_press_without_script(plain_page, live_server, piece, qin, log_in):
    page = log_in(plain_page, qin)
    page.goto(url_of(live_server, piece))
    page.locator("#id_body").fill("新写的一段。")
    Session.objects.all().delete()
    save(page)
    page.get_by_label("用户名").fill("qin")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.locator("#id_body")).to_have_value("新写的一段。")
    save(page)
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().body == "新写的一段。"


def test_login_in_another_window_spoils_no_form(new_context, live_server, piece, qin, log_in):
    context = new_context(java_script_enabled=False)
    page, other = log_in(context.new_page(), qin), context.new_page()
    page.goto(url_of(live_server, piece))
    page.locator("#id_headline").fill("新题")
    context.clear_cookies(name="sessionid")
    other.goto(f"{live_server.url}/admin/login/")
    other.get_by_label("用户名").fill("qin")
    other.get_by_label("密码").fill(PASSWORD)
    other.get_by_role("button", name="登录").click()
    save(page)
    page.get_by_role("button", name="再发送一次").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().headline == "新题"


def test_second_window_is_named_as_ones_own(desk, live_server, piece, qin):
    desk.goto(url_of(live_server, piece))
    other = desk.context.new_page()
    other.goto(url_of(live_server, piece))
    expect(other.locator("#desk-notices")).to_contain_text("您在另一个窗口中也打开了这篇稿件")
    desk.goto("about:blank")
    other.reload()
    expect(other.locator("#desk-notices")).to_be_empty()


def test_colleague_is_named(desk, live_server, piece, log_in, open_page):
    fang = User.objects.create_superuser("fang", last_name="方", first_name="立")
    desk.goto(url_of(live_server, piece))
    other = log_in(open_page(), fang)
    other.goto(url_of(live_server, piece))
    expect(other.locator("#desk-notices")).to_contain_text("秦晓岚也打开了这篇稿件")


def test_leaving_asks_only_where_something_is_unsaved(desk, live_server, piece):
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(url_of(live_server, piece))
    desk.locator("#id_headline").click()
    desk.goto(f"{live_server.url}/admin/")
    assert asked == []
    desk.goto(url_of(live_server, piece))
    desk.locator("#id_headline").press("End")
    desk.locator("#id_headline").type("。")
    desk.goto(f"{live_server.url}/admin/")
    assert asked == ["beforeunload"]
    desk.goto(url_of(live_server, piece))
    desk.locator("#id_headline").fill("新题")
    save(desk)
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert asked == ["beforeunload"]


def test_verb_takes_unsaved_text_along(desk, live_server, transactional_db):
    piece = make_article(stage=Stage.MANUSCRIPT)
    desk.goto(url_of(live_server, piece))
    desk.locator("#id_headline").fill("新题")
    desk.get_by_role("button", name="保存并撤下").first.click()
    desk.get_by_label("理由").fill("事实有误")
    desk.get_by_role("button", name="撤下").click()
    expect(desk.get_by_text("已撤下：")).to_be_visible()
    assert Article.objects.get().latest_revision.said.headline == "新题"


def test_piece_deleted_meanwhile(desk, live_server, piece):
    desk.goto(url_of(live_server, piece))
    desk.locator("#id_body").fill("新写的一段。")
    piece.delete()
    save(desk)
    expect(desk.locator(".messagelist .warning")).to_contain_text("已被删除")
    expect(desk.get_by_text("新写的一段。")).to_be_visible()
    desk.get_by_role("link", name="恢复为新稿").click()
    expect(desk.locator("#id_body")).to_have_value("新写的一段。")
    save(desk)
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().body == "新写的一段。"

"""The page list in a real browser: dragging, placing without a script, a page that is proofed and passed for print."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.editorial import layout_of, move
from articles.enums import Step
from articles.models import Article
from tests.browser.checks import assert_accessible
from tests.factories import make_issue, make_manuscript, make_page, make_signed, make_staff

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1400, "height": 900}
SIGNER = ("view_issue", "view_article", "change_article", "proof_page", "pass_page", "release_article")


@pytest.fixture
def world(transactional_db):
    """An issue with two pages, three signed pieces on the first, and one that waits for a place."""
    issue = make_issue(date=timezone.localdate(), number="1581")
    pages = [
        make_page(issue=issue, number=number, section=name, measure=20) for number, name in ((1, "要闻"), (2, "综合"))
    ]
    for position, title in enumerate(("渠水进村", "灯会开幕", "食堂开门"), 1):
        make_signed(make_manuscript(page=pages[0], position=position, headline=title), Step.SIGN_OFF)
    make_manuscript(headline="待上版的稿")
    return pages


def as_member(page: Page, url: str, user: User) -> Page:
    """Log somebody in, in place of whoever was."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])
    return page


def titles(number: int) -> list[str]:
    rows = Article.objects.filter(page__number=number).order_by("position")
    return list(rows.values_list("headline", flat=True))


def piece(page: Page, title: str):
    return page.locator(".makeup-piece").filter(has=page.get_by_role("link", name=title, exact=True))


def drag(page: Page, title: str, onto, *, top: bool) -> None:
    """Drag a piece onto something: over its upper half, or its lower one."""
    box = onto.bounding_box()
    at = {"x": box["width"] / 2, "y": 6 if top else box["height"] - 6}
    with page.expect_navigation():
        piece(page, title).drag_to(onto, source_position={"x": 60, "y": 12}, target_position=at)


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_pieces_are_dragged(staff_page: Page, live_server, world, size):
    staff_page.set_viewport_size(size)
    staff_page.goto(f"{live_server.url}/admin/articles/issue/{world[0].issue_id}/pages/")
    assert_accessible(staff_page)
    assert staff_page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    drag(staff_page, "食堂开门", piece(staff_page, "渠水进村"), top=True)
    assert titles(1) == ["食堂开门", "渠水进村", "灯会开幕"]
    if size == PHONE:  # where the list is longer than the screen, buttons and forms are at hand
        staff_page.wait_for_load_state("load")
        return
    drag(staff_page, "食堂开门", staff_page.locator(f"#page-{world[1].pk} .makeup-pieces"), top=False)
    assert (titles(1), titles(2)) == (["渠水进村", "灯会开幕"], ["食堂开门"])
    drag(staff_page, "待上版的稿", piece(staff_page, "灯会开幕"), top=True)
    assert titles(1) == ["渠水进村", "待上版的稿", "灯会开幕"]
    expect(piece(staff_page, "待上版的稿")).to_contain_text("缺 初审、复审、终审、签发")
    drag(staff_page, "待上版的稿", staff_page.locator(".makeup-waiting .makeup-pieces"), top=True)
    assert titles(1) == ["渠水进村", "灯会开幕"]
    staff_page.wait_for_load_state("load")


def test_second_of_two_who_drag_is_told(staff_page: Page, live_server, world):
    staff_page.set_viewport_size(DESKTOP)
    staff_page.goto(f"{live_server.url}/admin/articles/issue/{world[0].issue_id}/pages/")
    colleague = make_staff("汪主任", "place_article")
    move(article=Article.objects.get(headline="灯会开幕"), page=world[0], position=1, by=colleague)
    drag(staff_page, "待上版的稿", piece(staff_page, "食堂开门"), top=True)
    expect(staff_page.locator(".messagelist .error")).to_contain_text("汪主任其间已重排“第1版 要闻”")
    expect(staff_page.locator(f"#page-{world[0].pk} .makeup-title")).to_have_text(["灯会开幕", "渠水进村", "食堂开门"])
    expect(piece(staff_page, "待上版的稿")).to_be_visible()
    staff_page.wait_for_load_state("load")


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_pieces_are_placed_without_a_script(plain_page: Page, live_server, world, size):
    plain_page.set_viewport_size(size)
    by = make_staff("方责编", "view_issue", "view_article", "place_article")
    as_member(plain_page, live_server.url, by).goto(
        f"{live_server.url}/admin/articles/issue/{world[0].issue_id}/pages/"
    )
    row = piece(plain_page, "待上版的稿")
    row.get_by_text("上版", exact=True).first.click()
    row.get_by_label("版面").select_option("第1版 要闻")
    row.get_by_label("位置").fill("2")
    row.get_by_role("button", name="上版").click()
    expect(plain_page.locator(".messagelist .success")).to_have_text("“待上版的稿”已上第1版 要闻第2位。")
    plain_page.get_by_role("button", name="“待上版的稿”上移").click()
    expect(plain_page.locator(".messagelist .success")).to_contain_text("第1位")
    assert titles(1) == ["待上版的稿", "渠水进村", "灯会开幕", "食堂开门"]
    row = piece(plain_page, "待上版的稿")
    row.get_by_text("移动", exact=True).first.click()
    row.get_by_role("button", name="撤下版面").click()
    expect(plain_page.locator(".messagelist .success")).to_contain_text("撤下版面")
    assert titles(1) == ["渠水进村", "灯会开幕", "食堂开门"]


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_page_is_proofed_passed_and_released(page: Page, live_server, world, size):
    page.set_viewport_size(size)
    address = f"{live_server.url}/admin/articles/issue/{world[0].issue_id}/pages/"
    for step, name in (("一校", "甘一校"), ("二校", "殷二校"), ("三校", "柏三校"), ("付印", "秦总编")):
        as_member(page, live_server.url, make_staff(name, *SIGNER)).goto(address)
        page.get_by_role("link", name=f"读版并签{step}").click()
        expect(page.locator(".sheet-headline")).to_have_text(["渠水进村", "灯会开幕", "食堂开门"])
        if step in ("一校", "付印"):
            assert_accessible(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        page.get_by_label("意见").fill(f"{step}看过。")
        if step == "付印":
            page.get_by_label("本版稿件随本期发布").check()
        page.get_by_role("button", name=f"签{step}").click()
        expect(page.locator(".messagelist .success").first).to_have_text(f"第1版 要闻：{step}已签。")
    expect(page.locator(f"#page-{world[0].pk} .makeup-released")).to_have_text(["读者可见"] * 3)
    page.wait_for_load_state("load")
    assert layout_of(world[0]).is_passed
    assert Article.objects.published().count() == 3


def test_slip_of_the_issue_is_read(staff_page: Page, live_server, world):
    staff_page.goto(f"{live_server.url}/admin/articles/issue/{world[0].issue_id}/pages/slip/")
    expect(staff_page.get_by_role("heading", name="发稿签")).to_be_visible()
    assert_accessible(staff_page)

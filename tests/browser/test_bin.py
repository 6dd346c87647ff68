"""A piece is deleted at the desk, looked at in the bin, and brought back; its history tells of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_manuscript

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1400, "height": 900}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_piece_goes_into_the_bin_and_comes_back(staff_page: Page, live_server, transactional_db, size):
    page, piece = staff_page, make_manuscript(headline="无人认领的来稿")
    page.set_viewport_size(size)
    page.goto(f"{live_server.url}/admin/articles/article/{piece.pk}/change/")
    page.get_by_role("link", name="删除").first.click()
    page.get_by_label("理由").fill("一稿两投")
    page.get_by_role("button", name="移入回收站").click()
    expect(page.locator(".messagelist .success")).to_have_text("已移入回收站：无人认领的来稿")
    page.goto(f"{live_server.url}/admin/articles/article/{piece.pk}/change/")
    expect(page.locator(".messagelist .warning")).to_have_text("《无人认领的来稿》在回收站中，请先恢复。")
    page.get_by_role("button", name="恢复").click()
    expect(page.locator(".messagelist .success")).to_have_text("已恢复：无人认领的来稿")
    page.goto(f"{live_server.url}/admin/articles/article/{piece.pk}/history/")
    expect(page.locator(".desk-history")).to_contain_text("理由：一稿两投")
    expect(page.locator(".desk-history")).to_contain_text("恢复")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

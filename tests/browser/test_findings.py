"""What proof-reading finds, in a real browser: led to, put right and left standing, on a phone too."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser.checks import assert_accessible
from tests.factories import make_manuscript

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1400, "height": 900}
BODY = "第一段没有错。\n\n## 渠水进村\n\n村民迫不急待，又迫不急待。"


@pytest.fixture
def piece(transactional_db, staff_page):
    return make_manuscript(headline="渠水进村", body=BODY)


def selected(page: Page) -> str:
    return page.evaluate(
        "(() => { const at = document.activeElement; return at.value.slice(at.selectionStart, at.selectionEnd); })()"
    )


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_findings_are_settled_on_the_form(staff_page: Page, live_server, piece, size):
    staff_page.set_viewport_size(size)
    staff_page.goto(f"{live_server.url}/admin/articles/article/{piece.pk}/change/")
    findings = staff_page.locator("#findings")
    expect(findings.get_by_text("“迫不急待”应为“迫不及待”")).to_have_count(2)
    assert staff_page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    findings.get_by_role("link").last.click()
    assert selected(staff_page) == "迫不急待"
    staff_page.get_by_role("textbox", name="正文").press_sequentially("迫不及待地")  # over what is selected
    findings.get_by_role("button", name="改正").first.click()
    expect(staff_page.locator(".messagelist .success")).to_have_text("已改正 1 处。")
    expect(staff_page.locator("#id_body")).to_have_value(
        BODY.replace("又迫不急待", "又迫不及待地").replace("迫不急待", "迫不及待")
    )
    expect(staff_page.locator("#findings").get_by_text("没有发现")).to_be_visible()
    staff_page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_findings_are_settled_where_a_piece_is_reviewed(staff_page: Page, live_server, piece, size):
    staff_page.set_viewport_size(size)
    staff_page.goto(f"{live_server.url}/admin/articles/article/{piece.pk}/review/")
    findings = staff_page.locator("#findings")
    findings.get_by_role("link").first.click()
    expect(staff_page.locator(".sheet-block:has(:target)")).to_contain_text("村民迫不急待")
    assert_accessible(staff_page)
    assert staff_page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    findings.get_by_label("不改的理由").first.fill("引文原文如此")
    findings.get_by_label("不改的理由").first.press("Enter")
    expect(staff_page.locator(".messagelist .success")).to_have_text("不改，理由已记录在案。")
    findings.get_by_text("不改的 1 处").click()
    expect(findings.get_by_text("引文原文如此")).to_be_visible()
    findings.get_by_role("button", name="改正").click()
    expect(staff_page.locator(".messagelist .success")).to_have_text("已改正 1 处。")
    staff_page.wait_for_load_state("networkidle")
    assert Article.objects.get(pk=piece.pk).body == BODY.replace("又迫不急待", "又迫不及待")


def test_findings_are_settled_without_a_script(transactional_db, live_server, open_page, piece, staff_page):
    plain = open_page(java_script_enabled=False, viewport=PHONE)
    plain.context.add_cookies(staff_page.context.cookies())
    plain.goto(f"{live_server.url}/admin/articles/article/{piece.pk}/change/")
    plain.locator("#findings").get_by_role("button", name="同类 2 处全部改正").click()
    expect(plain.locator(".messagelist .success")).to_have_text("已改正 2 处。")
    assert "迫不急待" not in Article.objects.get(pk=piece.pk).body

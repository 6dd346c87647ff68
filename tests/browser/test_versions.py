"""Versions of a piece in a real browser: from its history to a comparison, and one brought back, on a phone too."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.editorial import content_at_desk, save
from articles.models import Article, parse_body
from tests.browser.checks import assert_accessible
from tests.factories import make_manuscript

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def piece(transactional_db, staff_page):
    """A manuscript whose headline and second paragraph were changed by its second save."""
    made = make_manuscript(headline="水到田头", body="村口的老槐树下，几位老人说着收成。\n孩子们先到书屋里坐一会儿。")
    article = Article.objects.get(pk=made.pk)
    body = tuple(parse_body("村口的老槐树下，几位老人说着收成。\n孩子们先到新书屋里坐一会儿。"))
    changes = replace(content_at_desk(article), headline="水流到田头", body=body)
    save(article=article, base=article.latest_revision, changes=changes, by=User.objects.get(is_superuser=True))
    return article


@pytest.mark.parametrize("size", [PHONE, {"width": 1400, "height": 900}])
def test_a_version_is_compared_and_brought_back(staff_page: Page, live_server, piece, size):
    staff_page.set_viewport_size(size)
    staff_page.goto(f"{live_server.url}/admin/articles/article/{piece.pk}/history/")
    staff_page.get_by_role("link", name="与现在比较").click()
    expect(staff_page.locator("ins")).to_have_text(["增加", "流", "新"])
    assert_accessible(staff_page)
    assert staff_page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    staff_page.get_by_label("也显示相同的段落").press("Space")
    staff_page.get_by_role("button", name="比较").press("Enter")
    expect(staff_page.get_by_text("几位老人说着收成")).to_be_visible()
    staff_page.get_by_role("button", name="恢复第1稿").press("Enter")
    expect(staff_page.locator(".messagelist .success")).to_have_text("已恢复第1稿，存为第3稿。")
    staff_page.get_by_role("link", name="历史").first.click()
    expect(staff_page.get_by_text("内容取自第1稿")).to_be_visible()
    staff_page.wait_for_load_state("networkidle")
    assert Article.objects.get(pk=piece.pk).headline == "水到田头"

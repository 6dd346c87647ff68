"""The list of bylines in the form of a piece: by script, and without."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import make_byline, make_correspondent, make_manuscript


@pytest.fixture
def piece(transactional_db):
    piece = make_manuscript()
    for name in ("林晓禾", "周禾"):
        make_byline(piece, make_correspondent(name))
    return piece


def url_of(live_server, piece):
    return live_server.url + reverse("admin:articles_article_change", args=[piece.pk])


def save(page):
    page.get_by_role("button", name="保存并继续编辑").first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def names(piece):
    return [byline.name for byline in piece.bylines.order_by("position")]


def test_rows_are_moved_added_and_removed(staff_page, live_server, piece):
    make_correspondent("白川")
    staff_page.goto(url_of(live_server, piece))
    rows = staff_page.locator(".desk-row")
    rows.nth(1).get_by_role("button", name="上移").click()
    staff_page.get_by_role("button", name="添加署名").click()
    rows.nth(2).get_by_label("见报姓名").fill("白川")
    rows.nth(1).get_by_role("button", name="移去").click()
    save(staff_page)
    assert names(piece) == ["周禾", "白川"]


def test_rows_are_moved_without_a_script(staff_page, plain_page, live_server, piece):
    plain_page.context.add_cookies(staff_page.context.cookies())
    plain_page.goto(url_of(live_server, piece))
    plain_page.locator("#id_headline").fill("新题")
    plain_page.locator(".desk-row").nth(1).get_by_role("button", name="上移").click()
    expect(plain_page.locator("#id_headline")).to_have_value("新题")
    save(plain_page)
    assert names(piece) == ["周禾", "林晓禾"]


@pytest.mark.parametrize("width", [390, 1400])
def test_list_fits_the_screen(staff_page, live_server, piece, width):
    staff_page.set_viewport_size({"width": width, "height": 900})
    staff_page.goto(url_of(live_server, piece), wait_until="networkidle")
    assert staff_page.evaluate("document.documentElement.scrollWidth <= innerWidth")

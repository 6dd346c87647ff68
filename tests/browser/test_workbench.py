"""我的工作台 in a browser: it can be read by everyone, fits a phone, and leads to where a piece is signed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.enums import Stage, Step
from articles.models import Article
from tests.browser.checks import assert_accessible
from tests.factories import make_issue, make_manuscript, make_page, make_signed, show_unsigned

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def work():
    """Pieces that wait, one of them on a page of tomorrow's issue, and one that readers see unsigned."""
    page = make_page(issue=make_issue(date=timezone.localdate() + timedelta(days=1)), number=1)
    first = make_manuscript(headline="等待初审的长标题" * 4)
    Article.objects.filter(pk=first.pk).update(stage=Stage.FIRST_REVIEW)
    make_signed(make_manuscript(headline="版上待终审的稿", page=page, position=1), Step.SECOND_REVIEW)
    show_unsigned(make_manuscript(headline="没签的稿"))
    return first


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_front_page_is_accessible_and_fits_a_phone(staff_page, live_server, work, scheme):
    staff_page.emulate_media(color_scheme=scheme)
    staff_page.set_viewport_size(PHONE)
    staff_page.goto(f"{live_server.url}/admin/")
    for title in ("待我处理", "明日见报", "人手不足", "未经完整审签发布"):
        expect(staff_page.get_by_role("heading", name=title)).to_be_visible()
    assert_accessible(staff_page)
    assert staff_page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_piece_that_waits_leads_to_where_it_is_signed(staff_page, live_server, work):
    staff_page.goto(f"{live_server.url}/admin/")
    staff_page.get_by_role("region", name="待我处理").get_by_role("link", name=work.headline).click()
    expect(staff_page).to_have_url(f"{live_server.url}/admin/articles/article/{work.pk}/review/")


def test_report_of_unsigned_pieces_is_accessible(staff_page, live_server, work):
    staff_page.goto(f"{live_server.url}/admin/")
    staff_page.get_by_role("link", name="查看全部").first.click()
    expect(staff_page.get_by_text("没签的稿")).to_be_visible()
    assert_accessible(staff_page)

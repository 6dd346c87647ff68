"""People in a real browser: two records merged and taken apart again, and a month's statistics downloaded."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from articles.models import Correspondent
from tests.browser.checks import assert_accessible
from tests.factories import make_article, make_byline, make_correspondent, make_issue, make_page

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1400, "height": 900}
pytestmark = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


@pytest.fixture
def writers(transactional_db: None, staff_page: Page) -> tuple[Correspondent, Correspondent]:
    """One person under two spellings, with a piece each in one issue of April."""
    page = make_page(issue=make_issue(date=date(2025, 4, 28)), number=2)
    writers = make_correspondent("白露"), make_correspondent("白璐")
    for writer in writers:
        make_byline(make_article(page=page), writer, name=writer.name)
    return writers


def test_two_records_become_one_and_two_again(staff_page: Page, live_server, writers, size):
    page, (kept, gone) = staff_page, writers
    page.set_viewport_size(size)
    page.goto(f"{live_server.url}/admin/articles/correspondent/merge/?pk={kept.pk}&pk={gone.pk}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("白露").check()
    page.get_by_role("button", name="合并").click()
    expect(page.locator(".messagelist .success")).to_have_text("“白璐”已并入“白露”。")
    response = page.goto(f"{live_server.url}{gone.get_absolute_url()}")
    assert response is not None
    assert page.url == f"{live_server.url}{kept.get_absolute_url()}"
    page.goto(f"{live_server.url}/admin/articles/correspondent/{gone.pk}/unmerge/")
    page.get_by_role("button", name="撤销合并").click()
    expect(page.locator(".messagelist .success")).to_have_text("“白璐”已重新单列，移回 1 处。")


def test_a_months_statistics_are_downloaded(staff_page: Page, live_server, writers, size, tmp_path: Path):
    page = staff_page
    page.set_viewport_size(size)
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name="用稿统计").first.click()
    page.get_by_label("年份:").fill("2025")
    page.get_by_label("时段:").select_option("4月")
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_text("本期此类署名稿件共 2 篇")).to_be_visible()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for form in ("CSV", "XLSX"):
        with page.expect_download() as download:
            page.get_by_role("link", name=f"下载 {form}").click()
        download.value.save_as(tmp_path / download.value.suggested_filename)
    rows = list(csv.reader(io.StringIO((tmp_path / "statistics-people-2025-04.csv").read_text("utf-8-sig"))))
    assert sorted(row[1] for row in rows[1:]) == ["合计", "白璐", "白露"]
    sheet = load_workbook(tmp_path / "statistics-people-2025-04.xlsx").active
    assert sheet["D5"].value == 2


def test_a_certificate_prints_on_one_sheet(staff_page: Page, live_server, writers, size):
    page = staff_page
    page.set_viewport_size(size)
    page.goto(f"{live_server.url}/admin/statistics/people/{writers[0].pk}/?year=2025&part=-04")
    page.get_by_role("link", name="用稿证明（打印）").click()
    expect(page.get_by_text("兹证明白露同志")).to_be_visible()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 627, "height": 933})  # A4 within the margins of its stylesheet
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")

"""The scripted parts of the admin, under the policy: the calendar, the search box of people, the window beside."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.enums import Stage
from articles.models import Correspondent, Issue
from tests.factories import make_article, make_correspondent, make_issue, make_manuscript


@pytest.fixture
def form(staff_page: Page, live_server, transactional_db):
    """Open the form of a row."""

    def opened(row):
        url = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
        staff_page.goto(live_server.url + url)
        return staff_page

    return opened


def test_calendar_gives_a_date(form):
    page = form(make_issue())
    page.locator("#calendarlink0").click()
    page.locator("#calendarbox0").get_by_role("link", name="今天").click()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Issue.objects.get().date == timezone.localdate()


def test_search_box_finds_a_person(form):
    make_correspondent("林晓禾")
    article = make_manuscript()
    page = form(article)
    page.get_by_role("button", name="添加署名").click()
    page.locator(".desk-row .select2-selection").first.click()
    page.locator(".select2-search__field").fill("林晓")
    page.get_by_role("option", name="林晓禾").click()
    page.get_by_role("button", name="保存", exact=True).first.click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert [byline.correspondent.name for byline in article.bylines.all()] == ["林晓禾"]


def test_window_beside_makes_a_person(form):
    page = form(make_article(stage=Stage.MANUSCRIPT))
    page.get_by_role("button", name="添加署名").click()
    with page.expect_popup() as opened:
        page.locator("#add_id_bylines-n1-person").click()
    opened.value.get_by_label("姓名").fill("白川")
    opened.value.get_by_role("button", name="保存").click()
    expect(page.locator("#select2-id_bylines-n1-person-container")).to_contain_text("白川")
    assert Correspondent.objects.filter(name="白川").exists()

"""A day of a county paper, from manuscript to printed page, by five logins; and of a paper of three people.

Everything is done by the buttons that a person presses, and found from where a person begins, 我的工作台. Readers look
after every step.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.editorial.chain.report import unsigned_pieces
from articles.enums import Step
from articles.models import Article
from tests.factories import make_issue, make_page, make_staff

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "渠水进村润春田"
DESK = {"width": 1400, "height": 900}
PHONE = {"width": 390, "height": 844}
Open = Callable[[str], Page]


@pytest.fixture
def groups(transactional_db: None) -> None:
    """Make the groups anew, which go with all rows after each test that has transactions of its own."""
    told = import_module("articles.migrations.0037_groups")
    for name, codenames in told.GROUPS.items():
        group, _is_new = Group.objects.get_or_create(name=name)
        group.permissions.set(Permission.objects.filter(codename__in=[*told.VIEW, *codenames]))


@pytest.fixture
def open_desk(open_page: Any, live_server: Any, groups: None) -> Callable[..., Open]:
    """Give a desk to people: `open_desk(viewport, 何通联=["通联"])("何通联")` is the workbench of one of them."""

    def opened(viewport: dict[str, int], **people: list[str]) -> Open:
        screens: dict[str, Page] = {}
        for name, of in people.items():
            person, client = make_staff(name), Client()
            person.groups.set(Group.objects.filter(name__in=of))
            assert person.groups.count() == len(of)
            client.force_login(person)
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
            screens[name] = open_page(viewport=viewport)
            screens[name].context.add_cookies([{**cookie, "url": live_server.url}])

        def workbench(name: str) -> Page:
            screens[name].goto(f"{live_server.url}/admin/")
            return screens[name]

        return workbench

    return opened


@pytest.fixture
def readers(open_page: Any, live_server: Any) -> Callable[[], bool]:
    """Tell whether readers find the piece, on the front page and at its own address."""
    page = open_page()

    def find() -> bool:
        page.goto(f"{live_server.url}/articles/")
        listed = page.get_by_role("link", name=TITLE).count() > 0
        piece = Article.objects.filter(headline=TITLE).first()
        answer = page.request.get(f"{live_server.url}/articles/{piece.pk}/") if piece else None
        assert listed == (answer is not None and answer.status == 200)
        return listed

    return find


def write(page: Page, byline: str) -> None:
    """Write a manuscript and hand it over."""
    page.goto(f"{page.url}articles/article/add/")
    page.locator("#id_headline").fill(TITLE)
    page.locator("#id_byline_raw").fill(byline)
    page.locator("#id_body").fill("四月十八日，渠水流进了东河村。\n村民在田头等了一个上午。")
    page.get_by_role("button", name="保存并继续编辑").first.click()
    page.get_by_role("button", name="保存并送审").first.click()
    expect(page.locator(".messagelist")).to_contain_text("已送审")


def press(page: Page, button: str, told: str, opinion: str = "") -> None:
    """Open the piece from what waits for somebody, and press a button of 审读."""
    page.get_by_role("link", name=TITLE).first.click()
    if page.url.endswith("/change/"):
        page.get_by_role("link", name="审读").first.click()
    if opinion:
        page.locator("#opinion").fill(opinion)
    page.locator(f'.sign-bar button:text-matches("^{button}( |$)")').click()
    expect(page.locator(".messagelist")).to_contain_text(told)


def open_pages(page: Page, issue: int) -> None:
    page.goto(f"{page.url}articles/issue/{issue}/pages/")


def place(page: Page, issue: int) -> None:
    """Put the piece on the first page from what waits for a place."""
    open_pages(page, issue)
    piece = page.locator(".makeup-waiting .makeup-piece", has_text=TITLE)
    piece.locator("summary").click()
    piece.get_by_label("版").select_option(index=1)
    piece.locator('button[value="place"]').click()
    expect(page.locator(".messagelist")).to_contain_text("已上第1版")


def sign_page(page: Page, issue: int, step: Step, *, releasing: bool = False) -> None:
    """Read the page and sign it, as the page list leads there."""
    open_pages(page, issue)
    page.locator(f'a[href$="/pages/{page_key()}/"]').first.click()
    if releasing:
        page.get_by_label("本版稿件随本期发布").check()
    page.get_by_role("button", name=f"签{step.label}").click()
    expect(page.locator(".messagelist").first).to_be_visible()


def page_key() -> int:
    (key,) = Article.objects.filter(headline=TITLE).values_list("page", flat=True)
    return key


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["1400", "390"])
def test_a_day_from_manuscript_to_printed_page_by_five(
    viewport: dict[str, int], open_desk: Callable[..., Open], readers: Callable[[], bool]
) -> None:
    workbench = open_desk(viewport, 何通联=["通联"], 方责编=["责编"], 齐主任=["主任"], 秦总编=["总编"], 林校对=["校对"])
    issue = make_issue(date=timezone.localdate(), number="1581")
    make_page(issue=issue, number=1, section="要闻")
    write(workbench("何通联"), "通讯员 林晓禾")
    assert not readers()
    press(workbench("方责编"), "通过", "待复审", "事实清楚，可用。")
    press(workbench("齐主任"), "通过", "待终审")
    press(workbench("秦总编"), "通过并签发", "待一校")
    place(workbench("方责编"), issue.pk)
    for step in Step.proofs():
        assert not readers()
        sign_page(workbench("林校对"), issue.pk, step)
    assert not readers()
    sign_page(workbench("秦总编"), issue.pk, Step.PASS, releasing=True)
    assert readers()
    assert list(unsigned_pieces()) == []


def test_a_day_of_a_paper_of_three_people(open_desk: Callable[..., Open], readers: Callable[[], bool]) -> None:
    workbench = open_desk(DESK, 甘采编=["通联", "责编", "校对"], 殷主任=["主任", "校对"], 祁总编=["总编", "校对"])
    write(workbench("甘采编"), "通讯员 林晓禾")
    press(workbench("甘采编"), "通过", "待复审", "事实清楚，可用。")
    press(workbench("殷主任"), "通过", "待终审")
    press(workbench("祁总编"), "通过并签发", "待一校")
    for name, waits in (("甘采编", "待二校"), ("殷主任", "待三校"), ("祁总编", "已审校")):
        assert not readers()
        press(workbench(name), "校对通过", waits)
    assert not readers()
    press(workbench("祁总编"), "发布", "已发布")
    assert readers()
    assert list(unsigned_pieces()) == []

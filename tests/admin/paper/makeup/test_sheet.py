"""The page list: what stands where, what it lacks, and what waits beside."""

import re

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.editorial import sheet_of, unplaced
from articles.enums import Stage, Step
from articles.models import Article, Page, Revision
from tests.admin.paper.makeup.conftest import signed
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_source,
    make_staff,
)


def text_of(response, within="main"):
    """Give the words of a part of the page, without marks and white space."""
    page = response.content.decode()
    found = re.search(rf'id="{within}".*?(?=</li>|</section>)', page, re.DOTALL)
    return re.sub(r"<[^>]*>|\s", "", found[0].partition(">")[2]) if found else ""


def test_piece_says_what_it_lacks(world, member):
    make_byline(signed(world.pages[1], "公交试运行", Step.FIRST_REVIEW), make_correspondent("林晓禾"))
    made = Article.objects.get(headline="公交试运行")
    said = text_of(member("方责编", "责编").get(world.url("pages")), f"piece-{made.pk}")
    assert said.startswith("公交试运行林晓禾6字待复审缺复审、终审、签发")


def test_page_that_holds_too_much_says_by_how_much(world, member):
    Page.objects.filter(number=1).update(measure=10)
    Page.objects.filter(number=2).update(measure=5000)
    page = member("方责编", "责编").get(world.url("pages"))
    assertContains(page, '<span class="makeup-missing">18 / 10 超 8 字</span>', html=True)
    assertContains(page, "<span>0 / 5000</span>", html=True)


def test_held_released_and_doubled_pieces_are_told(world, member):
    make_article(page=world.pages[1], headline="灯会开幕", position=1)
    later = timezone.now() + timezone.timedelta(days=2)
    make_article(page=world.pages[1], headline="随报发布的稿", position=2, published_at=later, follows_issue=True)
    Article.objects.filter(headline="食堂开门").update(held_at=timezone.now())
    page = member("方责编", "责编").get(world.url("pages"))
    told = {row.headline: text_of(page, f"piece-{row.pk}") for row in Article.objects.order_by("pk")}
    assert "缓发" in told["食堂开门"]
    assert "随报发布" in told["随报发布的稿"]
    assert "读者可见" in told["灯会开幕"]
    assert "重稿：第1版要闻" in told["灯会开幕"]


def test_page_from_print_asks_for_nothing(world, member):
    source = make_source(page=world.pages[1])
    printed = make_article(page=world.pages[1], stage=Stage.PRINTED, source=source, headline="旧稿", position=1)
    Article.objects.filter(page=world.pages[0]).update(page=None, position=None)
    page = member("方责编", "责编").get(world.url("pages"))
    assertContains(page, '<p class="makeup-print">报纸导入</p>', html=True)
    assertNotContains(page, '<ol class="makeup-steps">')
    assert text_of(page, f"piece-{printed.pk}") == "旧稿10字报纸导入"


def test_next_step_is_offered_to_who_may_and_refused_in_words(world, member):
    offered = member("甘一校", "校对").get(world.url("pages"))
    assertContains(offered, "读版并签一校")
    refused = member("何通联", "通联").get(world.url("pages"))
    assertNotContains(refused, "读版并签")
    assertContains(refused, "无权")


def test_pieces_wait_beside_what_can_be_printed_soonest_first(world, member):
    make_manuscript(headline="来稿")
    make_article(page=None, visibility="hidden", headline="已审校")
    make_article(page=None, headline="网上已发")
    make_manuscript(headline="不用的", stage=Stage.DECLINED)
    Article.objects.filter(pk=make_manuscript(headline="桶里的").pk).update(binned_at=timezone.now())
    lines, count = unplaced()
    assert ([line.piece.headline for line in lines], count) == (["已审校", "来稿"], 2)
    found = member("方责编", "责编").get(world.url("pages"), {"q": "审"})
    assertContains(found, "已审校")
    assertNotContains(found, "来稿</a>")


def test_line_tells_what_the_desk_works_on(world):
    public = make_article(page=world.pages[1], headline="见报的题", body="六个字的正文", position=1)
    said = public.latest_revision.said
    Revision.objects.append(
        article=Article.objects.get(pk=public.pk),
        content=type(said)(headline="改后的题", body=said.body[:0], page=said.page, position=1),
        way="edit",
    )
    _first, line = sheet_of(world.issue, make_staff())
    assert [(row.piece.working_title, row.characters, row.authors) for row in line.pieces] == [("改后的题", 0, "")]


def test_who_may_only_look_is_offered_no_form(world, login):
    page = login("查某", "view_issue").get(world.url("pages"))
    assert page.status_code == 200
    for button in ("移动", "加版</button>", "保存日期", "保存版面"):
        assertNotContains(page, button)


def test_page_list_is_for_who_may_see_issues(world, login):
    client = login("查某", "view_article")
    for name in ("pages", "slip"):
        assert client.get(world.url(name)).status_code == 403
    assert client.get(world.url("page", world.pages[0].pk)).status_code == 403


def test_issue_leads_to_its_page_list(world, admin_client):
    for address in ("/admin/articles/issue/", f"/admin/articles/issue/{world.issue.pk}/change/"):
        assertContains(admin_client.get(address), world.url("pages"))


@pytest.mark.parametrize("count", [1, 3])
def test_page_list_asks_as_often_for_many_pages_and_pieces(member, django_assert_num_queries, count):
    issue = make_issue(date=timezone.localdate())
    for number in range(1, count + 1):
        page = make_page(issue=issue, number=number)
        for place in range(count):
            make_byline(signed(page, f"{number}-{place}", Step.SIGN_OFF), make_correspondent(f"作者{number}{place}"))
        make_manuscript(headline=f"待上版{number}")
    client = member("甘一校", "校对")
    url = f"/admin/articles/issue/{issue.pk}/pages/"
    client.get(url)
    with django_assert_num_queries(18):
        client.get(url)
    with django_assert_num_queries(14):
        client.get(f"{url}slip/")

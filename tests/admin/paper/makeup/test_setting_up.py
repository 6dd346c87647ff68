"""Pages are added and changed on the page list, and the date of the issue."""

import datetime

from django.utils import timezone
from pytest_django.asserts import assertContains

from articles.models import Article, Entry, Issue, Page
from tests.admin.paper.makeup.conftest import signed
from tests.factories import make_article


def test_page_is_added_and_its_number_may_be_left_open(world, member):
    client = member("齐主任", "主任")
    client.post(world.url("add_page"), {"number": "", "section": "副刊"})
    assert [page.name for page in world.issue.pages.all()] == ["第1版 要闻", "第2版 综合", "第3版 副刊"]


def test_page_of_a_taken_number_is_refused_and_what_was_typed_stays(world, member):
    page = member("齐主任", "主任").post(world.url("add_page"), {"number": "2", "section": "副刊"})
    assertContains(page, "本期已有第2版")
    assertContains(page, 'value="副刊"')
    assert world.issue.pages.count() == 2


def test_page_is_changed(world, member):
    url = world.url("change_page", world.pages[1].pk)
    shown = {"initial-number": "2", "initial-section": "综合", "initial-measure": ""}
    member("齐主任", "主任").post(url, {**shown, "number": "4", "section": "民生", "measure": "4800"})
    page = Page.objects.get(pk=world.pages[1].pk)
    assert (page.name, page.measure) == ("第4版 民生", 4800)
    assert Entry.objects.about(page).get().message == "版次、版名、版面容量"


def test_page_that_cannot_be_so_comes_back_with_what_was_typed(world, member):
    url = world.url("change_page", world.pages[1].pk)
    shown = {"initial-number": "2", "initial-section": "综合", "initial-measure": ""}
    page = member("齐主任", "主任").post(url, {**shown, "number": "1", "section": "民生", "measure": "4800"})
    assertContains(page, 'value="民生"')
    assertContains(page, "该期已有此版次")
    assert Page.objects.get(pk=world.pages[1].pk).section == "综合"


def test_what_a_colleague_saved_in_another_field_is_kept(world, member):
    url = world.url("change_page", world.pages[1].pk)
    shown = {"initial-number": "2", "initial-section": "综合", "initial-measure": ""}
    Page.objects.filter(pk=world.pages[1].pk).update(section="民生")
    member("齐主任", "主任").post(url, {**shown, "number": "2", "section": "综合", "measure": "4800"})
    page = Page.objects.get(pk=world.pages[1].pk)
    assert (page.section, page.measure) == ("民生", 4800)


def test_who_may_not_change_pages_or_issues_is_refused(world, member):
    client = member("何通联", "通联")
    assert client.post(world.url("add_page"), {}).status_code == 403
    assert client.post(world.url("change_page", world.pages[0].pk), {}).status_code == 403
    assert client.post(world.url("date"), {}).status_code == 403


def test_date_is_confirmed_and_pieces_follow(world, member):
    Issue.objects.filter(pk=world.issue.pk).update(date=None)
    member("秦总编", "总编").post(world.url("date"), {"date": "2026-03-02", "initial-date": ""})
    assert Issue.objects.get(pk=world.issue.pk).date == datetime.date(2026, 3, 2)
    assert Entry.objects.about(world.issue).get().action == "change"


def test_date_that_makes_pieces_vanish_is_asked_for_twice(world, member):
    make_article(
        page=world.pages[1], position=1, follows_issue=True, published_at=world.issue.printed_at, headline="随报的稿"
    )
    client, later = member("秦总编", "总编"), (timezone.localdate() + datetime.timedelta(days=3)).isoformat()
    typed = {"date": later, "initial-date": world.issue.date.isoformat()}
    asked = client.post(world.url("date"), typed)
    assertContains(asked, "1 篇已公开的稿件将从网站上消失")
    assertContains(asked, f'<input type="checkbox" name="date_confirmed" value="{later}"')
    assert Article.objects.published().count() == 1
    client.post(world.url("date"), {**typed, "date_confirmed": later})
    assert Article.objects.published().count() == 0
    assertContains(client.get(world.url("pages")), "待该日公开的稿件 1 篇")


def test_date_that_readers_would_notice_is_not_for_who_may_not_release(world, member):
    make_article(page=world.pages[1], position=1, follows_issue=True, published_at=world.issue.printed_at)
    signed(world.pages[1], "还没发的稿")
    later = (timezone.localdate() + datetime.timedelta(days=3)).isoformat()
    typed = {"date": later, "initial-date": world.issue.date.isoformat(), "date_confirmed": later}
    page = member("齐主任", "主任").post(world.url("date"), typed)
    assertContains(page, "无权决定")
    assert Issue.objects.get(pk=world.issue.pk).date == world.issue.date

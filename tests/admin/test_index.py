"""The desk's front page: what waits, and the models in the order of the trade."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from articles.editorial import keep_draft, note_presence
from articles.enums import EntryAction
from articles.models import Entry, system_user
from tests.factories import (
    make_article,
    make_correction,
    make_issue,
    make_manuscript,
    make_note,
    make_page,
    make_signed,
)

pytestmark = pytest.mark.django_db


def tasks(client):
    return client.get(reverse("admin:index")).context["tasks"]


def sections(client):
    return {section.name: section for section in client.get(reverse("admin:index")).context["sections"]}


def test_index_counts_what_waits_for_those_who_may_see_to_it(login):
    issue = make_issue(date=timezone.localdate())
    make_note(page=issue.pages.create())
    make_issue(), make_issue(), make_manuscript()
    client = login("秦晓岚", "view_importnote", "change_importnote", "change_issue")
    assert [(task.title, task.count) for task in tasks(client)] == [("条导入提示待处理", 1), ("期日期待定", 2)]


def test_index_leads_to_what_waits(admin_client):
    make_issue(date=timezone.localdate())
    undated = make_issue()
    note = make_note(page=undated.pages.create())
    lists = [list(admin_client.get(task.url).context["cl"].result_list) for task in tasks(admin_client)]
    assert lists == [[note], [undated]]


def test_index_gives_no_task_to_those_who_only_look(login):
    make_note(), make_manuscript()
    client = login("方立", "view_importnote", "view_issue", "view_article")
    assert (tasks(client), sections(client)) == ([], {})
    assertContains(client.get(reverse("admin:index")), "眼下没有等你处理的事。")


def test_index_leads_to_drafts_doubts_and_issues_without_a_date(admin_client, admin_user):
    note = make_note()
    keep_draft(by=admin_user, key="one", typed=[("headline", "没存的稿")])
    shown = sections(admin_client)
    assert list(shown) == ["drafts", "imports", "undated"]
    assert shown["drafts"].lines[0].text == "没存的稿"
    listed = admin_client.get(shown["imports"].lines[0].url).context["cl"].result_list
    assert list(listed) == [note]
    assert shown["undated"].lines[0].url == reverse("admin:articles_issue_change", args=[note.page.issue_id])


def test_index_leads_to_the_history_of_what_others_changed(admin_client, admin_user):
    article, other = make_manuscript(), User.objects.create_user("陆远桥")
    for by in (admin_user, other):
        Entry.objects.append(by=by, action=EntryAction.CHANGE, rows=[article])
    (line,) = sections(admin_client)["changed"].lines
    assert line.url == reverse("admin:articles_article_history", args=[article.pk])
    assert "陆远桥：修改" in line.detail


def test_index_leads_to_the_screens_of_no_model(admin_client, login):
    names = [link.text for link in admin_client.get(reverse("admin:index")).context["links"]]
    assert names == ["写新稿", "我的草稿", "回收站", "用稿统计", "见报差错"]
    assert [link.text for link in login("方立").get(reverse("admin:index")).context["links"]] == ["我的草稿"]


def test_index_asks_as_often_for_many_rows_as_for_one(admin_client, admin_user):
    other = User.objects.create_user("陆远桥")

    def fill(number):
        article = make_article(headline=f"第{number}篇")
        make_note(article=article), make_issue(), make_manuscript(), make_signed(make_manuscript())
        keep_draft(by=admin_user, key=f"{number}", typed=[("headline", "没存的稿")], article=article.pk)
        note_presence(article=article.pk, by=admin_user, tab=f"{number}")
        for by in (admin_user, other):
            Entry.objects.append(by=by, action=EntryAction.CHANGE, rows=[article])

    def ask():
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(reverse("admin:index"))
        return len(queries)

    fill(0), ask()
    few = ask()
    for number in range(1, 8):
        fill(number)
    assert ask() == few


def test_index_speaks_chinese_and_names_the_paper(admin_client, settings):
    page = admin_client.get(reverse("admin:index")).content.decode()
    assert f"{settings.PAPER_NAME} 采编系统" in page


def test_index_lists_articles_first_and_the_machinery_last(admin_client):
    apps = admin_client.get(reverse("admin:index")).context["app_list"]
    assert [app["app_label"] for app in apps] == ["articles", "taggit", "auth"]
    names = [model["object_name"] for model in apps[0]["models"]]
    assert (names[:3], names[-2:]) == (["Article", "Issue", "Page"], ["SourceText", "Unsigned"])


def test_index_names_what_one_did_oneself(admin_client, admin_user):
    issue = make_issue(number="1580")
    Entry.objects.append(by=admin_user, action=EntryAction.CHANGE, rows=[issue])
    Entry.objects.append(by=system_user(), action=EntryAction.CHANGE, rows=[make_issue()])
    response = admin_client.get(reverse("admin:index"))
    assert [entry.object_name for entry in response.context["recent"]] == [str(issue)]
    assertContains(response, f"修改 {issue}")


def test_corrections_that_print_owes_are_told_to_who_may_correct(login):
    day = timezone.localdate() - timedelta(days=3)
    correction = make_correction(make_article(headline="春耕", page=make_page(issue=make_issue(date=day))), day=day)
    make_page(issue=make_issue(date=day + timedelta(days=1)))
    sections = login("秦晓岚", "correct_article", "view_article").get(reverse("admin:index")).context["sections"]
    (section,) = [section for section in sections if section.name == "corrections"]
    (line,) = section.lines
    assert (section.title, line.text, line.url) == (
        "更正待见报",
        "春耕",
        f"{reverse('admin:articles_article_change', args=[correction.article.pk])}#corrections",
    )
    assert "desk-overdue" in line.detail
    other = login("方小满", "change_article").get(reverse("admin:index")).context["sections"]
    assert "corrections" not in [section.name for section in other]

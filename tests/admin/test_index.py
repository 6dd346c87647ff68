"""The desk's front page: what waits, and the models in the order of the trade."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from articles.enums import EntryAction
from articles.models import Entry, system_user
from tests.factories import make_issue, make_note

pytestmark = pytest.mark.django_db


def test_index_counts_what_waits_for_those_who_may_see_to_it(login):
    issue = make_issue(date=timezone.localdate())
    make_note(page=issue.pages.create())
    make_issue(), make_issue()
    client = login("秦晓岚", "view_importnote", "change_importnote", "change_issue")
    tasks = [(str(task["title"]), task["count"]) for task in client.get(reverse("admin:index")).context["to_do"]]
    assert tasks == [("条导入提示待处理", 1), ("期日期待定", 2)]


def test_index_leads_to_what_waits(admin_client):
    make_issue(date=timezone.localdate())
    undated = make_issue()
    note = make_note(page=undated.pages.create())
    tasks = admin_client.get(reverse("admin:index")).context["to_do"]
    lists = [list(admin_client.get(task["url"]).context["cl"].result_list) for task in tasks]
    assert lists == [[note], [undated]]


def test_index_gives_no_task_to_those_who_only_look(login):
    make_note()
    response = login("方立", "view_importnote", "view_issue").get(reverse("admin:index"))
    assert response.context["to_do"] == []


def test_index_speaks_chinese_and_names_the_paper(admin_client, settings):
    page = admin_client.get(reverse("admin:index")).content.decode()
    assert f"{settings.PAPER_NAME} 采编系统" in page


def test_index_lists_articles_first_and_the_machinery_last(admin_client):
    apps = admin_client.get(reverse("admin:index")).context["app_list"]
    assert [app["app_label"] for app in apps] == ["articles", "taggit", "auth"]
    names = [model["object_name"] for model in apps[0]["models"]]
    assert (names[:3], names[-1]) == (["Article", "Issue", "Page"], "SourceText")


def test_index_names_what_one_did_oneself(admin_client, admin_user):
    issue = make_issue(number="1580")
    Entry.objects.append(by=admin_user, action=EntryAction.CHANGE, rows=[issue])
    Entry.objects.append(by=system_user(), action=EntryAction.CHANGE, rows=[make_issue()])
    response = admin_client.get(reverse("admin:index"))
    assert [entry.object_name for entry in response.context["recent"]] == [str(issue)]
    assertContains(response, f"修改 {issue}")

"""What 历史 says: in Chinese, by the names that the form shows."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from articles.admin.shared.history import AT_ONCE
from articles.enums import EntryAction
from articles.models import Entry
from tests.admin.forms import filled
from tests.factories import (
    make_article,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_manuscript,
    make_page,
    make_unit,
)

pytestmark = pytest.mark.django_db


def url_of(row, page="change"):
    return reverse(f"admin:articles_{row._meta.model_name}_{page}", args=[row.pk])


def save(client, row, **fields):
    """Open the form, type into some fields, save; give what the history then says first."""
    assert client.post(url_of(row), {**filled(client.get(url_of(row))), **fields}).status_code == 302
    return said(client, row)


def said(client, row):
    found = client.get(url_of(row, "history")).context["lines"]
    return [line.message for line in found if line.message]


def test_fields_go_by_the_names_of_the_form(admin_client):
    assert save(admin_client, make_manuscript(), headline="新的主题", body="新的正文。") == ["主题、正文"]


def test_name_of_a_person_is_told_from_that_of_a_unit(admin_client):
    assert save(admin_client, make_correspondent(), name="周禾") == ["姓名"]


def test_rows_go_by_their_chinese_names(admin_client):
    page = make_page(number=2)
    credit = make_credit(page, make_editor("陆远桥"), label="")
    assert save(admin_client, page, **{"credits-0-position": "7"}) == [f"职员署名“{credit}”：次序"]
    assert str(credit) == "责编:陆远桥"


def test_added_and_deleted_rows_are_told(admin_client):
    page, other = make_page(), make_editor("方小满")
    credit = make_credit(page, make_editor("陆远桥"))
    row = {"credits-TOTAL_FORMS": "2", "credits-1-role": "editor", "credits-1-editor": other.pk}
    told = save(admin_client, page, **row, **{"credits-0-DELETE": "on"})
    assert told == [f"添加职员署名“责编:方小满”；删除职员署名“{credit}”"]


def test_page_of_an_issue_goes_by_its_chinese_name(admin_client):
    issue = make_issue(date=datetime.date(2025, 4, 1))
    page = make_page(issue=issue, number=2)
    assert save(admin_client, issue, **{"pages-0-section": "副刊"}) == [f"版面“{page} 副刊”：版名"]


def test_new_row_is_told(admin_client):
    url = reverse("admin:articles_unit_add")
    admin_client.post(url, {**filled(admin_client.get(url)), "name": "东河镇宣传办"})
    entry = Entry.objects.get()
    assert (entry.action, entry.object_name, entry.actor_name, entry.message) == ("add", "东河镇宣传办", "admin", "")


def test_save_that_changes_nothing_leaves_no_entry(admin_client):
    assert save(admin_client, make_article()) == []


def test_deleted_row_stays_on_record(admin_client):
    unit = make_unit("东河镇宣传办")
    key = str(unit.pk)
    admin_client.post(url_of(unit, "delete"), {"post": "yes"})
    assert list(Entry.objects.values_list("action", "model", "object_id", "object_name")) == [
        ("delete", "articles.unit", key, "东河镇宣传办")
    ]


def test_new_password_is_told_without_it(admin_client):
    account = User.objects.create_user("秦晓岚")
    password = "东河两岸稻花香又是一年好收成"
    url = reverse("admin:auth_user_password_change", args=[account.pk])
    sent = {"usable_password": "true", "password1": password, "password2": password}
    assert admin_client.post(url, sent).status_code == 302
    assert list(Entry.objects.values_list("action", "object_name", "message")) == [("change", "秦晓岚", "密码")]


def fill_history(row, by, count):
    for at in range(count):
        Entry.objects.append(by=by, action=EntryAction.CHANGE, rows=[row], message=f"第{at}次")


def test_history_comes_newest_first_and_page_by_page(admin_client, admin_user):
    issue = make_issue()
    fill_history(issue, admin_user, AT_ONCE + 1)
    url = url_of(issue, "history")
    first, second = admin_client.get(url), admin_client.get(f"{url}?p=2")
    assert [entry.message for entry in first.context["page"]][:2] == [f"第{AT_ONCE}次", f"第{AT_ONCE - 1}次"]
    assert [entry.message for entry in second.context["page"]] == ["第0次"]
    assertContains(first, '<a href="?p=2">2</a>', html=True)


def test_history_asks_as_often_for_many_entries_as_for_one(admin_client, admin_user):
    issue = make_issue()
    fill_history(issue, admin_user, 1)
    with CaptureQueriesContext(connection) as one:
        admin_client.get(url_of(issue, "history"))
    fill_history(issue, admin_user, 30)
    with CaptureQueriesContext(connection) as many:
        admin_client.get(url_of(issue, "history"))
    assert len(many) == len(one)


def test_history_says_who_when_and_why(admin_client, admin_user):
    issue = make_issue()
    Entry.objects.append(by=admin_user, action=EntryAction.CHANGE, rows=[issue], message="日期", reason="印错了")
    page = admin_client.get(url_of(issue, "history"))
    for said in ("admin", "修改", "日期", "理由：印错了"):
        assertContains(page, said)


def test_history_of_what_is_not_there_leads_to_the_front_page(admin_client):
    issue = make_issue()
    url = url_of(issue, "history")
    issue.delete()
    assertRedirects(admin_client.get(url), reverse("admin:index"))


def test_history_is_for_those_who_may_see_the_row(login):
    assert login("方立", "view_unit").get(url_of(make_issue(), "history")).status_code == 403

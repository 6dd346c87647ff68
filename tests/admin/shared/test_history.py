"""What 历史 says: in Chinese, by the names that the form shows."""

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from tests.admin.forms import filled
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_manuscript,
    make_page,
)

pytestmark = pytest.mark.django_db


def url_of(row, page="change"):
    return reverse(f"admin:articles_{row._meta.model_name}_{page}", args=[row.pk])


def save(client, row, **fields):
    """Open the form, type into some fields, save; give what the history then says first."""
    assert client.post(url_of(row), {**filled(client.get(url_of(row))), **fields}).status_code == 302
    return said(client, row)


def said(client, row):
    entries = client.get(url_of(row, "history")).context["action_list"].object_list
    return [entry.get_change_message() for entry in entries]


def test_fields_go_by_the_names_of_the_form(admin_client):
    assert save(admin_client, make_manuscript(), headline="新的主题", body="新的正文。") == ["已修改主题 和 正文。"]


def test_name_of_a_person_is_told_from_that_of_a_unit(admin_client):
    assert save(admin_client, make_correspondent(), name="周禾") == ["已修改姓名。"]


def test_rows_go_by_their_chinese_names(admin_client):
    page = make_page(number=2)
    credit = make_credit(page, make_editor("陆远桥"), label="")
    assert save(admin_client, page, **{"credits-0-position": "7"}) == [f"修改了 职员署名“{credit}”的 次序。"]
    assert str(credit) == "责编:陆远桥"


def test_added_and_deleted_rows_are_told(admin_client):
    article, other = make_manuscript(), make_correspondent("周禾")
    byline = make_byline(article, make_correspondent("林晓禾"))
    row = {"bylines-TOTAL_FORMS": "2", "bylines-1-role": "author", "bylines-1-correspondent": other.pk}
    told = save(admin_client, article, **row, **{"bylines-0-DELETE": "on"})
    assert told == [f"添加了 署名“周禾”。 删除了 署名“{byline}”。"]


def test_page_of_an_issue_goes_by_its_chinese_name(admin_client):
    issue = make_issue(date=datetime.date(2025, 4, 1))
    page = make_page(issue=issue, number=2)
    assert save(admin_client, issue, **{"pages-0-section": "副刊"}) == [f"修改了 版面“{page} 副刊”的 版名。"]


def test_new_row_is_told(admin_client):
    url = reverse("admin:articles_unit_add")
    admin_client.post(url, {**filled(admin_client.get(url)), "name": "东河镇宣传办"})
    assert LogEntry.objects.get().get_change_message() == "已添加。"


def test_save_that_changes_nothing_leaves_no_entry(admin_client):
    assert save(admin_client, make_article()) == []

"""Two forms that are open on one row: the second writes only what its editor has changed, and asks about the rest."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Correspondent, Credit, Page
from tests.admin.forms import errors, filled
from tests.factories import (
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_page,
    make_unit,
)

pytestmark = pytest.mark.django_db

MAKERS = {
    "issue": (make_issue, "number", "date", "2025-04-28"),
    "page": (lambda **fields: make_page(number=3, **fields), "section", "hotline", "0391-5551234"),
    "correspondent": (make_correspondent, "distinction", "name", "高远"),
    "editor": (make_editor, "distinction", "name", "高远"),
}


def url_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


@pytest.fixture(params=MAKERS.values(), ids=MAKERS)
def case(request):
    """Give a row, the name of a field of words, and another field with a value for it."""
    make, words, other, value = request.param
    return make(), words, other, value


def test_untouched_fields_of_a_stale_form_keep_what_others_saved(admin_client, case):
    row, words, other, value = case
    stale = filled(admin_client.get(url_of(row)))
    admin_client.post(url_of(row), {**stale, words: "甲"})
    response = admin_client.post(url_of(row), {**stale, other: value}, follow=True)
    row.refresh_from_db()
    assert (getattr(row, words), str(getattr(row, other))) == ("甲", value)
    assert "别人其间已保存" in response.text


def test_the_same_field_changed_by_both_comes_back_with_both_versions(admin_client, case):
    row, words, _other, _value = case
    stale = filled(admin_client.get(url_of(row)))
    admin_client.post(url_of(row), {**stale, words: "甲"})
    response = admin_client.post(url_of(row), {**stale, words: "乙"})
    assert errors(response) == ["admin 其间保存过此项，现为“甲”。您输入的内容仍在这里：再保存一次，即以您的为准。"]
    row.refresh_from_db()
    assert getattr(row, words) == "甲"
    assert response.context["adminform"].form[words].value() == "乙"
    assert admin_client.post(url_of(row), filled(response)).status_code == 302
    row.refresh_from_db()
    assert getattr(row, words) == "乙"


def test_both_made_the_same_change(admin_client, case):
    row, words, _other, _value = case
    stale = filled(admin_client.get(url_of(row)))
    for _ in range(2):
        assert admin_client.post(url_of(row), {**stale, words: "甲"}).status_code == 302


def test_record_that_is_picked_is_compared_too(admin_client):
    person, (one, other) = make_correspondent(), (make_unit("东河镇宣传办"), make_unit("西岭乡宣传办"))
    stale = filled(admin_client.get(url_of(person)))
    admin_client.post(url_of(person), {**stale, "unit": one.pk})
    admin_client.post(url_of(person), {**stale, "name": "高远"})
    response = admin_client.post(url_of(person), {**stale, "unit": other.pk})
    assert ["现为“东河镇宣传办”" in error for error in errors(response)] == [True]
    assert Correspondent.objects.values_list("name", "unit").get() == ("高远", one.pk)


def test_only_columns_that_were_changed_are_written(admin_client):
    page = make_page(section="要闻")
    typed = filled(admin_client.get(url_of(page)))
    with CaptureQueriesContext(connection) as queries:
        admin_client.post(url_of(page), {**typed, "section": "综合"})
    (written,) = [query["sql"] for query in queries if query["sql"].startswith('UPDATE "articles_page"')]
    assert written.partition(" WHERE ")[0] == """UPDATE "articles_page" SET "section" = '综合'"""


ROW = "credits-0-"


@pytest.fixture
def credit():
    return make_credit(make_page(), make_editor(), label="责编")


def test_row_of_a_form_is_not_overwritten(admin_client, credit):
    url = url_of(credit.page)
    stale = filled(admin_client.get(url))
    admin_client.post(url, {**stale, f"{ROW}label": "甲"})
    response = admin_client.post(url, {**stale, f"{ROW}label": "乙"})
    assert errors(response) == ["别人其间改过此项，现为“甲”。您输入的内容仍在这里：再保存一次，即以您的为准。"]
    assert Credit.objects.get().label == "甲"
    assert filled(response)[f"{ROW}label"] == "乙"
    admin_client.post(url, {**stale, f"{ROW}position": "4"})
    assert Credit.objects.values_list("label", "position").get() == ("甲", 4)
    admin_client.post(url, filled(response))
    assert Credit.objects.get().label == "乙"


def test_row_that_somebody_changed_is_not_deleted_unread(admin_client, credit):
    url = url_of(credit.page)
    stale = filled(admin_client.get(url))
    admin_client.post(url, {**stale, f"{ROW}label": "甲"})
    response = admin_client.post(url, {**stale, f"{ROW}DELETE": "on"})
    assert errors(response) == ["别人其间改过此项，现为“甲”。仍要删除，请再保存一次。"]
    assert filled(response)[f"{ROW}label"] == Credit.objects.get().label == "甲"
    admin_client.post(url, filled(response))
    assert not Credit.objects.exists()


def test_rows_of_an_issue_and_a_page_keep_what_others_saved(admin_client):
    page = make_page(number=1, section="要闻")
    stale = filled(admin_client.get(url_of(page.issue)))
    Page.objects.update(section="综合")
    admin_client.post(url_of(page.issue), {**stale, "pages-0-number": "2"})
    assert Page.objects.values_list("number", "section").get() == (2, "综合")
    credit = make_credit(page, make_editor())
    stale = filled(admin_client.get(url_of(page)))
    page.credits.update(label="执行责编")
    response = admin_client.post(url_of(page), {**stale, "credits-0-label": "版面主编"})
    assert ["现为“执行责编”" in error for error in errors(response)] == [True]
    credit.refresh_from_db()
    assert credit.label == "执行责编"


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory has one connection")
@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_one_field_at_once_the_second_is_asked(admin_user):
    def save(word):
        client = Client()
        client.force_login(admin_user)
        try:
            start.wait()
            return client.post(url, {**stale, "distinction": word}).status_code
        finally:
            connection.close()

    for number in range(5):
        start, url = Barrier(2), url_of(make_editor(f"编辑{number}"))
        client = Client()
        client.force_login(admin_user)
        stale = filled(client.get(url))
        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(save, ["甲", "乙"])) == [200, 302]

"""What a form refuses, it refuses in Chinese, in the words of the constraint."""

import pytest
from django.urls import reverse
from taggit.models import Tag

from articles.models import Correspondent, Editor, Issue, Page, Unit
from tests.admin.forms import errors, filled
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


def add(client, model, **fields):
    url = reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_add")
    return errors(client.post(url, {**filled(client.get(url)), **fields}))


def change(client, row, **fields):
    url = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
    return errors(client.post(url, {**filled(client.get(url)), **fields}))


def test_second_issue_of_a_date(admin_client):
    make_issue(date="2025-04-01")
    assert add(admin_client, Issue, date="2025-04-01") == ["该日期已有一期。"]


def test_second_issue_of_a_number(admin_client):
    make_issue(number="118")
    assert add(admin_client, Issue, number="118") == ["已有此期号。"]


def test_second_page_of_a_number(admin_client):
    page = make_page(number=2)
    assert add(admin_client, Page, issue=page.issue_id, number="2") == ["该期已有此版次。"]


def test_second_page_of_a_number_in_the_issue_form(admin_client):
    page = make_page(number=2)
    row = {"pages-TOTAL_FORMS": "2", "pages-1-number": "2", "pages-1-issue": page.issue_id}
    assert "该期已有此版次。" in change(admin_client, page.issue, **row)


def test_second_article_at_a_place(admin_client):
    taken = make_article(position=1)
    assert change(admin_client, make_manuscript(), page=taken.page_id, position="1") == ["该版此处已有稿件。"]


def test_credit_at_a_position_taken(admin_client):
    page = make_page()
    make_credit(page, make_editor(), position=1)
    row = {"credits-TOTAL_FORMS": "2", "credits-1-position": "1", "credits-1-role": "editor"}
    other = make_editor("方小满")
    assert "该版此处已有职员署名。" in change(admin_client, page, **row, **{"credits-1-editor": other.pk})


def test_credit_twice_under_a_label(admin_client):
    page, editor = make_page(), make_editor()
    make_credit(page, editor)
    row = {"credits-TOTAL_FORMS": "2", "credits-1-role": "editor", "credits-1-label": "责编"}
    assert "该姓名在此职务下已列出。" in change(admin_client, page, **row, **{"credits-1-editor": editor.pk})


@pytest.mark.parametrize(("model", "make"), [(Correspondent, make_correspondent), (Editor, make_editor)])
def test_namesake_without_a_distinction(admin_client, model, make):
    make("林晓禾")
    assert add(admin_client, model, name="林晓禾") == ["已有同名者，请在“区分”中注明。"]


def test_second_unit_of_a_name(admin_client):
    make_unit("东河镇宣传办")
    assert add(admin_client, Unit, name="东河镇宣传办") == ["已有同名单位。"]


def test_second_tag_of_a_name(admin_client):
    Tag.objects.create(name="春耕")
    assert add(admin_client, Tag, name="春耕", slug="chungeng") == ["具有 名称 的 标签 已存在。"]


@pytest.mark.parametrize("name", ["城市、规划", "城市 规划", "，"])
def test_tag_that_articles_would_read_as_several_or_none(admin_client, name):
    assert add(admin_client, Tag, name=name, slug="tag") == ["标签名不能含逗号、顿号、分号或空格。"]


def test_tag_is_spelled_as_on_articles(admin_client):
    url = reverse("admin:taggit_tag_add")
    admin_client.post(url, {"name": "ＡＩ", "slug": "ai"})
    assert Tag.objects.get().name == "AI"

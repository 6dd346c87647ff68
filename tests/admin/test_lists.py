"""Every list opens, is searched, and asks the database as often for one row as for three."""

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertNotContains
from taggit.models import Tag

from articles.enums import Stage
from articles.models import (
    Article,
    ConfusedWord,
    Correction,
    Correspondent,
    Editor,
    ImportNote,
    ImportRun,
    Issue,
    OfficeHolder,
    Page,
    PrintError,
    SourceText,
    Unit,
)
from tests.factories import (
    make_article,
    make_byline,
    make_correction,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_manuscript,
    make_note,
    make_page,
    make_print_error,
    make_source,
    make_unit,
)

pytestmark = pytest.mark.django_db

MODELS = [
    *(
        Article,
        ConfusedWord,
        Correction,
        Correspondent,
        Editor,
        ImportNote,
        ImportRun,
        Issue,
        OfficeHolder,
        Page,
        PrintError,
    ),
    *(SourceText, Tag, Unit),
]
WHOLE = {ImportNote: {"state": "all"}}  # this list shows open notes, unless told


def url_of(model, page="changelist", *args):
    return reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_{page}", args=args)


def make_world(number):
    """Make one row of every model, each leading to the others."""
    page = make_page(issue=make_issue(number=f"{number}"), number=number, section="要闻")
    source = make_source(page=page)
    article = make_article(page=page, stage=Stage.PRINTED, source=source, headline="", body=f"第{number}篇正文。")
    unit = make_unit(f"第{number}中学")
    make_byline(article, make_correspondent(f"作者{number}", unit=unit), unit=unit)
    user = User.objects.create_user(f"staff{number}")
    editor = make_editor(f"编辑{number}", user=user)
    make_credit(page, editor)
    make_correction(article, editor=editor)
    make_print_error(article=article, logged_by=user)
    ConfusedWord.objects.create(wrong=f"错词{number}", right=f"正词{number}")
    OfficeHolder.objects.create(name=f"江白{number}", office="区委书记", article=article)
    make_note(page=page, article=article, line=number)
    make_note(page=page, settled_at=timezone.now(), settled_by=user)
    article.tags.add(f"标签{number}")


def count_queries(client, model):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(url_of(model), WHOLE.get(model, {}))
    return len(queries), len(response.context["cl"].result_list)


@pytest.mark.parametrize("model", MODELS)
def test_list_asks_as_often_for_three_rows_as_for_one(admin_client, model):
    make_world(1)
    admin_client.get(url_of(model))  # content types are looked up once
    few, rows_before = count_queries(admin_client, model)
    make_world(2), make_world(3)
    many, rows_after = count_queries(admin_client, model)
    assert rows_after == 3 * rows_before > 0
    assert many == few


@pytest.mark.parametrize("model", MODELS)
def test_list_is_searched_and_says_by_what(admin_client, model):
    make_world(1)
    response = admin_client.get(url_of(model), {"q": "查无此项"})
    if site.get_model_admin(model).search_fields:
        assert response.context["cl"].result_count == 0
        assert response.context["cl"].search_help_text


@pytest.mark.parametrize("model", MODELS)
def test_every_row_has_a_page(admin_client, model):
    make_world(1)
    for row in model.objects.all():
        assert admin_client.get(url_of(model, "change", row.pk)).status_code == 200


@pytest.mark.parametrize(
    "model", [Article, ConfusedWord, Correspondent, Editor, Issue, OfficeHolder, Page, PrintError, Tag, Unit]
)
def test_what_people_type_can_be_added(admin_client, model):
    assertNotContains(admin_client.get(url_of(model, "add")), "None")


@pytest.mark.parametrize("model", [Correction, ImportNote, ImportRun, SourceText])
def test_what_nobody_types_cannot_be_added(admin_client, model):
    assert admin_client.get(url_of(model, "add")).status_code == 403


@pytest.mark.parametrize("make", [make_manuscript, make_issue, make_page, make_note])
def test_form_of_a_bare_row_says_nothing_in_english(admin_client, make):
    row = make()
    assertNotContains(admin_client.get(url_of(type(row), "change", row.pk)), "None")

"""Control characters never get into the database, and those that once did are taken out."""

from importlib import import_module
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import CharField, TextField
from django.forms import modelform_factory

from articles.models import Article, Correspondent, SearchText, Unit
from articles.models.fields import CleanCharField, CleanTextField
from tests.factories import make_article, make_byline, make_correspondent, make_unit
from tests.search.asking import found

pytestmark = pytest.mark.django_db

DIRTY = "\x00春\x08耕\x0b插\x85秧\u2028了\ufffe\ud800"
LINE, LINES = "春耕 插 秧 了", "春耕\n插\n秧\n了"


def stored(article):
    return Article.objects.values_list("headline", "body").get(pk=article.pk)


def test_words_are_cleaned_when_saved_and_so_is_the_instance():
    article = make_article(headline=DIRTY, body=DIRTY)
    assert (article.headline, article.body) == stored(article) == (LINE, LINES)


def test_words_are_cleaned_when_written_in_bulk():
    article = make_article()
    Article.objects.update(headline=DIRTY, body=DIRTY)
    assert stored(article) == (LINE, LINES)
    article.headline = f"{DIRTY}。"
    Article.objects.bulk_update([article], ["headline"])
    assert stored(article) == (f"{LINE}。", LINES)
    assert [unit.name for unit in Unit.objects.bulk_create([Unit(name=DIRTY)])] == [LINE]


def test_words_are_cleaned_when_typed():
    form = modelform_factory(Correspondent, fields=["name"])({"name": "林\x08晓\x0b禾"})
    assert form.is_valid(), form.errors
    assert form.save().name == "林晓 禾"


def test_row_is_found_by_a_name_that_is_not_clean():
    unit = make_unit("东河镇")
    assert Unit.objects.get(name="\x00东河\x08镇") == unit


def test_tabs_line_ends_and_unused_code_points_stay():
    text = "春\t耕\r\n插\ue000秧\ufffd🌾"
    assert stored(make_article(body=text))[1] == text


def test_every_field_of_words_is_cleaned():
    plain = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("articles").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, CharField | TextField)
        and not isinstance(field, CleanCharField | CleanTextField)
        and not field.choices
    }
    assert plain == {
        "Entry.model",
        "Entry.object_id",
        "LoginTries.pair",
        "Revision.digest",
        "SearchText.text",
        "SearchText.titles",
        "SourceText.encoding",
        "SourceText.sha256",
        "SourceText.words_sha256",
        "Waiver.code",
        "Waiver.key",
        "Waiver.severity",
    }


def write_by_hand(row, **values):
    """Write past the fields, as a version did that had none of them."""
    table = connection.ops.quote_name(row._meta.db_table)
    with connection.cursor() as cursor:
        for name, value in values.items():
            cursor.execute(f"UPDATE {table} SET {name} = %s WHERE id = %s", [value, row.pk])  # noqa: S608


def clean():
    """Run the migration of then on those of its models that are there today."""
    migration = import_module("articles.migrations.0010_clean_texts")
    there = {name: fields for name, fields in migration.WORDS.items() if name != "Review"}
    with patch.object(migration, "WORDS", there):
        migration.clean(apps, SimpleNamespace(connection=connection))


def test_what_was_stored_before_is_cleaned_and_found():
    article, other = make_article(headline="旧"), make_article(headline="晴耕雨读", body="旧\n\n新")
    write_by_hand(article, headline="晴\x08耕\x0b雨读", body="晴\x0c耕")
    write_by_hand(make_byline(article, make_correspondent()), label="通讯\x1f员")
    clean()
    assert stored(article) == ("晴耕 雨读", "晴\n耕")
    assert article.bylines.get().label == "通讯员"
    assert stored(other) == ("晴耕雨读", "旧\n\n新")
    assert found("晴耕雨读") == [other.pk, article.pk]
    assert SearchText.objects.get(article=article).text == "晴\n耕\n通讯员林晓禾"


def test_two_rows_that_would_have_one_name_are_told_apart():
    first, second = make_unit("东河镇"), make_unit("西河镇")
    write_by_hand(second, name="东河\x08镇")
    clean()
    assert list(Unit.objects.order_by("pk").values_list("pk", "name")) == [
        (first.pk, "东河镇"),
        (second.pk, "东河\ufffd镇"),
    ]

"""The stamp that every write renews."""

import os
from pathlib import Path

import pytest
from django.db import connection, transaction

from articles.editorial import forget_presence, keep_draft, note_presence
from articles.public.cache import edition
from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def shared(settings, tmp_path):
    settings.PAGE_CACHE = str(tmp_path / "shared")
    edition.renew()
    return Path(settings.PAGE_CACHE)


@pytest.fixture
def article(shared):
    return make_article(headline="春耕开始了")


def test_edition_stands_until_the_transaction_is_committed(article):
    before = edition.current()
    with transaction.atomic():
        article.save()
        assert edition.current() == before
    assert edition.current() != before


def test_edition_stands_when_a_transaction_is_undone(article):
    before = edition.current()
    with transaction.atomic():
        article.save()
        transaction.set_rollback(True)
    assert edition.current() == before


def test_edition_stands_when_somebody_logs_in(client, article, django_user_model):
    django_user_model.objects.create_user("desk", password="desk")
    before = edition.current()
    client.login(username="desk", password="desk")
    client.session.save()
    assert edition.current() == before


def test_edition_stands_while_somebody_types_at_the_desk(article, django_user_model):
    qin = django_user_model.objects.create_user("qin")
    before = edition.current()
    for words in ("一", "二"):
        keep_draft(by=qin, key="a", typed=[("body", words)], article=article.pk)
        note_presence(article=article.pk, by=qin, tab="a")
    forget_presence(article=article.pk, by=qin, tab="a")
    assert edition.current() == before


@pytest.mark.parametrize(
    "sql",
    [
        " SELECT 1",
        "/* what is there */ SELECT 1",
        "-- what is there\nSELECT 1",
        "WITH one AS (SELECT 1) SELECT * FROM one",
    ],
)
def test_edition_stands_when_somebody_reads(article, sql):
    before = edition.current()
    with connection.cursor() as cursor:
        cursor.execute(sql)
    assert edition.current() == before


def test_nothing_stands_after_a_renewal_that_failed(shared, monkeypatch):
    def refuse(*args):
        raise OSError("No space left")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="No space left"):
        edition.renew()
    assert edition.current() is None
    assert list(shared.iterdir()) == []


def test_who_cannot_renew_the_edition_has_none(shared, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert edition.current() is None


def test_edition_is_renewed_when_tables_are_emptied(article):
    """PostgreSQL names all tables in one statement, in any order: `flush` begins with those of the logins at times."""
    before = edition.current()
    executed = []
    written = 'TRUNCATE "auth_group", "articles_article"'
    context = {"connection": connection}
    edition._renew_after_writing(lambda *words: executed.append(words), written, None, False, context)
    assert executed == [(written, None, False, context)]
    assert edition.current() != before


def test_edition_is_renewed_once_in_a_transaction(article, monkeypatch):
    renewed = []
    monkeypatch.setattr(edition, "renew", lambda: renewed.append(1))
    with transaction.atomic():
        for _ in range(3):
            article.save()
    assert renewed == [1]


def test_write_stands_though_the_stamp_cannot_be_renewed(article, monkeypatch, caplog):
    def refuse(*args):
        raise OSError(28, "No space left")

    monkeypatch.setattr(os, "replace", refuse)
    article.headline = "秋收开始了"
    article.save()
    article.refresh_from_db()
    assert (article.headline, edition.current()) == ("秋收开始了", None)
    (record,) = caplog.records
    assert record.getMessage().startswith("The stamp of the page cache cannot be renewed (No space left)")
    assert record.exc_info is None

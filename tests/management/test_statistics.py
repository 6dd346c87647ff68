import pytest
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection

from articles.management.statistics import renew_statistics
from articles.models import Article
from tests.factories import erase
from tests.management.calling import run, write

pytestmark = pytest.mark.django_db

COUNTED = {
    "sqlite": "SELECT max(CAST(stat AS integer)) FROM sqlite_stat1 WHERE tbl = 'articles_article'",
    "postgresql": "SELECT reltuples FROM pg_class WHERE relname = 'articles_article'",
}


def counted():
    with connection.cursor() as cursor:
        cursor.execute(COUNTED[connection.vendor])
        return cursor.fetchone()[0]


def test_the_database_has_counted_what_was_loaded():
    call_command("load_demo", articles=40)
    assert counted() == 40


def test_the_database_has_counted_what_was_imported():
    run(write("01.txt"))
    assert counted() == Article.objects.count()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts by itself")
def test_sqlite_has_counted_after_a_migration():
    call_command("load_demo", articles=40)
    erase(Article.objects.filter(position__gt=5))
    call_command("migrate", verbosity=0)
    assert counted() == 20


def test_a_dry_run_leaves_the_counts_alone():
    call_command("load_demo", articles=40)
    erase(Article.objects.filter(position__gt=5))
    run(write("01.txt"), "--dry-run")
    assert counted() == 40


@pytest.mark.parametrize("error", [OperationalError("database is locked"), DatabaseError("file is not a database")])
def test_counts_are_gone_without_where_the_database_gives_none(error, monkeypatch):
    def refuse():
        raise error

    monkeypatch.setattr(connection, "cursor", refuse)
    renew_statistics()
    monkeypatch.undo()

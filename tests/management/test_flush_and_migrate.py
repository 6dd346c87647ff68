"""Commands of Django that meet the triggers."""

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from articles.models import Article, Revision, triggers
from tests.factories import make_article

EMPTY = {"sqlite": "DELETE FROM articles_revision", "postgresql": "TRUNCATE articles_revision CASCADE"}


@pytest.mark.django_db(transaction=True)
def test_site_with_a_record_is_not_flushed(monkeypatch):
    # The tests' own emptying takes the triggers away before.
    monkeypatch.setattr(type(connection.ops), "sql_flush", lambda *_, **__: [EMPTY[connection.vendor]])
    make_article()
    with pytest.raises(CommandError, match=r"^Nothing was deleted: revisions, the record"):
        call_command("flush", interactive=False, verbosity=0)
    assert Article.objects.count() == Revision.objects.count() == 1


@pytest.mark.django_db
def test_triggers_stand_after_a_migration_that_failed(monkeypatch):
    def fail(*args, **options):
        if connection.vendor == "sqlite":
            assert triggers.are_missing(connection)
        raise RuntimeError("disk full")

    monkeypatch.setattr(MigrationExecutor, "migrate", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        call_command("migrate", verbosity=0)
    assert not triggers.are_missing(connection)
    make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.update(note="x")

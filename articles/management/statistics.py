"""What the database knows of its own tables."""

from contextlib import suppress
from typing import Any

from django.apps import AppConfig
from django.db import DatabaseError, connection
from django.db.models.signals import post_migrate

ROWS_LOOKED_AT = 1000  # of each index; SQLite then needs some hundredths of a second, however much there is


def renew_statistics() -> None:
    """Let the database count what it holds: to be called after many rows were written.

    Without counts SQLite takes the index of published articles for a narrow one: 20,000 articles made a page of an
    issue take seconds. PostgreSQL counts by itself, but later. Where another process is writing, nothing is done.
    """
    with suppress(DatabaseError), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
        cursor.execute("ANALYZE")


def follow(application: AppConfig) -> None:
    """Let SQLite count after each `migrate`, too, which may have remade tables; called when the application starts."""
    post_migrate.connect(_after_migrate, sender=application, dispatch_uid="articles.management.statistics")


def _after_migrate(**kwargs: Any) -> None:
    if connection.vendor == "sqlite":
        renew_statistics()

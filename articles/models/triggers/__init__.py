"""What both databases keep true by themselves: dates of publication, what was public, tables only ever added to.

The triggers are laid anew after each `migrate`: on SQLite a migration that remakes a table drops those of the old one,
and cannot do so while those of another table name it, for which they are taken away before. After a `migrate` that
failed the command lays them (`management/commands/migrate.py`), and `/healthz` tells where they are missing.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from articles.models.triggers.append_only import append_only
from articles.models.triggers.corrections import CORRECTIONS
from articles.models.triggers.dates import DATES, day
from articles.models.triggers.public import PUBLIC
from articles.models.triggers.signed import SIGNED

__all__ = ["are_missing", "day", "drop", "follow", "lay"]

PIECE = "SELECT 1 FROM articles_article"
OF_SIGNATURE = "(SELECT article_id FROM desk_signature WHERE id = OLD.signature_id)"

ALL = (
    DATES,
    PUBLIC,
    CORRECTIONS,
    SIGNED,
    append_only("articles_entry"),
    append_only("desk_page_signature"),
    # What hangs on a piece that is purged goes after its row, in one transaction.
    append_only("articles_revision", deletable=f"NOT EXISTS ({PIECE} WHERE id = OLD.article_id)"),
    append_only("desk_signature", deletable=f"NOT EXISTS ({PIECE} WHERE id = OLD.article_id)"),
    append_only("desk_waiver", deletable=f"NOT EXISTS ({PIECE} WHERE id = OLD.article_id)"),
    append_only("desk_answer", deletable=f"NOT EXISTS ({PIECE} WHERE id = {OF_SIGNATURE})"),
)


def follow(application: AppConfig) -> None:
    """Lay the triggers after each `migrate`, and give SQLite their function; called when the application starts."""
    connection_created.connect(_lend_to_sqlite, dispatch_uid="articles.models.triggers")
    pre_migrate.connect(_make_way, sender=application, dispatch_uid="articles.models.triggers")
    post_migrate.connect(_lay, sender=application, dispatch_uid="articles.models.triggers")


def lay(connection: BaseDatabaseWrapper) -> None:
    """Lay the triggers in place of those that are there."""
    for triggers in ALL:
        triggers.lay(connection)


def are_missing(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether SQLite has lost triggers, as by a `migrate` that was killed; PostgreSQL never takes them away."""
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return not {name for triggers in ALL for name in triggers.sqlite} <= {name for (name,) in cursor.fetchall()}


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away, for a migration back to a time before them."""
    for triggers in ALL:
        triggers.drop(connection)


def _make_way(using: str, **kwargs: Any) -> None:
    if connections[using].vendor == "sqlite":
        drop(connections[using])


def _lay(using: str, **kwargs: Any) -> None:
    lay(connections[using])


def _lend_to_sqlite(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function("articles_day", 1, day, deterministic=True)

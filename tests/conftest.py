"""What every test gets: the suite is the same on SQLite and on PostgreSQL (`DATABASE_URL` decides)."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from articles.models import triggers


def pytest_configure() -> None:
    """Make passwords cheap, and every page anew.

    The hashing of production takes a third of a second for each login that a test makes.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.PAGE_CACHE = ""  # on for the tests that are about it


@pytest.fixture(autouse=True, scope="session")
def _tables_that_can_be_emptied() -> Iterator[None]:
    """Let a test with transactions of its own empty the tables after it, which triggers refuse.

    Django lays the triggers anew when the tables are empty, as after each `migrate`.
    """

    def sql_flush(self: Any, *args: Any, **options: Any) -> list[str]:
        triggers.drop(self.connection)
        return flush(self, *args, **options)

    operations = type(connection.ops)
    flush = operations.sql_flush
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", sql_flush)
        yield


def pytest_report_header() -> str:
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


@pytest.hookimpl(trylast=True)  # after pytest-randomly has shuffled
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run browser tests last: Playwright's event loop stays in the thread, and Django refuses queries beside one."""
    items.sort(key=lambda item: "browser" in item.path.parts)
    if items and "browser" in items[-1].path.parts and connection.vendor == "sqlite":
        # A database in memory is one connection for all threads of the live server: requests at once, as the form of a
        # piece sends them, would share a transaction.
        file = Path(tempfile.gettempdir()) / f"newsroom-tests-{os.getpid()}.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(file)

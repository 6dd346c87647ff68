"""A database of its own for a measurement."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection


@contextmanager
def own_database(folder: Path) -> Iterator[None]:
    """Run on an empty database, and drop it afterwards; SQLite's is a file in the folder, as in production."""
    settings.DEBUG = False  # which keeps the text of every query
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(folder / "benchmark.sqlite3")
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)

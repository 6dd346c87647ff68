"""Whoever meets at one piece or page: one is first, the other gets a sentence, and nothing comes out unsigned."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.editorial.chain.meetings import meet

MEET = "from tests.editorial.chain.meetings import meet; meet(); print('met')"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory has one connection: its turn is below")
@pytest.mark.django_db(transaction=True)
def test_meetings_on_postgresql() -> None:
    meet()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its turn above")
def test_meetings_on_sqlite(tmp_path: Path) -> None:
    """They meet on a database in a file, to which each thread has a connection of its own."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    for words in (["migrate", "--verbosity=0"], ["shell", "--verbosity=0", "-c", MEET]):
        done = subprocess.run([*manage, *words], env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "met"

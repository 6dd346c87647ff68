"""What the database counts of its own tables after an import."""

import pytest
from django.db import DatabaseError, OperationalError, connection

from articles.management.statistics import renew_statistics


@pytest.mark.parametrize("error", [OperationalError("database is locked"), DatabaseError("file is not a database")])
def test_counts_are_gone_without_where_the_database_gives_none(error, monkeypatch):
    def refuse():
        raise error

    monkeypatch.setattr(connection, "cursor", refuse)
    renew_statistics()

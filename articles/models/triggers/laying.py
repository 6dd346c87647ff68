"""Lay triggers and take them away, on either database."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.apps.registry import Apps
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Triggers:
    """Triggers of one purpose.

    `postgresql` is a script that may be run again, `functions` those that it makes; `sqlite` has what comes after
    `CREATE TRIGGER` by the name of each. They are laid where `model` is there and has the `field`: a database may be
    migrated back to a time before.
    """

    model: str
    field: str
    postgresql: str
    functions: tuple[str, ...]
    sqlite: Mapping[str, str]

    def lay(self, connection: BaseDatabaseWrapper, apps: Apps) -> None:
        """Lay them in place of those that are there."""
        if not hasattr(apps.all_models["articles"].get(self.model), self.field):
            return
        if connection.vendor == "postgresql":
            _execute(connection, [self.postgresql])
        else:
            self.drop(connection)
            _execute(connection, [f"CREATE TRIGGER {name} {body}" for name, body in self.sqlite.items()])

    def drop(self, connection: BaseDatabaseWrapper) -> None:
        """Take them away, where they are there."""
        if connection.vendor == "postgresql":
            _execute(connection, [f"DROP FUNCTION IF EXISTS {', '.join(self.functions)} CASCADE"])
        else:
            _execute(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in self.sqlite])


def _execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

"""Lay triggers and take them away, on either database."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Triggers:
    """Triggers of one purpose.

    `postgresql` is a script that may be run again, `functions` those that it makes; `sqlite` has what comes after
    `CREATE TRIGGER` by the name of each. They are laid where the `table` is there and has the `column`: a database may
    be migrated back to a time before.
    """

    table: str
    column: str
    postgresql: str
    functions: tuple[str, ...]
    sqlite: Mapping[str, str]

    def lay(self, connection: BaseDatabaseWrapper) -> None:
        """Lay them in place of those that are there; take them away where they have no place."""
        if not self._have_a_place(connection):
            self.drop(connection)
        elif connection.vendor == "postgresql":
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

    def _have_a_place(self, connection: BaseDatabaseWrapper) -> bool:
        with connection.cursor() as cursor:
            if self.table not in connection.introspection.table_names(cursor):
                return False
            columns = connection.introspection.get_table_description(cursor, self.table)
        return self.column in {column.name for column in columns}


def _execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

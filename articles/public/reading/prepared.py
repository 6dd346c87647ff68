"""Queries that the ORM writes once and asks many times.

Of a page with few rows, the ORM's writing of SQL costs more than the database's answering: an article page asked this
way takes two thirds of the time. Only for what every reader asks: it leans on two inner names of Django,
`Query.get_compiler` and `SQLCompiler.as_sql`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from itertools import chain, repeat
from threading import Lock
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Field, Model, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

AnyModel = TypeVar("AnyModel", bound=Model)
Row = TypeVar("Row")


class Given(Value):
    """A value that is given by its name when the query is asked; `kind` is the field that it is compared with."""

    def __init__(self, name: str, kind: Field[Any, Any]) -> None:
        super().__init__(name, kind)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """Leave a place for the value."""
        return "%s", [self]

    def among(self, values: dict[str, Any], connection: BaseDatabaseWrapper) -> Any:
        """Pick out the value as the database takes it."""
        return self.output_field.get_db_prep_value(values[self.value], connection=connection)


class GivenKeys:
    """So many keys at the most, that are given when the query is asked."""

    def __init__(self, most: int) -> None:
        self.names = [f"key_{at}" for at in range(most)]
        self.places: list[Any] = [Given(name, BigIntegerField()) for name in self.names]

    def given(self, keys: Sequence[int]) -> dict[str, int]:
        """Give the values for some keys; what is left over holds a key that no row has."""
        if len(keys) > len(self.names):
            raise ValueError(f"{len(keys)} keys are given where {len(self.names)} are taken.")
        return dict(zip(self.names, chain(keys, repeat(0)), strict=False))


class Prepared(Generic[AnyModel, Row]):
    """A QuerySet that holds a `Given` here and there, and no prefetches."""

    def __init__(self, rows: QuerySet[AnyModel, Row]) -> None:
        self.rows = rows
        self._written: dict[str, tuple[SQLCompiler, str, tuple[Any, ...]]] = {}
        self._lock = Lock()

    def ask(self, **values: Any) -> list[Row]:
        """Give the rows for some values; a list, since a QuerySet that is written cannot be narrowed."""
        rows = self.rows.all()
        rows.query.get_compiler = lambda using, **options: self._compiler(using, values)  # type: ignore[method-assign]
        return list(rows)

    def _compiler(self, using: str, values: dict[str, Any]) -> SQLCompiler:
        """Give the compiler that wrote the query, on the connection of this thread, with the values in their places."""
        writer, sql, places = self._written.get(using) or self._write(using)
        compiler = copy(writer)
        compiler.connection = connection = connections[using]
        bound = tuple(_bind(places, values, connection))
        compiler.as_sql = lambda *args, **options: (sql, bound)  # type: ignore[method-assign]
        return compiler

    def _write(self, using: str) -> tuple[SQLCompiler, str, tuple[Any, ...]]:
        """Write the query, one thread at a time: writing sets up joins in the query and in those inside it."""
        with self._lock:
            if using not in self._written:
                writer = self.rows.query.get_compiler(using)
                self._written[using] = (writer, *writer.as_sql())
            return self._written[using]


def _bind(places: tuple[Any, ...], values: dict[str, Any], connection: BaseDatabaseWrapper) -> Iterator[Any]:
    for place in places:
        yield place.among(values, connection) if isinstance(place, Given) else place

"""Counts for list columns: one subquery each, so that two counts of one row do not multiply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from articles.admin.shared.links import link_to_list, nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.admin.options import BaseModelAdmin
    from django.db.models import Model, QuerySet
    from django_stubs_ext import StrOrPromise


def count_of(rows: QuerySet[Any], path: str) -> Coalesce:
    """Count the distinct `rows` that lead to the outer row by `path`, as in `page__issue`."""
    found = rows.order_by().filter(**{path: OuterRef("pk")}).values(path)
    return Coalesce(Subquery(found.annotate(n=Count("pk", distinct=True)).values("n")), 0, output_field=IntegerField())


def count_column(name: str, title: StrOrPromise) -> Callable[[BaseModelAdmin[Any], Model], int | None]:
    """Make the column of the annotated count `name`; a row not saved yet has none."""

    @admin.display(description=title, ordering=name)
    def column(model_admin: BaseModelAdmin[Any], row: Model) -> int | None:
        return getattr(row, name, None)

    return column


def linked_count_column(
    name: str, title: StrOrPromise, listed: type[Model], **query: str
) -> Callable[[BaseModelAdmin[Any], Model], str]:
    """Make the column of the annotated count `name`, each a link to the rows counted: the list of `listed`."""

    @admin.display(description=title, ordering=name)
    def column(model_admin: BaseModelAdmin[Any], row: Model) -> str:
        if not hasattr(row, name):
            return nothing()
        return link_to_list(listed, getattr(row, name), **{str(row._meta.model_name): row.pk}, **query)

    return column

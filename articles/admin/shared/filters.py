"""The filter that links between lists go by."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext

LONGEST_KEY = 18  # digits: no row has a longer one


class NarrowedTo(admin.SimpleListFilter):
    """The one row that a link has narrowed a list to; not shown on a list that is whole.

    A filter that lists every issue or correspondent would be thousands of lines long.
    """

    model: ClassVar[type[Model]]
    path: ClassVar[str]

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[Any, str]]:
        value = self.value()
        if not value:
            return []
        row = self.model._default_manager.filter(pk=value).first() if is_key(value) else None
        return [(value, str(row or gettext("(not there)")))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if not value:
            return queryset
        return queryset.filter(**{self.path: value}).distinct() if is_key(value) else queryset.none()


def narrowed_to(model: type[Model], path: str) -> type[NarrowedTo]:
    """Make the filter `?<model>=<key>` of a list whose rows lead to the model by `path`."""
    fields = {"title": model._meta.verbose_name, "parameter_name": model._meta.model_name, "model": model, "path": path}
    return type(f"NarrowedTo{model.__name__}", (NarrowedTo,), fields)


def is_key(value: str) -> bool:
    """Tell whether a text may be the key of a row."""
    return value.isdecimal() and len(value) <= LONGEST_KEY

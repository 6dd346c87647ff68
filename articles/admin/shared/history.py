"""What 历史 says of a save: in Chinese, by the names that the form shows."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.forms import BaseForm


def tell_changes(form: BaseForm, formsets: Iterable[Any], add: bool) -> list[dict[str, dict[str, Any]]]:
    """Tell what a save changed, in the form that the admin's log keeps.

    Django notes it in the language of the code and translates what it can when it is read, which is little: a label
    that begins with a capital and the name of a row stay English.
    """
    told: list[dict[str, dict[str, Any]]] = []
    if add:
        told.append({"added": {}})
    elif form.changed_data:
        told.append({"changed": {"fields": _labels(form, form.changed_data)}})
    for formset in formsets:
        told += [{"added": _named(row)} for row in formset.new_objects]
        told += [
            {"changed": {**_named(row), "fields": _labels(formset.forms[0], fields)}}
            for row, fields in formset.changed_objects
        ]
        told += [{"deleted": _named(row)} for row in formset.deleted_objects]
    return told


def _labels(form: BaseForm, names: Iterable[str]) -> list[str]:
    return [str(form.fields[name].label or name) if name in form.fields else name for name in names]


def _named(row: Model) -> dict[str, str]:
    return {"name": str(row._meta.verbose_name), "object": str(row)}

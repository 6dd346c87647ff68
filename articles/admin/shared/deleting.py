"""What goes along with a row that is deleted, and what keeps it: told in a few queries, however much it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.db.models import Model, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

SHOWN = 20  # of each kind under one row; the others are counted

Node = tuple[Model | str, list[Any]]  # a row, or the number of those not shown, and the nodes below


def told_before_deleting(
    rows: Sequence[Model] | QuerySet[Any], request: HttpRequest, site: AdminSite
) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
    """Tell what Django's `get_deleted_objects` tells: what goes, how many of each kind, what may not, what stays.

    Django names every row, and asks for the names one by one: a tag on 1,700 articles took 3,388 queries.
    """
    if not rows:
        return [], {}, set(), []
    collector: Any = NestedObjects(using=router.db_for_write(rows[0].__class__), origin=rows)
    collector.collect(rows)
    going = _first_of_each_kind(collector.edges.get(None, ()), collector.edges, set())
    keeping = _first_of_each_kind(sorted(collector.protected, key=lambda row: row.pk), {}, set())
    _fetch_names([*_rows_of(going), *_rows_of(keeping)])
    counts = {str(model._meta.verbose_name_plural): len(found) for model, found in collector.model_objs.items()}
    lacking = {
        str(model._meta.verbose_name)
        for model, found in collector.model_objs.items()
        if site.is_registered(model)
        and not all(site.get_model_admin(model).has_delete_permission(request, row) for row in found)
    }
    return _listed(going, site), counts, lacking, _listed(keeping, site)


def _first_of_each_kind(rows: Iterable[Model], below: dict[Model, list[Model]], seen: set[Model]) -> list[Node]:
    kinds = defaultdict(list)
    for row in rows:
        if row not in seen:
            seen.add(row)
            kinds[row.__class__].append(row)
    nodes: list[Node] = []
    for model, found in kinds.items():
        nodes += [(row, _first_of_each_kind(below.get(row, ()), below, seen)) for row in found[:SHOWN]]
        if len(found) > SHOWN:
            others = {"count": len(found) - SHOWN, "name": model._meta.verbose_name}
            nodes.append((_("and %(count)d more: %(name)s") % others, []))
    return nodes


def _rows_of(nodes: list[Node]) -> Iterable[Model]:
    for row, below in nodes:
        if isinstance(row, Model):
            yield row
        yield from _rows_of(below)


def _fetch_names(rows: Iterable[Model]) -> None:
    """Fetch at once what rows are named by: one query for each foreign key of each kind."""
    kinds = defaultdict(list)
    for row in rows:
        kinds[row.__class__].append(row)
    for model, found in kinds.items():
        keys = (field.name for field in model._meta.concrete_fields if field.many_to_one or field.one_to_one)
        prefetch_related_objects(found, *keys)


def _listed(nodes: list[Node], site: AdminSite) -> list[Any]:
    """Nest the names as the template's `unordered_list` wants them."""
    listed: list[Any] = []
    for row, below in nodes:
        listed.append(_named(row, site) if isinstance(row, Model) else row)
        if below:
            listed.append(_listed(below, site))
    return listed


def _named(row: Model, site: AdminSite) -> str:
    """Name a row with its kind; one that has a page of its own is a link to it."""
    kind = row._meta.verbose_name
    if not site.is_registered(row.__class__):
        return f"{kind}：{row}"
    url = reverse(f"{site.name}:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return format_html('{}：<a href="{}">{}</a>', kind, url, row)

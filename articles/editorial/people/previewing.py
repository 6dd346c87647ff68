"""What merging would do, before anything is done."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from articles.editorial.people.kinds import kind_of
from articles.editorial.people.merging import reasons_against
from articles.editorial.people.places import clashing, owner_of, rows_of
from articles.models import Mergeable

SHOWN = 20


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What would move from one record to another.

    `owners` counts the pieces or pages, `parts` the rows by role or label, `names` the printed names. `both` are the
    first of the pieces or pages, `both_count` of them, where the two stand in one place, so that one row goes.
    """

    gone: Mergeable
    kept: Mergeable
    owners: int
    parts: tuple[tuple[str, int], ...]
    names: tuple[str, ...]
    both: tuple[Model, ...]
    both_count: int
    linked: tuple[tuple[str, int], ...]
    refusals: tuple[str, ...]


def preview_merge(*, gone: Mergeable, kept: Mergeable) -> MergePreview:
    """Tell what merging would move, and what speaks against it; nothing is changed."""
    kind = kind_of(kept)
    rows = rows_of(kind, gone)
    keys = list(dict.fromkeys(owner_of(kind, row) for row in clashing(kind, rows, kept)))
    owner: Any = kind.rows._meta.get_field(kind.owner).related_model
    linked = [
        (str(model._meta.verbose_name_plural), model._default_manager.filter(**{field: gone}).count())
        for model, field, _is_unique in kind.references
    ]
    return MergePreview(
        gone,
        kept,
        owners=len({owner_of(kind, row) for row in rows}),
        parts=_counted(_part(kind.place, row) for row in rows),
        names=tuple(name for name, _count in _counted(_printed(kind.end, row) for row in rows)),
        both=tuple(owner._default_manager.filter(pk__in=keys[:SHOWN]).order_by("pk")),
        both_count=len(keys),
        linked=tuple((name, count) for name, count in linked if count),
        refusals=tuple(reasons_against(kind, gone, kept)),
    )


def _counted(words: Any) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(words).most_common())


def _part(place: str, row: Any) -> str:
    return str(row.get_role_display()) if place == "role" else row.label or str(row.get_role_display())


def _printed(end: str, row: Any) -> str:
    name: str = row.unit_name if end == "unit" else row.name
    return name

"""Locks of what a merge touches, always in one order: the pieces or pages first, then the records, each by key."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from django.db.models import Model

from articles.editorial.people.kinds import Kind
from articles.models import Mergeable

AnyRecord = TypeVar("AnyRecord", bound=Mergeable)
AT_ONCE = 5000  # keys in one query: databases take only so many


def lock_owners(kind: Kind, keys: Iterable[int]) -> list[int]:
    """Lock pieces or pages by key, as saving and importing do first; give the keys of those that are there."""
    owner: type[Model] = kind.rows._meta.get_field(kind.owner).related_model  # type: ignore[assignment]
    locked: list[int] = []
    for batch in in_batches(sorted(set(keys))):
        rows = owner._default_manager.filter(pk__in=batch).order_by("pk").select_for_update(of=("self",))
        locked += rows.values_list("pk", flat=True)
    return locked


def lock_records(kind: Kind, *records: AnyRecord) -> list[AnyRecord]:
    """Read records anew, in the order given, and keep others off them until the transaction ends."""
    rows = kind.manager.filter(pk__in=[row.pk for row in records]).order_by("pk").select_for_update(of=("self",))
    stored = {row.pk: row for row in rows}
    return [stored[row.pk] for row in records]


def in_batches(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Part keys into as many as one query takes."""
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]

"""Merge a record into another of its kind. Bylines and credits keep their printed names; whom they lead to changes.

What moves is remembered, so that the two can be taken apart again exactly (`unmerging`).
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.editorial.people.kinds import Kind, kind_of
from articles.editorial.people.locking import lock_owners, lock_records
from articles.editorial.people.places import Place, clashing, owner_of, place_of, rows_of, shown_from_desk, whole
from articles.editorial.people.retelling import led_to, places_under_correction, retell
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import EntryAction
from articles.models import Mergeable
from articles.models.words import told_once

AnyRecord = TypeVar("AnyRecord", bound=Mergeable)


@transaction.atomic
@told_once()
def merge_records(*, gone: AnyRecord, kept: AnyRecord, by: User) -> AnyRecord:
    """Merge a correspondent, an editor or a unit into another one, and return the one that stays, as stored.

    Where both stand in one place of a piece or a page, that of `gone` is dropped. Raises `DeskRefusal` where one of
    them has been merged meanwhile, or where both hold what only one can (an editor's row, a login).
    """
    kind = kind_of(kept)
    _lock_owners(kind, gone)
    gone, kept = lock_records(kind, gone, kept)
    for refusal in reasons_against(kind, gone, kept):
        raise DeskRefusal(refusal)
    rows, apart, owners = _lock_owners(kind, gone)  # with those that came while the records were not locked yet
    merge = kind.new_merge(gone=gone, kept=kept)
    merge.moved, merge.dropped = _move(kind, rows, gone, kept)
    merge.linked = {**_hand_over(kind, gone, kept), **_refer(kind, gone, kept)}
    merge.under_correction = [list(place) for place in apart]
    merge.save()
    kind.manager.filter(Q(pk=gone.pk) | Q(merged_into=gone)).update(merged_into=kept)
    told = {"gone": str(gone), "kept": str(kept), "count": len(merge.moved)}
    note = _("“%(gone)s” merged into “%(kept)s”") % told
    retell(kind, owners, kept, working=lambda _key, said: led_to(kind, said, gone, kept), by=by, note=note)
    message = _("“%(gone)s” merged into “%(kept)s”; %(count)d places moved.") % told
    facts = {"gone": gone.pk, "kept": kept.pk, "moved": len(merge.moved), "dropped": len(merge.dropped)}
    record(by=by, action=EntryAction.MERGE, rows=[gone, kept], message=message, facts=facts)
    return kept


def _lock_owners(kind: Kind, gone: Mergeable) -> tuple[list[Any], list[Place], list[int]]:
    """Lock all pieces or pages that name a record; give its rows, its places at the desk alone, and the keys."""
    rows, apart = rows_of(kind, gone), places_under_correction(kind, gone)
    return rows, apart, lock_owners(kind, [*(owner_of(kind, row) for row in rows), *(owner for owner, *_rest in apart)])


def reasons_against(kind: Kind, gone: Mergeable, kept: Mergeable) -> list[str]:
    """Say why two records cannot be merged, each reason a sentence."""
    if gone.pk == kept.pk:
        return [_("Nobody and nothing can be merged into itself.")]
    merged = [row for row in (gone, kept) if not row.stands]
    if merged:
        told = [{"gone": str(row), "kept": str(row.merged_into)} for row in merged]
        return [_("“%(gone)s” has been merged into “%(kept)s” meanwhile.") % each for each in told]
    if shown := shown_from_desk(kind, (owner_of(kind, row) for row in clashing(kind, rows_of(kind, gone), kept))):
        titles = "、".join(piece.title for piece in shown)
        said = _(
            "“%(gone)s” and “%(kept)s” stand side by side before readers, as it was signed: %(titles)s. Take one "
            "of the names away there first, and let it be signed."
        )
        return [said % {"gone": gone, "kept": kept, "titles": titles}]
    said = _("“%(gone)s” and “%(kept)s” both are linked: %(field)s. Take one of the links away.")
    return [said % {"gone": gone, "kept": kept, "field": name} for name in _linked_twice(kind, gone, kept)]


def _linked_twice(kind: Kind, gone: Mergeable, kept: Mergeable) -> Iterator[str]:
    """Name what both records are linked with, where one alone may be."""
    for name in kind.own:
        if getattr(gone, f"{name}_id") and getattr(kept, f"{name}_id"):
            field: Any = kind.model._meta.get_field(name)
            yield str(field.verbose_name)
    for model, field_name, is_unique in kind.references:
        if is_unique and model._default_manager.filter(**{f"{field_name}__in": [gone, kept]}).count() > 1:
            yield str(model._meta.verbose_name)


def _move(kind: Kind, rows: Sequence[Any], gone: Mergeable, kept: Mergeable) -> tuple[list[Any], list[Any]]:
    """Let bylines or credits lead to the one that stays; give the places of those, and what was dropped."""
    dropped = clashing(kind, rows, kept)
    kind.leading.filter(pk__in=[row.pk for row in dropped]).delete()
    kind.leading.filter(**{kind.end: gone}).update(**{kind.end: kept})
    moved = [list(place_of(kind, row)) for row in rows if row not in dropped]
    return moved, [whole(kind, row) for row in dropped]


def _hand_over(kind: Kind, gone: Any, kept: Any) -> dict[str, list[int]]:
    """Give the one that stays what one record alone may hold."""
    handed = {name: getattr(gone, f"{name}_id") for name in kind.own if getattr(gone, f"{name}_id")}
    if handed:
        empty = dict.fromkeys(handed)
        kind.manager.filter(pk=gone.pk).update(**empty)
        kind.manager.filter(pk=kept.pk).update(**handed)
    return {name: [key] for name, key in handed.items()}


def _refer(kind: Kind, gone: Mergeable, kept: Mergeable) -> dict[str, list[int]]:
    """Let other fields lead to the one that stays; give the keys of their rows."""
    linked = {}
    for model, field, _is_unique in kind.references:
        rows = model._default_manager.filter(**{field: gone})
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        if keys:
            model._default_manager.filter(pk__in=keys).update(**{field: kept})
            linked[model._meta.label_lower] = keys
    return linked

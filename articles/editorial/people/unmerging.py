"""Take a record apart from the one that it was merged into: what moved then, and stands where it stood, goes back."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial.people.kinds import Kind, kind_of
from articles.editorial.people.locking import in_batches, lock_owners, lock_records
from articles.editorial.people.places import place_of, shown_from_desk
from articles.editorial.people.retelling import led_back, retell, with_dropped
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import EntryAction
from articles.models import Content, Mergeable, Unit
from articles.models.words import told_once


class Unmerged(NamedTuple):
    """How many bylines or credits go back, and how many that moved have been changed or deleted since, and stay."""

    returning: int
    staying: int


def preview_unmerge(*, gone: Mergeable) -> Unmerged:
    """Tell what taking a record apart would move, nothing where it stands by itself; nothing is changed."""
    if gone.stands:
        return Unmerged(0, 0)
    kind = kind_of(gone)
    merge = _merge_of(kind, gone)
    return _told(merge, _returning(kind, merge, gone), list(_waiting(kind, merge)))


@transaction.atomic
@told_once()
def unmerge_record(*, gone: Mergeable, by: User) -> Unmerged:
    """Let a record stand by itself again. Raises `DeskRefusal` where it does so already.

    What came to the other meanwhile stays there, and so does what somebody has changed since.
    """
    kind = kind_of(gone)
    owners = lock_owners(kind, _owners(kind, _merge_of(kind, gone)))
    gone, kept = lock_records(kind, gone, gone.current)
    if gone.merged_into_id != kept.pk:
        raise DeskRefusal(_("“%(name)s” has been merged or taken apart meanwhile. Look again.") % {"name": gone})
    merge = _merge_of(kind, gone)
    rows = _returning(kind, merge, gone)
    for batch in in_batches([row.pk for row in rows]):
        kind.leading.filter(pk__in=batch).update(**{kind.end: gone})
    waiting = _taken_out(kind, merge)
    _stand(kind, merge, gone, kept)
    _restore(kind, _not_shown(kind, [*merge.dropped, *waiting]), gone)
    _take_back(kind, merge, gone, kept)
    told = _told(merge, rows, waiting)
    said = {"gone": str(gone), "kept": str(kept), "count": told.returning}
    note = _("“%(gone)s” taken apart from “%(kept)s”") % said
    retell(kind, owners, kept, working=partial(_led_back, kind, merge, gone, kept), by=by, note=note)
    message = _("“%(gone)s” taken apart from “%(kept)s”; %(count)d places moved back.") % said
    facts = {"gone": gone.pk, "kept": kept.pk, **told._asdict()}
    record(by=by, action=EntryAction.UNMERGE, rows=[gone, kept], message=message, facts=facts)
    return told


def _merge_of(kind: Kind, gone: Mergeable) -> Any:
    """Give the merge by which a record went."""
    merge = kind.done.filter(gone=gone.pk).first()
    if merge is None:
        raise DeskRefusal(_("“%(name)s” is not merged into another.") % {"name": gone})
    return merge


def _owners(kind: Kind, merge: Any) -> set[int]:
    return {owner for owner, *_place in [*merge.moved, *merge.under_correction]} | {
        values[f"{kind.owner}_id"] for values in merge.dropped
    }


def _told(merge: Any, rows: Sequence[Any], waiting: Sequence[Any]) -> Unmerged:
    moved = len(rows) + len(waiting)
    return Unmerged(moved + len(merge.dropped), len(merge.moved) - moved)


def _waiting(kind: Kind, merge: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Give what moved by a merge and was dropped by later ones, each with that merge."""
    moved = {tuple(place) for place in merge.moved}
    later = kind.done.filter(gone=merge.kept_id).first()
    while later is not None:
        for values in later.dropped:
            if (values[f"{kind.owner}_id"], values[kind.place], values["name"]) in moved:
                yield later, values
        later = kind.done.filter(gone=later.kept_id).first()


def _taken_out(kind: Kind, merge: Any) -> list[dict[str, Any]]:
    """Take out of later merges what they dropped of a merge, and give it."""
    taken = list(_waiting(kind, merge))
    for later, values in taken:
        later.dropped.remove(values)
        later.save(update_fields=["dropped"])
    return [values for _later, values in taken]


def _returning(kind: Kind, merge: Any, gone: Mergeable) -> list[Any]:
    """Give the bylines or credits that moved, and still stand in their places with the one that stands for both."""
    moved = {tuple(place) for place in merge.moved}
    return [row for row in kind.leading.filter(**{kind.end: gone.merged_into_id}) if place_of(kind, row) in moved]


def _stand(kind: Kind, merge: Any, gone: Mergeable, kept: Mergeable) -> None:
    """Let a record stand by itself, and those that had been merged into it before go with it."""
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    into = dict(kind.done.filter(gone__merged_into=kept.pk).values_list("gone", "kept"))
    along = [key for key in into if _end(key, into) == gone.pk]
    kind.manager.filter(pk=gone.pk).update(merged_into=None)
    kind.manager.filter(pk__in=along).update(merged_into=gone)


def _led_back(kind: Kind, merge: Any, gone: Mergeable, kept: Mergeable, key: int, content: Content) -> Content:
    """Give what the desk works on in a piece, taken apart as well."""
    places = [place for owner, *place in [*merge.moved, *merge.under_correction] if owner == key]
    dropped = [values for values in merge.dropped if values[f"{kind.owner}_id"] == key]
    return with_dropped(led_back(kind, content, gone, kept, places), gone, dropped)


def _end(key: int, into: dict[int, int]) -> int:
    """Follow merges from one record to the one that stands."""
    while key in into:
        key = into[key]
    return key


def _restore(kind: Kind, dropped: Iterable[dict[str, Any]], gone: Mergeable) -> None:
    """Make the bylines or credits anew that were dropped beside the same person, where their piece or page is there."""
    for values in dropped:
        rows = list(kind.leading.filter(**{f"{kind.owner}_id": values[f"{kind.owner}_id"]}))
        owner_is_there = bool(lock_owners(kind, [values[f"{kind.owner}_id"]]))
        stands_there = any(
            getattr(row, f"{kind.end}_id") == gone.pk and getattr(row, kind.place) == values[kind.place] for row in rows
        )
        if owner_is_there and not stands_there:
            position = values["position"]
            if position in {row.position for row in rows}:
                position = rows[-1].position + 1
            kind.rows._default_manager.create(**{**_known(values), f"{kind.end}_id": gone.pk, "position": position})


def _not_shown(kind: Kind, dropped: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out pieces of the desk that readers see by now, signed without the name."""
    shown = {piece.pk for piece in shown_from_desk(kind, (values[f"{kind.owner}_id"] for values in dropped))}
    return [values for values in dropped if values[f"{kind.owner}_id"] not in shown]


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out a unit that has been deleted since; its name is kept."""
    unit = values.get("unit_id")
    return values if unit is None or Unit.objects.filter(pk=unit).exists() else {**values, "unit_id": None}


def _take_back(kind: Kind, merge: Any, gone: Any, kept: Any) -> None:
    """Give back what had been handed over, where it is still with the one that stands for both."""
    for name in kind.own:
        (key,) = merge.linked.get(name, [None])
        if key and getattr(kept, f"{name}_id") == key:
            kind.manager.filter(pk=kept.pk).update(**{name: None})
            kind.manager.filter(pk=gone.pk).update(**{name: key})
    for model, field, _is_unique in kind.references:
        keys = merge.linked.get(model._meta.label_lower, [])
        model._default_manager.filter(pk__in=keys, **{field: kept}).update(**{field: gone})

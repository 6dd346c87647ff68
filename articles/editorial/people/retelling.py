"""What merging changes beside bylines: what search knows of pieces, and their revisions."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User

from articles.editorial.editing.rearranging import Working, append_rearranged, under_correction
from articles.editorial.people.kinds import KINDS, Kind
from articles.editorial.people.places import Place
from articles.enums import RevisionWay
from articles.models import Byline, BylineRow, Content, Mergeable
from articles.models.words import tell_written


def retell(kind: Kind, owners: Sequence[int], kept: Mergeable, *, working: Working, by: User, note: str) -> None:
    """Append to the revisions of pieces, and tell who follows the words of articles by the record that stands.

    It is known by other names from now on. A page has no revisions.
    """
    if kind.rows is Byline:
        append_rearranged(owners, working=working, way=RevisionWay.MERGE, by=by, note=note)
        tell_written(kind.leading.filter(**{kind.end: kept}).order_by().values_list("article", flat=True))


def places_under_correction(kind: Kind, record: Mergeable) -> list[Place]:
    """Name the places where a record stands in what the desk works on, while readers see something else."""
    if kind.rows is not Byline:
        return []
    return [
        (article, row.role, row.name)
        for article, content in under_correction()
        for row in content.bylines
        if _leads(kind, row) == record.pk
    ]


def count_waiting(model: type[Mergeable], keys: Collection[int]) -> int:
    """Count the pieces that lead to records in what the desk works on, while readers see something else.

    No row of a byline holds the records there: these are to be asked for before a record is deleted.
    """
    kind = KINDS[model]
    if kind.rows is not Byline:
        return 0
    return sum(any(_leads(kind, row) in keys for row in content.bylines) for _article, content in under_correction())


def led_to(kind: Kind, content: Content, gone: Mergeable, kept: Mergeable) -> Content:
    """Let bylines lead to the one that stays, but for those where it stands in the same role itself."""
    taken = {row.role for row in content.bylines if _leads(kind, row) == kept.pk} if kind.is_alone else set()
    rows = [row for row in content.bylines if _leads(kind, row) != gone.pk or row.role not in taken]
    return replace(
        content, bylines=tuple(_lead(kind, row, kept) if _leads(kind, row) == gone.pk else row for row in rows)
    )


def led_back(
    kind: Kind, content: Content, gone: Mergeable, kept: Mergeable, places: Iterable[Sequence[str]]
) -> Content:
    """Let bylines lead back to the one that went, in the roles and under the names by which it stood there."""
    moved = {tuple(place) for place in places}
    rows = (
        _lead(kind, row, gone) if _leads(kind, row) == kept.pk and (row.role, row.name) in moved else row
        for row in content.bylines
    )
    return replace(content, bylines=tuple(rows))


def with_dropped(content: Content, gone: Mergeable, dropped: Iterable[dict[str, Any]]) -> Content:
    """Put the bylines of a person back that were dropped, unless the person stands in their role by now."""
    rows = list(content.bylines)
    for values in dropped:
        if all((row.person, row.role) != (gone.pk, values["role"]) for row in rows):
            printed = {name: values[name] for name in ("name", "role", "label", "unit_name")}
            rows.insert(values["position"] - 1, BylineRow(person=gone.pk, unit=values["unit_id"], **printed))
    return replace(content, bylines=tuple(rows))


def _leads(kind: Kind, row: BylineRow) -> int | None:
    return row.unit if kind.end == "unit" else row.person


def _lead(kind: Kind, row: BylineRow, record: Mergeable) -> BylineRow:
    ends: dict[str, Any] = {"unit" if kind.end == "unit" else "person": record.pk}
    return replace(row, **ends)

"""Who wrote a piece: people and units that nobody has entered yet are entered with it."""

from collections.abc import Iterable
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction

from articles.editorial.record import record
from articles.enums import EntryAction
from articles.models import Article, Byline, BylineRow, Correspondent, Unit, content_of
from articles.models.words import told_once


@transaction.atomic
def enter_newcomers(*, rows: Iterable[BylineRow], by: User) -> tuple[BylineRow, ...]:
    """Enter the people and units that rows name under the key 0, and return the rows with their keys.

    Who enters one that a colleague has entered a moment before gets that one.
    """
    return tuple(_with_unit(_with_person(row, by), by) for row in rows)


@transaction.atomic
def put_bylines(*, article: Article, rows: Iterable[BylineRow]) -> None:
    """Let a piece have just these bylines, in this order; nothing is written where it has them."""
    wanted = tuple(rows)
    if content_of(article, tags=()).bylines == wanted:
        return
    with told_once():
        Byline.objects.filter(article=article).delete()
        Byline.objects.bulk_create(
            Byline(
                article=article,
                position=position,
                correspondent_id=row.person,
                name=row.name,
                role=row.role,
                label=row.label,
                unit_id=row.unit,
                unit_name=row.unit_name,
            )
            for position, row in enumerate(wanted, start=1)
        )


def _with_person(row: BylineRow, by: User) -> BylineRow:
    if row.person:
        return row
    person, is_new = Correspondent.objects.get_or_create(name=row.name, distinction="")
    if is_new:
        record(by=by, action=EntryAction.ADD, rows=[person])
    return replace(row, person=person.pk)


def _with_unit(row: BylineRow, by: User) -> BylineRow:
    if row.unit != 0:
        return row
    unit, is_new = Unit.objects.get_or_create(name=row.unit_name)
    if is_new:
        record(by=by, action=EntryAction.ADD, rows=[unit])
    return replace(row, unit=unit.pk)

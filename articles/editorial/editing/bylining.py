"""Who wrote a piece: people and units that nobody has entered yet are entered with it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.editorial.locking import lock_piece
from articles.editorial.record import record
from articles.enums import EntryAction
from articles.models import Article, Byline, BylineRow, Correspondent, Unit, content_of
from articles.models.words import told_once


@transaction.atomic
def enter_newcomers(*, rows: Iterable[BylineRow], by: User, article: Article | None = None) -> tuple[BylineRow, ...]:
    """Enter the people and units that rows name under the key 0, and return the rows with their keys.

    Who enters one that a colleague has entered a moment before gets that one. `article` is the piece, where it is there
    already. It is locked first, then the people who are known, and newcomers come by name: in the order of the import,
    so that neither waits for the other. Raises `DeskRefusal` where the piece is gone or in the bin.
    """
    named = tuple(rows)
    people, units = {row.name for row in named if not row.person}, {row.unit_name for row in named if row.unit == 0}
    if not people and not units:
        return named
    if article:
        lock_piece(article)
    known = Correspondent.objects.filter(pk__in={row.person for row in named}).order_by("pk")
    list(known.select_for_update(of=("self",), no_key=True))
    person_of = {name: _enter(Correspondent, by, name=name, distinction="") for name in sorted(people)}
    unit_of = {name: _enter(Unit, by, name=name) for name in sorted(units)}
    return tuple(
        replace(
            row,
            person=row.person or person_of[row.name],
            unit=unit_of[row.unit_name] if row.unit == 0 else row.unit,
        )
        for row in named
    )


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


def _enter(model: type[Correspondent | Unit], by: User, **fields: Any) -> int:
    row, is_new = model._default_manager.get_or_create(**fields)
    if is_new:
        record(by=by, action=EntryAction.ADD, rows=[row])
    return row.pk

"""A content as it was typed, made ready to be stored: in clean characters, with people and tags that are there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from django.db.models import prefetch_related_objects
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.editorial.refusal import DeskRefusal
from articles.models import BylineRow, Content, Correspondent, Unit, parse_body, render_body
from articles.models.fields import clean_text
from articles.models.paper.content import TITLES

Named = TypeVar("Named", Correspondent, Unit)
NOTHING = Content()


def made_ready(content: Content, known: Content = NOTHING) -> Content:
    """Give a content as the rows of a piece will hold it, so that row and revision say the same.

    What stands in `known` is ready already. Raises `DeskRefusal` for people and units that are not there any more, and
    for a person who stands twice in one role.
    """
    titles: dict[str, Any] = {name: clean_text(getattr(content, name), " ") for name in TITLES}
    body = content.body
    if body != known.body:
        body = tuple(parse_body(clean_text(render_body(list(body)), "\n")))
    bylines = content.bylines if content.bylines == known.bylines else _bylines(content.bylines)
    tags = content.tags if content.tags == known.tags else stored_tags(content.tags)
    return replace(content, **titles, body=body, bylines=bylines, tags=tags)


def named_in(rows: Sequence[BylineRow]) -> tuple[dict[int, Correspondent], dict[int, Unit]]:
    """Read by key whom and what bylines lead to, and keep it until the transaction ends.

    Raises `DeskRefusal` where somebody was deleted: no row held them, while readers saw another revision.
    """
    people = _there(Correspondent, {row.person: row.name for row in rows})
    return people, _there(Unit, {row.unit: row.unit_name for row in rows if row.unit is not None})


def _bylines(rows: Iterable[BylineRow]) -> tuple[BylineRow, ...]:
    typed = list(dict.fromkeys(rows))
    people, units = named_in(typed)
    typed = _led_on(typed, people)
    seen: set[tuple[int, str]] = set()
    for row in typed:
        if (row.person, row.role) in seen:
            message = _("“%(name)s” stands twice in one role, with other words: keep one of the two rows.")
            raise DeskRefusal(message % {"name": row.name})
        seen.add((row.person, row.role))
    return tuple(
        replace(
            row,
            person=people[row.person].current.pk,
            name=clean_text(row.name, " ") or people[row.person].name,
            unit=None if row.unit is None else units[row.unit].current.pk,
            label=clean_text(row.label, " "),
            unit_name=clean_text(row.unit_name, " ") or (units[row.unit].name if row.unit is not None else ""),
        )
        for row in typed
    )


def _led_on(rows: list[BylineRow], people: dict[int, Correspondent]) -> list[BylineRow]:
    """Leave out who was merged, since the rows were shown, into somebody who stands in the same role."""
    own = {(row.person, row.role) for row in rows}
    return [row for row in rows if people[row.person].stands or (people[row.person].current.pk, row.role) not in own]


def _there(model: type[Named], names: dict[int, str]) -> dict[int, Named]:
    """Read people or units, whom nobody merges until this transaction ends, and those whom they were merged into."""
    locked = model._default_manager.filter(pk__in=names).order_by("pk").select_for_update(of=("self",), no_key=True)
    rows = {row.pk: row for row in locked}
    prefetch_related_objects(list(rows.values()), "merged_into")
    for key in names.keys() - rows.keys():
        raise DeskRefusal(_("“%(name)s” is not on record any more: choose again.") % {"name": names[key]})
    return rows


def stored_tags(names: Iterable[str]) -> tuple[str, ...]:
    """Take a tag under the name that it has already, however it is typed: ai is AI."""
    typed = {name.lower(): name for name in (clean_text(name, " ").strip() for name in names) if name}
    there = Tag.objects.annotate(small=Lower("name")).filter(small__in=list(typed)).order_by("-pk")
    stored = {tag.name.lower(): tag.name for tag in there}
    return tuple(stored.get(small, name) for small, name in typed.items())

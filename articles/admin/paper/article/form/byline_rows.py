"""Rows of the list of bylines as they are typed, and how several of them become one."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from articles.editorial.content.pasting import clean_pasted
from articles.editorial.editing.drafting import Typed
from articles.enums import BylineRole
from articles.models import Alias, BylineRow, Correspondent, Unit

PREFIX = "bylines"
MOST = 100
# bylines-3-name, and of a row that the script added: bylines-n4-name
NAME = re.compile(rf"{PREFIX}-([a-z]?[0-9]{{1,6}})-([a-z_]+)$")
NUMBER = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row as it stands in a form; `row` names it there, and `sure` is what somebody has confirmed of it."""

    row: str
    role: str = BylineRole.CORRESPONDENT
    label: str = ""
    name: str = ""
    person: str = ""
    unit_name: str = ""
    unit: str = ""
    sure: str = ""

    @property
    def is_empty(self) -> bool:
        return not any((self.label, self.name, self.person, self.unit_name, self.unit))

    @property
    def sign(self) -> str:
        """What is confirmed with the row as it stands; another name or person asks anew."""
        return "|".join((self.name, self.person, self.unit_name, self.unit))


COLUMNS = tuple(field.name for field in fields(TypedRow))[1:]


@dataclass(frozen=True, slots=True)
class Known:
    """The people and units that rows may speak of: by key, and by any name that they go by."""

    people: Mapping[int, Correspondent]
    people_called: Mapping[str, set[int]]
    units: Mapping[int, Unit]
    units_called: Mapping[str, int]


def typed_rows(said: Iterable[BylineRow]) -> list[TypedRow]:
    """Give stored rows as a form shows them."""
    return [
        TypedRow(str(at), row.role, row.label, row.name, str(row.person or ""), row.unit_name, str(row.unit or ""))
        for at, row in enumerate(said)
    ]


def rows_in(data: MultiValueDict[str, Any]) -> list[TypedRow]:
    """Read the rows from what a browser sent: in the order in which they stood, which is that of the bylines."""
    found: dict[str, dict[str, str]] = {}
    for name in data:
        match = NAME.match(name)
        if match and match[2] in COLUMNS:
            text, _cleaned = clean_pasted(str(data[name]), one_line=True)
            found.setdefault(match[1], {})[match[2]] = text.strip()
    return [TypedRow(row, **columns) for row, columns in found.items()]


def sent_rows(rows: Iterable[TypedRow]) -> list[tuple[str, str]]:
    """Write rows as a browser sends them."""
    return [(f"{PREFIX}-{row.row}-{column}", getattr(row, column)) for row in rows for column in COLUMNS]


def rearranged(typed: Typed, order: str) -> Typed:
    """Do to typed rows what a button asks without a script: `add`, `up 3`, `down 3`, `remove 3`."""
    verb, _space, which = order.partition(" ")
    data: MultiValueDict[str, Any] = MultiValueDict({name: [value] for name, value in typed})
    rows = rows_in(data)
    at = next((number for number, row in enumerate(rows) if row.row == which), None)
    if verb == "add":
        numbers = [int(row.row.strip("n")) for row in rows if row.row.strip("n").isdigit()]
        rows.append(TypedRow(f"n{max(numbers, default=0) + 1}"))
    elif verb == "remove" and at is not None:
        del rows[at]
    elif verb in {"up", "down"} and at is not None:
        rows.insert(max(0, at + (1 if verb == "down" else -1)), rows.pop(at))
    return [*((name, value) for name, value in typed if not NAME.match(name)), *sent_rows(rows)]


def known_to(rows: Sequence[TypedRow]) -> Known:
    """Find whom rows may mean, in three queries, or four where somebody was merged into another, who is meant then."""
    names = {name for row in rows for name in (row.name, _without_space(row.name)) if name}
    keys = _keys(row.person for row in rows)
    aliases = Alias.objects.filter(Q(name__in=names) | Q(correspondent__in=keys)).values_list("name", "correspondent")
    called: dict[str, set[int]] = {}
    for name, key in aliases:
        called.setdefault(name, set()).add(key)
    named = {key for found in called.values() for key in found}
    people = Correspondent.objects.filter(Q(pk__in={*keys, *named}) | Q(name__in=names)).in_bulk()
    for person in people.values():
        called.setdefault(person.name, set()).add(person.pk)
    into = {key: person.merged_into_id for key, person in people.items() if person.merged_into_id}
    people |= Correspondent.objects.in_bulk(set(into.values()) - people.keys()) if into else {}
    called = {name: {into.get(key, key) for key in found} for name, found in called.items()}
    wanted = Q(pk__in=_keys(row.unit for row in rows)) | Q(name__in={row.unit_name for row in rows if row.unit_name})
    units = Unit.objects.filter(wanted).in_bulk()
    return Known(people, called, units, {unit.name: unit.merged_into_id or unit.pk for unit in units.values()})


def called(known: Known, name: str) -> set[int]:
    """Tell who goes by a name, also where print set it with a space: 李 满."""
    return known.people_called.get(name) or known.people_called.get(_without_space(name), set())


def merged(rows: Sequence[BylineRow]) -> tuple[list[BylineRow], list[str]]:
    """Make one row of several that say the same person in the same role, and name those people.

    Raises `ValidationError` where the rows do not say the same.
    """
    kept: dict[tuple[Any, ...], BylineRow] = {}
    names: list[str] = []
    for row in rows:
        key = (row.person or row.name, row.role)
        first = kept.get(key)
        if first is None:
            kept[key] = row
            continue
        both = replace(
            first,
            label=first.label or row.label,
            unit=first.unit or row.unit,
            unit_name=first.unit_name or row.unit_name,
        )
        same = (row.label in {"", both.label}, row.unit_name in {"", both.unit_name}, row.name == both.name)
        if not all(same):
            message = _("“%(name)s” stands twice in one role, with other words: keep one of the two rows.")
            raise ValidationError(message % {"name": row.name})
        kept[key] = both
        names.append(row.name)
    return list(kept.values()), list(Counter(names))


def key_in(text: str) -> int | None:
    """Read the key of a row from what was sent; none where it is no number that a column holds."""
    return int(text) if NUMBER.fullmatch(text) else None


def _keys(texts: Iterable[str]) -> set[int]:
    return {key for text in texts if (key := key_in(text)) is not None}


def _without_space(name: str) -> str:
    return "".join(name.split())

"""Places that two people changed, side by side in the form: the base, theirs and mine, and which of them to take.

They travel in the form, signed, in a hidden field, and so come back with it until it is saved. Choosing one is a press
of a button that rewrites what is typed, and saves nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core import signing
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from articles.admin.paper.article.form.byline_rows import PREFIX, TypedRow, rows_in, sent_rows, typed_rows
from articles.editorial import Conflict, RunKind
from articles.editorial.content.comparing import Run
from articles.editorial.content.comparing.characters import compare_texts
from articles.editorial.content.merging import ConflictPlace
from articles.editorial.editing.drafting import Typed
from articles.models import Block, BylineRow, Content, Page, parse_body, render_body
from articles.models.paper.content import TITLES

SIDES = ("base", "theirs", "mine")
ORDER = re.compile(r"([0-9]{1,3}) (base|theirs|mine)")
SALT = "articles.conflicts"


@dataclass(frozen=True, slots=True)
class Panel:
    """One place as the form shows it: its name, the three versions in runs, and whether a button can choose one."""

    number: int
    label: str
    versions: tuple[tuple[str, str, tuple[Run, ...]], ...]
    can_choose: bool


def typed_of(content: Content) -> list[tuple[str, str]]:
    """Write a content as the form sends it."""
    return [
        *((name, str(getattr(content, name))) for name in TITLES),
        ("body", render_body(list(content.body))),
        ("tags", "、".join(content.tags)),
        ("page", str(content.page or "")),
        ("position", str(content.position or "")),
        *sent_rows(typed_rows(content.bylines)),
    ]


def in_conflict(typed: Typed, conflict: Conflict, new_people: set[str]) -> Typed:
    """Give what was typed as the form is to come back: merged, with one's own words where both changed something.

    `new_people` are names that were to be entered with the save that came to nothing: they are asked about again.
    """
    content = conflict.content
    merged = dict.fromkeys(name for name, _value in typed_of(content))
    kept = [
        (name, value)
        for name, value in typed
        if name not in merged and name not in {"base", "conflicts"} and not name.startswith(f"{PREFIX}-")
    ]
    rows = [_as_new(row, number, new_people) for number, row in enumerate(typed_rows(content.bylines), start=1)]
    others = [(name, value) for name, value in typed_of(content) if not name.startswith(f"{PREFIX}-")]
    places = [_stored(place, content) for place in conflict.places]
    return [
        *kept,
        ("base", str(conflict.latest.pk)),
        ("conflicts", _signed(conflict.latest.author_name, places)),
        *others,
        *sent_rows(rows),
    ]


def chosen(typed: Typed, order: str) -> Typed:
    """Do what a button of a place says, as `3 theirs`: put that version into what is typed, in place of what was."""
    found = ORDER.fullmatch(order)
    data: MultiValueDict[str, Any] = MultiValueDict({name: [value] for name, value in typed})
    by, places = _read(data.get("conflicts", ""))
    if not found or int(found[1]) >= len(places):
        return typed
    place, side = places[int(found[1])], found[2]
    put = dict(_put(data, place, side))
    put["conflicts"] = _signed(by, [{**one, "now": side} if one is place else one for one in places])
    is_rows = place["field"] == PREFIX
    kept = [(name, put.pop(name, value)) for name, value in typed if not (is_rows and name.startswith(f"{PREFIX}-"))]
    return [*kept, *put.items()]


def panels(text: str) -> tuple[str, list[Panel]]:
    """Read who else changed the same, and the places, from a form; what was not written here is none."""
    by, places = _read(text)
    return by, [_panel(number, place) for number, place in enumerate(places)]


def _signed(by: str, places: list[dict[str, Any]]) -> str:
    return signing.dumps([by, places], salt=SALT, compress=True)


def _read(text: str) -> tuple[str, list[dict[str, Any]]]:
    try:
        by, places = signing.loads(text, salt=SALT) if text else ("", [])
    except signing.BadSignature:
        return "", []
    return by, places


def _panel(number: int, place: dict[str, Any]) -> Panel:
    names = {"base": _("before both"), "theirs": _("theirs"), "mine": _("mine")}
    shown = {side: _shown(place["field"], place[side]) for side in SIDES}
    versions = tuple((side, names[side], _runs(shown["base"], shown[side])) for side in SIDES)
    return Panel(number, str(place["label"]), versions, place["field"] != "order")


def _stored(conflict: ConflictPlace, content: Content) -> dict[str, Any]:
    place, at = conflict.place, conflict.place.index
    after = ""
    if place.field == "body" and at:
        after = render_body([content.body[at - 1]])
    values = {side: _plain(getattr(conflict, side)) for side in SIDES}
    return {"field": place.field, "label": place.label, "now": "mine", "after": after, **values}


def _plain(value: Any) -> Any:
    """Give a version as JSON."""
    if isinstance(value, BylineRow):
        return value.as_json()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _shown(field: str, value: Any) -> str:
    """Give a version as words."""
    if field == "place":
        page = Page.objects.select_related("issue").filter(pk=value[0]).first() if value and value[0] else None
        return _("%(page)s, place %(position)d") % {"page": page, "position": value[1]} if page else ""
    if isinstance(value, list):
        return "\n".join(_shown(field, one) for one in value)
    if isinstance(value, dict):
        return BylineRow(**value).words
    return str(value or "")


def _runs(before: str, after: str) -> tuple[Run, ...]:
    """Part a version into what it has of the base, and what is its own."""
    return tuple(run for run in compare_texts(before, after) if run.kind != RunKind.REMOVED)


def _put(data: MultiValueDict[str, Any], place: dict[str, Any], side: str) -> list[tuple[str, str]]:
    field, now, value = place["field"], place[place["now"]], place[side]
    if field == "body":
        return [("body", _body_with(data.get("body", ""), str(now or ""), str(value or ""), str(place["after"])))]
    if field == "place":
        page, position = value or (None, None)
        return [("page", str(page or "")), ("position", str(position or ""))]
    if field == PREFIX:
        return sent_rows(_rows_with(rows_in(data), now, value))
    return [(field, str(value or ""))] if field in TITLES else []


def _body_with(body: str, now: str, value: str, after: str) -> str:
    """Put other blocks in the place of those that stand there.

    Where those were edited since, nothing is taken away: the others come behind the block that stood before the place.
    """
    blocks, old, new = (parse_body(text.replace("\r", "\n")) for text in (body, now, value))
    start = _position(blocks, old) if old else None
    if start is not None:
        return render_body([*blocks[:start], *new, *blocks[start + len(old) :]])
    before = _position(blocks, parse_body(after)) if after else -1
    start = len(blocks) if before is None else before + 1
    return render_body([*blocks[:start], *new, *blocks[start:]])


def _position(blocks: Sequence[Block], run: Sequence[Block]) -> int | None:
    return next((at for at in range(len(blocks)) if list(blocks[at : at + len(run)]) == list(run)), None)


def _rows_with(rows: list[TypedRow], now: Any, value: Any) -> list[TypedRow]:
    """Put another version of a byline, or of all of them in their order, in the place of what stands there."""
    if isinstance(value, list):
        return typed_rows(BylineRow(**row) for row in value)
    new = [_renamed(row, rows) for row in typed_rows([BylineRow(**value)] if value else [])]
    at = next((at for at, row in enumerate(rows) if now and _same(row, now)), len(rows))
    return [*rows[:at], *new, *rows[at + 1 :]]


def _same(row: TypedRow, said: dict[str, Any]) -> bool:
    return (row.person, row.role) == (str(said["person"]), said["role"])


def _renamed(row: TypedRow, rows: list[TypedRow]) -> TypedRow:
    """Give a row a name that no other has in the form."""
    numbers = [int(one.row.strip("n")) for one in rows if one.row.strip("n").isdigit()]
    return replace(row, row=f"n{max(numbers, default=0) + 1}")


def _as_new(row: TypedRow, number: int, new_people: set[str]) -> TypedRow:
    """Name a row anew, as it is none of the revision that is the base now; whom nobody has entered has no key."""
    return replace(row, row=f"n{number}", person="" if row.name in new_people else row.person)

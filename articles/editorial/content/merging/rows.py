"""Bylines, row by row, and tags."""

from collections import defaultdict
from collections.abc import Sequence

from articles.editorial.content.aligning import align_rows
from articles.editorial.content.merging.lists import Merged, Values, merge_lists
from articles.editorial.content.merging.order import merge_order
from articles.editorial.content.merging.values import BothChangedError, ConflictPlace, Part, merge_value, merge_values
from articles.editorial.content.places import place_of_field, place_of_row
from articles.models import BylineRow

Identity = tuple[int, str]  # a person in a role


def merge_bylines(
    base: Sequence[BylineRow], theirs: Sequence[BylineRow], mine: Sequence[BylineRow]
) -> Part[tuple[BylineRow, ...]]:
    """Merge two lists of bylines that came from one; whom both added comes once."""
    units = list(merge_lists(base, theirs, mine, align_rows, _merge_row))
    part: Part[tuple[BylineRow, ...]] = Part(())
    rows: dict[Identity, BylineRow] = {}
    for unit in units:
        row = (unit.value or unit.values[1] or unit.values[0])[0]
        if unit.both_changed:
            part.conflicts.append(ConflictPlace(place_of_row(len(rows), row), *_rows(unit.values)))
        elif unit.from_theirs and _identity(row) not in rows:
            part.merged.append(place_of_row(len(rows) if unit.value else None, row))
        for row in unit.value:
            rows.setdefault(_identity(row), row)
    if any(unit.places for unit in units):
        part.conflicts.append(ConflictPlace(place_of_field("bylines"), tuple(base), tuple(theirs), tuple(mine)))
    for identity in _told_twice(units):
        versions = [next((row for row in side if _identity(row) == identity), None) for side in (base, theirs, mine)]
        rows[identity] = versions[2] or rows[identity]
        place = place_of_row(list(rows).index(identity), rows[identity])
        part.conflicts.append(ConflictPlace(place, *versions))
    part.value = tuple(rows.values())
    return part


def merge_tags(base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]) -> Part[tuple[str, ...]]:
    """Merge two lists of tags that came from one: what either added is there, what either removed is not."""
    order = merge_order(base, theirs, mine).keys
    kept = {tag for tag in order if (tag in theirs and tag in mine) or (tag not in base)}
    value = tuple(tag for tag in order if tag in kept)
    changed_by_theirs = any((tag in theirs) != (tag in base) and (tag in kept) != (tag in mine) for tag in order)
    return Part(value, [place_of_field("tags")] if changed_by_theirs else [])


def _merge_row(values: Values[BylineRow]) -> tuple[BylineRow, ...]:
    """Merge a row; of one person, a change of role, of label and of unit go together."""
    try:
        return merge_value(*values)
    except BothChangedError:
        if any(len(value) != 1 for value in values) or len({row.person for (row,) in values}) != 1:
            raise
        name, role, label, (unit, unit_name) = merge_values(
            *((row.name, row.role, row.label, (row.unit, row.unit_name)) for (row,) in values)
        )
        return (BylineRow(values[0][0].person, name, role, label, unit, unit_name),)


def _told_twice(units: Sequence[Merged[BylineRow]]) -> list[Identity]:
    """Give who comes in more than one unit, in a conflict too, and not in the same words."""
    found: dict[Identity, list[set[BylineRow]]] = defaultdict(list)
    for unit in units:
        rows = {*unit.value, *unit.values[1], *unit.values[2]} if unit.both_changed else set(unit.value)
        for identity in sorted({_identity(row) for row in rows}):
            found[identity].append({row for row in rows if _identity(row) == identity})
    return [identity for identity, rows in found.items() if len(rows) > 1 and len(set().union(*rows)) > 1]


def _identity(row: BylineRow) -> Identity:
    return row.person, row.role


def _rows(values: Values[BylineRow]) -> tuple[BylineRow | None, BylineRow | None, BylineRow | None]:
    base, theirs, mine = (next(iter(value), None) for value in values)
    return base, theirs, mine

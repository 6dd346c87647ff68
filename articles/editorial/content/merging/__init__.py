"""Merging what two people made of one piece, field by field: of values alone, without a query.

Titles, the place and the pictures are each one thing. The body is merged by blocks, bylines by rows, tags one by one:
two people may change, move, add, part, join and delete different ones. What both changed, each in another way, is a
conflict for a person to settle.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from articles.editorial.content.merging.body import merge_body
from articles.editorial.content.merging.rows import merge_bylines, merge_tags
from articles.editorial.content.merging.values import BothChangedError, ConflictPlace, Part, merge_value
from articles.editorial.content.places import Place, place_of_field
from articles.models import Content

__all__ = ["ConflictPlace", "Merged", "merge"]

WHOLE = ("kicker", "headline", "deck", "byline_raw", "dateline", "pictures")


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged content; the places at which it has something of theirs; those that both changed.

    Where both changed something, the content has mine. It can so fill the form in which the conflicts are settled.
    """

    content: Content
    merged: tuple[Place, ...]
    conflicts: tuple[ConflictPlace, ...]


def merge(base: Content, theirs: Content, mine: Content) -> Merged:
    """Merge two contents that were both made from `base`."""
    parts: dict[str, Part[Any]] = {
        name: _merge_whole(name, getattr(base, name), getattr(theirs, name), getattr(mine, name)) for name in WHOLE
    }
    in_steps: dict[str, Callable[..., Part[Any]]] = {"body": merge_body, "bylines": merge_bylines, "tags": merge_tags}
    for name, merge_part in in_steps.items():
        parts[name] = merge_part(getattr(base, name), getattr(theirs, name), getattr(mine, name))
    place = _merge_whole("place", *((content.page, content.position) for content in (base, theirs, mine)))
    page, position = place.value
    values = {name: part.value for name, part in parts.items()}
    found = [*parts.values(), place]
    return Merged(
        replace(base, **values, page=page, position=position),
        tuple(one for part in found for one in part.merged),
        tuple(one for part in found for one in part.conflicts),
    )


def _merge_whole(name: str, base: Any, theirs: Any, mine: Any) -> Part[Any]:
    """Merge what is one thing."""
    try:
        value = merge_value(base, theirs, mine)
    except BothChangedError:
        return Part(mine, conflicts=[ConflictPlace(place_of_field(name), base, theirs, mine)])
    return Part(value, merged=[place_of_field(name)] if value != mine else [])

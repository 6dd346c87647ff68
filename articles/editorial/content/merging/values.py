"""The rule of every three-way merge: who changed something has it; where both did, nobody can tell."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from articles.editorial.content.places import Place

Value = TypeVar("Value")


class BothChangedError(Exception):
    """Say that both versions changed one thing, each in another way."""


@dataclass(frozen=True, slots=True)
class ConflictPlace:
    """A place that both changed, and what stands there in the three versions.

    Texts are given as a form shows them, the blocks of a body under their marks; `""` where there is none. A byline
    is a `BylineRow`, or None; the place is (page, position); pictures are given whole. Of `order` each value is the
    block with the one before it.
    """

    place: Place
    base: Any
    theirs: Any
    mine: Any


@dataclass(slots=True)
class Part(Generic[Value]):
    """One field merged: its value, what of it came from theirs, and what both changed."""

    value: Value
    merged: list[Place] = field(default_factory=list)
    conflicts: list[ConflictPlace] = field(default_factory=list)


def merge_value(base: Value, theirs: Value, mine: Value) -> Value:
    """Take the one that was changed; raise `BothChangedError` where both were, and differ."""
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    raise BothChangedError


def merge_values(base: Sequence[Any], theirs: Sequence[Any], mine: Sequence[Any]) -> list[Any]:
    """Merge values one by one; raise `BothChangedError` where both changed one of them."""
    return [merge_value(*three) for three in zip(base, theirs, mine, strict=True)]

"""Names gathered under the label that print sets once before them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from articles.enums import BylineRole, CreditRole
from articles.models import Byline, Credit

Row = TypeVar("Row", Byline, Credit)
UNSAID = frozenset({BylineRole.AUTHOR, BylineRole.OTHER, CreditRole.JOINT, CreditRole.OTHER})


@dataclass(frozen=True, slots=True)
class Labelled(Generic[Row]):
    """Names that stand under one printed label; the label is empty where none is printed."""

    label: str
    rows: list[Row]


def by_label(rows: Iterable[Row]) -> list[Labelled[Row]]:
    """Gather neighbours under the label they share, in printed order."""
    return [Labelled(label, list(names)) for label, names in groupby(rows, key=label_of)]


def label_of(row: Byline | Credit) -> str:
    """Say the label as printed, else the role; plain authors stand without one, as in print."""
    if row.label:
        return row.label
    return "" if row.role in UNSAID else str(row.get_role_display())

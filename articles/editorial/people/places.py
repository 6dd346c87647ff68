"""Where a byline or a credit stands, told by what stays when rows are made anew: owner, place there, printed name."""

from collections.abc import Iterable
from typing import Any

from articles.editorial.people.kinds import Kind
from articles.enums import Stage, Visibility
from articles.models import Article, Byline, Mergeable

Place = tuple[int, str, str]


def place_of(kind: Kind, row: Any) -> Place:
    """Name the place of a byline or a credit."""
    return owner_of(kind, row), getattr(row, kind.place), row.name


def owner_of(kind: Kind, row: Any) -> int:
    """Give the key of the piece or the page on which a byline or a credit stands."""
    key: int = getattr(row, f"{kind.owner}_id")
    return key


def rows_of(kind: Kind, record: Mergeable) -> list[Any]:
    """Give the bylines or credits that lead to a record."""
    return list(kind.leading.filter(**{kind.end: record}))


def clashing(kind: Kind, rows: Iterable[Any], other: Mergeable) -> list[Any]:
    """Give those of the rows in whose place another record stands itself, where it may stand only once."""
    if not kind.is_alone:
        return []
    theirs = kind.leading.filter(**{kind.end: other}).order_by().values_list(kind.owner, kind.place)
    taken = set(theirs)
    return [row for row in rows if place_of(kind, row)[:2] in taken]


def whole(kind: Kind, row: Any) -> dict[str, Any]:
    """Give all that a byline or a credit holds, but its key and whom it leads to."""
    fields = (field for field in row._meta.concrete_fields if field.name not in ("id", kind.end))
    return {field.attname: getattr(row, field.attname) for field in fields}


def shown_from_desk(kind: Kind, owners: Iterable[int]) -> list[Article]:
    """Give those of the pieces, by key, whose bylines readers see or will see as they were signed at the desk."""
    keys = set(owners)
    if kind.rows is not Byline or not keys:
        return []
    shown = Article.objects.filter(pk__in=keys, visibility=Visibility.PUBLISHED).exclude(stage=Stage.PRINTED)
    return list(shown.without_text().order_by("pk"))

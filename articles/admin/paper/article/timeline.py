"""历史 of a piece: its entries and its revisions as one time line."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin import ModelAdmin
from django.db.models import F, IntegerField, QuerySet, Value

from articles.admin.shared.history import Line, line_of
from articles.models import Article, Entry, Revision

REVISION, ENTRY = 0, 1
Found = tuple[Any, int, int]  # the moment, the kind, the key


class TimeLine(ModelAdmin[Any]):
    """Articles whose history is that of their texts, too."""

    def get_history(self, row: Article) -> QuerySet[Any, Found]:
        """Give entries, and the revisions that no entry tells of already, newest first: moment, kind and key."""
        entries = Entry.objects.about(row).order_by()
        told = entries.filter(revision__isnull=False).values("revision")
        revisions = row.revisions.exclude(pk__in=told).order_by()
        found: QuerySet[Any, Found] = _keys(entries, "at", ENTRY).union(_keys(revisions, "created_at", REVISION))
        return found.order_by("-when", "-kind", "-pk")

    def read_history(self, row: Article, found: Sequence[Found]) -> list[Line]:
        """Read a page of them, in two queries."""
        entries = Entry.objects.select_related("revision").defer("revision__content")
        told = entries.in_bulk([pk for _when, kind, pk in found if kind == ENTRY])
        revisions = Revision.objects.defer("content")
        appended = revisions.in_bulk([pk for _when, kind, pk in found if kind == REVISION])
        return [_told(told[pk], row) if kind == ENTRY else _appended(appended[pk]) for _when, kind, pk in found]


def _keys(rows: QuerySet[Any], moment: str, kind: int) -> QuerySet[Any, Any]:
    named: QuerySet[Any, Any] = rows.annotate(when=F(moment), kind=Value(kind, output_field=IntegerField()))
    return named.values_list("when", "kind", "pk")


def _told(entry: Entry, row: Article) -> Line:
    return line_of(entry, row, entry.revision.number if entry.revision else None)


def _appended(revision: Revision) -> Line:
    return Line(
        at=revision.created_at,
        who=revision.author_name,
        action=revision.get_way_display(),
        message=revision.note,
        revision=revision.number,
    )

"""Append to the revisions of many pieces at once what was changed beside their words: whom bylines lead to, tags."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.contrib.auth.models import User
from django.db.models import F, Prefetch

from articles.enums import RevisionWay
from articles.models import Article, Content, Revision, Tagging, content_of

BATCH = 500
# What becomes of what the desk works on, while readers see something else.
Working = Callable[[int, Content], Content]


def append_rearranged(keys: Iterable[int], *, working: Working, way: RevisionWay, by: User, note: str) -> None:
    """Append what each piece says by now, where that is news, in a bounded number of queries for each batch.

    The rows are locked and hold what is shown by now; `working` gives by the key of a piece what becomes of what the
    desk works on, where that is something else.
    """
    for batch in _batches(sorted(set(keys))):
        tags = Prefetch("taggings", Tagging.objects.select_related("tag").order_by("pk"))
        found = Article.objects.filter(pk__in=batch).defer("imported").order_by("pk")
        rows = list(found.select_related("latest_revision", "live_revision").prefetch_related("bylines", tags))
        before = {row.pk: row.latest_revision for row in rows}
        apart = [row for row in rows if row.live_revision_id and row.live_revision_id != row.latest_revision_id]
        shown = [(row, content_of(row)) for row in rows]
        news = [(row, content) for row, content in shown if _said(row.live_revision or row.latest_revision) != content]
        made = Revision.objects.append_all(news, way=way, author=by, note=note)
        for (row, _content), revision in zip(news, made, strict=True):
            row.revision = revision.number
            row.live_revision = revision if row.live_revision_id else None
        latest = [(row, working(row.pk, _said(before[row.pk]))) for row in apart]
        goes_on = [(row, content) for row, content in latest if _said(row.latest_revision) != content]
        Revision.objects.append_all(goes_on, way=way, author=by, note=note)
        Article.objects.bulk_update(rows, ["latest_revision", "live_revision", "revision"])


def under_correction() -> Iterator[tuple[int, Content]]:
    """Give by key what the desk works on in pieces of which readers see something else."""
    rows = Article.objects.exclude(live_revision=None).exclude(live_revision=F("latest_revision"))
    for row in rows.select_related("latest_revision").only("latest_revision"):
        yield row.pk, _said(row.latest_revision)


def _said(revision: Revision | None) -> Content:
    return revision.said if revision else Content()


def _batches(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]

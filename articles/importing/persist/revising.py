"""Append to the revisions of articles what the import made of them."""

from collections import defaultdict
from collections.abc import Sequence

from django.contrib.auth.models import User

from articles.enums import RevisionWay
from articles.models import Article, Byline, Revision, Tagging, content_of


def append_changed(rows: Sequence[Article], author: User | None) -> None:
    """Append a revision of each article that says something else than its latest one, in a bounded number of queries.

    The rows lead to them in memory alone: whoever calls writes them.
    """
    bylines, tags = bylines_of_each(rows), _tags_of_each(rows)
    latest = Revision.objects.in_bulk([row.latest_revision_id for row in rows if row.latest_revision_id])
    changed = []
    for row in rows:
        content = content_of(row, bylines[row.pk], tags[row.pk])
        stands = latest.get(row.latest_revision_id or 0)
        if stands is None or stands.said != content:
            changed.append((row, content))
    made = Revision.objects.append_all(changed, way=RevisionWay.IMPORT, author=author)
    for (row, _content), revision in zip(changed, made, strict=True):
        row.revision = revision.number
        if row.live_revision_id:
            row.live_revision = revision


def bylines_of_each(rows: Sequence[Article]) -> dict[int, list[Byline]]:
    """Give the bylines of each article by its key."""
    bylines: dict[int, list[Byline]] = {row.pk: [] for row in rows}
    for byline in Byline.objects.filter(article__in=rows).select_related("correspondent__unit").order_by("position"):
        bylines[byline.article_id].append(byline)
    return bylines


def _tags_of_each(rows: Sequence[Article]) -> dict[int, list[str]]:
    tags: dict[int, list[str]] = defaultdict(list)
    found = Tagging.objects.filter(content_object__in=rows).order_by("pk")
    for article, name in found.values_list("content_object", "tag__name"):
        tags[article].append(name)
    return tags

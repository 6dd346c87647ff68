"""Append to the revisions of articles what the import made of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import User

from articles.enums import EntryAction, RevisionWay
from articles.importing.persist.recording import record_import
from articles.models import Article, Byline, Content, Revision, Tagging, content_of
from articles.models.paper.content import TITLES

WORDS_OF_A_PIECE = (*TITLES, "body", "bylines")


def waiting_words(rows: Sequence[Article], bylines: Mapping[int, Sequence[Byline]]) -> dict[int, Content]:
    """Give by key what rows say of which the desk has another revision waiting for its release."""
    waiting = [row for row in rows if is_waiting(row)]
    tags = _tags_of_each(waiting) if waiting else {}
    return {row.pk: content_of(row, bylines[row.pk], tags.get(row.pk, ())) for row in waiting}


def is_waiting(row: Article) -> bool:
    """Tell whether the desk has a revision that readers do not see yet."""
    return row.live_revision_id is not None and row.latest_revision_id != row.live_revision_id


def append_changed(rows: Sequence[Article], author: User | None, before: Mapping[int, Content]) -> dict[int, list[str]]:
    """Append a revision of each article that says something else than before, in a bounded number of queries.

    `before` is what those said of which the desk has a revision waiting: it takes what the import changed, but for what
    the desk has changed itself; give by key the names of that. The rows lead to their revisions in memory alone:
    whoever calls writes them.
    """
    bylines, tags = bylines_of_each(rows), _tags_of_each(rows)
    keys = {key for row in rows for key in (row.latest_revision_id, row.live_revision_id) if key}
    known = Revision.objects.in_bulk(list(keys))
    said = {row.pk: content_of(row, bylines[row.pk], tags[row.pk]) for row in rows}
    changed = [row for row in rows if said[row.pk] != before.get(row.pk, _said(known, row.latest_revision_id))]
    waiting = {row.pk: known[row.latest_revision_id or 0].said for row in changed if row.pk in before}
    made = Revision.objects.append_all(((row, said[row.pk]) for row in changed), way=RevisionWay.IMPORT, author=author)
    for row, revision in zip(changed, made, strict=True):
        row.revision = revision.number
        if row.live_revision_id:
            row.live_revision = revision
    record_import(author, EntryAction.RENEW, changed, revisions=made)
    merged = {key: _merged(before[key], said[key], desk) for key, desk in waiting.items()}
    goes_on = [(row, merged[row.pk].content) for row in changed if row.pk in merged]
    goes_on = [(row, content) for row, content in goes_on if content != said[row.pk]]
    Revision.objects.append_all(goes_on, way=RevisionWay.MERGE, author=author)
    return {key: found.kept for key, found in merged.items()}


def _said(known: Mapping[int, Revision], key: int | None) -> Content | None:
    return known[key].said if key and key in known else None


@dataclass(frozen=True, slots=True)
class _Merged:
    """What waits at the desk, with what the import changed; `kept` names what the desk had changed itself."""

    content: Content
    kept: list[str]


def _merged(before: Content, now: Content, desk: Content) -> _Merged:
    """Merge field by field, as the import does with whatever a person has edited."""
    taken: dict[str, Any] = {"tags": now.tags, "page": now.page, "position": now.position}
    kept: list[str] = []
    for name in WORDS_OF_A_PIECE:
        old, new, own = (getattr(content, name) for content in (before, now, desk))
        if own == old:
            taken[name] = new
        elif new not in (old, own):
            kept.append("byline" if name in {"byline_raw", "bylines"} else name)
    return _Merged(replace(desk, **taken), list(dict.fromkeys(kept)))


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

"""What somebody has open, what they typed, and what others did today to pieces of theirs; doubts of the import."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count
from django.utils import timezone

from articles.enums import EntryAction, RevisionWay, Visibility
from articles.models import Article, Byline, Draft, Entry, ImportNote, ImportRun, Issue, Presence, Revision
from articles.models.desk.presence import LASTS
from articles.models.paper.issue import beginning

FEW = 5
ACTS = 300  # by so many of the last acts and revisions, and of the last bylines, a piece is somebody's own
NEVER = datetime.min.replace(tzinfo=UTC)
# Words that are not put into Chinese before they are shown: a field's own way looks through all choices each time.
ACTIONS, WAYS = dict(EntryAction.choices), dict(RevisionWay.choices)
CHANGES = 200  # so many of today are looked through


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An import that left notes which nobody has settled, and how many."""

    run: ImportRun
    notes: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A piece that others changed, `article` empty where it is gone for good; `what` and `at` are of the last act."""

    article: Article | None
    title: str
    names: tuple[str, ...]
    what: str
    at: datetime


def under_correction() -> Sequence[Article]:
    """Give the public pieces that were changed last, of which readers do not see the change yet."""
    rows = Article.objects.filter(visibility=Visibility.PUBLISHED).under_correction()
    return list(rows.without_text()[:FEW])


def opened_by(*, user: User, at: datetime | None = None) -> Sequence[Article]:
    """Give the pieces that somebody has open now, the last opened first."""
    windows = Presence.objects.filter(user=user, seen_at__gt=(at or timezone.now()) - LASTS).order_by("-opened_at")
    keys = list(dict.fromkeys(windows.values_list("article", flat=True)[: FEW * 2]))[:FEW]
    rows = Article.objects.at_desk().without_text().in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def drafts_of(*, user: User) -> Sequence[Draft]:
    """Give the drafts that somebody typed into last."""
    return list(
        Draft.objects.of(user).select_related("article").only("title", "updated_at", "article__binned_at")[:FEW]
    )


def doubtful_imports() -> Sequence[Doubtful]:
    """Give the last imports with open notes."""
    notes = ImportNote.objects.at_desk().open().order_by().values("run").annotate(notes=Count("pk"))
    counts = dict(notes.order_by("-run__started_at", "-run").values_list("run", "notes")[:FEW])
    runs = ImportRun.objects.in_bulk(counts)
    return [Doubtful(runs[key], count) for key, count in counts.items()]


def undated_issues() -> Sequence[Issue]:
    """Give the issues without a date that were made last."""
    return list(Issue.objects.filter(date=None).order_by("-pk")[:FEW])


def changed_by_others(*, user: User, at: datetime | None = None) -> Sequence[Changed]:
    """Give the pieces of somebody that others changed today, and since that person did, the last change first.

    A piece is somebody's own who wrote it, by login, or has done anything to it (the last of each count). In five
    queries, and one more where there is anything to tell.
    """
    today, done = beginning(timezone.localdate(at)), _last_acts(user)
    pieces = list(done)
    if not pieces:
        return []
    others = Entry.objects.filter(article__in=pieces, at__gte=today).exclude(actor=user).order_by("-at", "-pk")
    acts = list(others[:CHANGES])
    told = [
        (row.at, row.article_id, row.actor_name, ACTIONS.get(row.action, row.action), row.object_name) for row in acts
    ]
    known = {row.revision_id for row in acts if row.revision_id}
    revisions = Revision.objects.filter(article__in=pieces, created_at__gte=today).exclude(author=user).defer("content")
    told += [
        (row.created_at, row.article_id, row.author_name, WAYS.get(row.way, row.way), "")
        for row in revisions.order_by("-created_at", "-pk")[:CHANGES]
        if row.pk not in known
    ]
    news = [act for act in told if act[1] is not None and act[0] > done[act[1]]]
    return _by_piece(sorted(news, key=lambda act: act[0], reverse=True))


Told = tuple[datetime, int | None, str, Any, str]


def _by_piece(told: Iterable[Told]) -> list[Changed]:
    acts: dict[int | None, list[Told]] = {}
    for act in told:
        acts.setdefault(act[1], []).append(act)
    keys = list(acts)[: FEW * 2]
    rows = Article.objects.without_text().in_bulk(keys) if keys else {}
    changed = []
    for key in keys:
        (at, _key, _name, what, title), *_earlier = acts[key]
        row = rows.get(key)
        names = tuple(dict.fromkeys(name for _at, _key, name, _what, _title in acts[key]))
        changed.append(Changed(row, row.title if row else title, names, str(what), at))
    return changed


def _last_acts(user: User) -> dict[int, datetime]:
    """Give by key when somebody last did anything to the pieces that they wrote or worked on last."""
    written = Byline.objects.filter(correspondent__editor__user=user).order_by("-pk").values_list("article", flat=True)
    acts = Entry.objects.filter(actor=user, article__isnull=False).order_by("-at", "-pk").values_list("article", "at")
    revisions = Revision.objects.filter(author=user).order_by("-pk").values_list("article", "created_at")
    done = dict.fromkeys(written[:ACTS], NEVER)
    for key, at in (*acts[:ACTS], *revisions[:ACTS]):
        if key is not None:
            done[key] = max(at, done.get(key, NEVER))
    return done

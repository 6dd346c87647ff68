"""退给我 and 我送出的: what came back to somebody and why, and where what they passed on is now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils import timezone

from articles.editorial.editing.working import latest_of
from articles.editorial.workbench.waiting import FEW, LAST, LOOKED_AT, authored, stages_of, stuck_among
from articles.enums import EntryAction, Stage, Verdict, Visibility
from articles.models import Article, Entry, Signature

REMEMBERED = timedelta(days=14)  # for so long somebody is told that a piece of theirs was declined
PASSING_ON = (EntryAction.SUBMIT, EntryAction.REVIEW, EntryAction.SIGN_OFF, EntryAction.PROOF)


@dataclass(frozen=True, slots=True)
class Returned:
    """A piece that came back, or was declined: by whom, why and when."""

    article: Article
    name: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """A piece that somebody passed on and that is under way: what they did, and when.

    `changed` are the numbers of the revision that they left and of the latest, where the words have changed since they
    signed. `is_stuck` tells that nobody who can log in may sign it now.
    """

    article: Article
    action: EntryAction
    at: datetime
    changed: tuple[int, int] | None
    is_stuck: bool


def returned_to(*, user: User, at: datetime | None = None) -> Sequence[Returned]:
    """Give the pieces that were sent back to somebody, or to a step that they may take, the last sent back first.

    Of their own also those that were declined within the last days.
    """
    stages = stages_of(user)
    at_desk = Article.objects.at_desk().filter(held_at=None)
    own = at_desk.filter(pk__in=authored(user), stage__in=(Stage.MANUSCRIPT, Stage.DECLINED))
    there = at_desk.filter(stage__in=stages).order_by("-stage_since").values_list("pk", flat=True)[:LOOKED_AT]
    keys = {*own.values_list("pk", flat=True), *there}
    last = Signature.objects.filter(article__in=keys).order_by().values("article").annotate(last=Max("pk"))
    against = Signature.objects.filter(pk__in=last.values("last")).exclude(verdict=Verdict.APPROVED)
    longest_ago = (at or timezone.now()) - REMEMBERED
    fresh = against.exclude(verdict=Verdict.DECLINED, at__lt=longest_ago)
    rows = {row.article_id: row for row in fresh.order_by("-pk")[:FEW]}
    pieces = Article.objects.without_text().select_related("latest_revision").in_bulk(rows)
    return [Returned(pieces[key], row.signer_name, row.opinion, row.at) for key, row in rows.items()]


def sent_by(*, user: User) -> Sequence[Sent]:
    """Give the pieces that somebody submitted or signed and that are under way, the last passed on first."""
    acts = _last_acts(user)
    under_way = Article.objects.at_desk().filter(pk__in=acts, stage__in={*Stage.waiting(), Stage.READY})
    unseen = set(under_way.exclude(visibility=Visibility.PUBLISHED, stage=Stage.READY).values_list("pk", flat=True))
    last = [key for key in acts if key in unseen][:FEW]
    found = Article.objects.without_text().select_related("latest_revision").in_bulk(last)
    pieces = [found[key] for key in last]
    changed, stuck = _changed(user, pieces), stuck_among(pieces, user)
    return [Sent(piece, *acts[piece.pk], changed.get(piece.pk), piece.pk in stuck) for piece in pieces]


def _last_acts(user: User) -> Mapping[int, tuple[EntryAction, datetime]]:
    """Give by piece what somebody passed it on by, and when, the last first."""
    acts = Entry.objects.filter(actor=user, action__in=PASSING_ON, article__isnull=False).order_by("-at", "-pk")
    found: dict[int, tuple[EntryAction, datetime]] = {}
    for act in acts[:LAST]:
        if act.article_id is not None:
            found.setdefault(act.article_id, (EntryAction(act.action), act.at))
    return found


def _changed(user: User, pieces: Sequence[Article]) -> Mapping[int, tuple[int, int]]:
    """Give by piece the revisions between which its words have changed since somebody signed it."""
    signed = Signature.objects.filter(signer=user, article__in=pieces, verdict=Verdict.APPROVED).in_order()
    left = {row.article_id: row.left for row in signed}
    latest = {piece.pk: latest_of(piece) for piece in pieces}
    return {
        key: (before.number, latest[key].number) for key, before in left.items() if before.digest != latest[key].digest
    }

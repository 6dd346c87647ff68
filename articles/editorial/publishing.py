"""What readers see: put a piece before them, or take it away. Each function leaves an entry in the piece's history."""

from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from articles.editorial.locking import lock_piece
from articles.editorial.projecting import project
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.editorial.working import latest_of, may_transcribe
from articles.enums import EntryAction, RevisionWay, Stage, Visibility
from articles.models import Article, Revision
from articles.models.content import arrangement_of


@transaction.atomic
def publish(*, article: Article, by: User, at: datetime | None = None) -> Article:
    """Show readers the revision of a piece that was signed off, or what print brought, and return the piece as stored.

    Unless a moment is told, a printed piece is public as of the day of its issue, any other as of now. A piece that is
    public stays so since when it was, with what was signed off meanwhile. What the desk has made of print without
    signing it off is never shown.
    """
    piece = lock_piece(article)
    if piece.stage not in Stage.publishable():
        raise DeskRefusal(_("“%(title)s” has not been signed off.") % {"title": piece.title})
    if piece.continues:
        whole = {"title": piece.title, "whole": piece.continues.title}
        raise DeskRefusal(_("“%(title)s” is the rest of “%(whole)s” and is shown with it.") % whole)
    revision = _releasable(piece, by)
    if piece.visibility == Visibility.PUBLISHED and piece.live_revision == revision:
        raise DeskRefusal(_("“%(title)s” is published already.") % {"title": piece.title})
    if piece.visibility != Visibility.PUBLISHED:
        printed = piece.page.issue.printed_at if piece.page and piece.stage == Stage.PRINTED else None
        piece.published_at = at or printed or timezone.now()
    piece.visibility, piece.live_revision = Visibility.PUBLISHED, revision
    if piece.is_public:  # until then its address says that it was withdrawn
        piece.withdrawn_at, piece.withdrawal_notice = None, ""
    _store(piece)
    project(piece, revision, replace(revision.said, **arrangement_of(piece)))
    moment = localize(timezone.localtime(piece.published_at))
    message = _("Published as of %(moment)s.") % {"moment": moment}
    record(by=by, action=EntryAction.PUBLISH, rows=[piece], message=message)
    return piece


@transaction.atomic
def withdraw(*, article: Article, by: User, reason: str, notice: str = "") -> Article:
    """Take a published piece off the site, for a reason that goes on record, and return it as stored.

    The `notice` is what readers are told at its address, beside its title and the day.
    """
    piece = lock_piece(article)
    if not reason.strip():
        raise DeskRefusal(_("Withdrawing needs a reason."))
    if piece.visibility != Visibility.PUBLISHED:
        raise DeskRefusal(_("“%(title)s” is not published.") % {"title": piece.title})
    piece.visibility, piece.published_at, piece.withdrawn_at = Visibility.WITHDRAWN, None, timezone.now()
    piece.withdrawal_notice = notice.strip()
    _store(piece)
    told = _("Readers are told: %(notice)s") % {"notice": piece.withdrawal_notice} if piece.withdrawal_notice else ""
    record(by=by, action=EntryAction.WITHDRAW, rows=[piece], reason=reason, message=told)
    return piece


def _releasable(piece: Article, by: User) -> Revision:
    """Give the revision that may be shown: the signed one, which is the latest; of print, what readers knew last."""
    latest = latest_of(piece)
    if piece.stage == Stage.SIGNED_OFF:
        return latest
    is_unsigned = latest.way in RevisionWay.by_hand() and not may_transcribe(piece, by)
    if is_unsigned and piece.live_revision is None:
        raise DeskRefusal(_("“%(title)s” has not been signed off.") % {"title": piece.title})
    return piece.live_revision or latest


def _store(piece: Article) -> None:
    changed = ["visibility", "published_at", "withdrawn_at", "withdrawal_notice", "live_revision", "updated_at"]
    piece.save(update_fields=changed)

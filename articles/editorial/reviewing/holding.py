"""Held back, and opened again: a piece waits, or begins anew from what it says."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial.chain.table import refuse_unless_may
from articles.editorial.locking import lock_piece
from articles.editorial.readable import is_readable
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.editorial.reviewing.signing import move_to
from articles.enums import DeskAction, EntryAction, Stage, Visibility
from articles.models import Article


@transaction.atomic
def hold(*, article: Article, by: User, reason: str) -> Article:
    """Hold a piece back, for a reason that is required, and return it as stored; what was to come out does not."""
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.HOLD, piece, by)
    if not is_readable(reason):
        raise DeskRefusal(_("Holding back needs a reason."))
    unschedule(piece)
    piece.held_at = timezone.now()
    piece.save(update_fields=["held_at"])
    record(by=by, action=EntryAction.HOLD, rows=[piece], reason=reason)
    return piece


@transaction.atomic
def reopen(*, article: Article, by: User, reason: str = "") -> Article:
    """Let a piece that was held back go on where it was, and any other become a manuscript again; return it as stored.

    The second needs a reason, and a new round of signatures then; what was to come out does not, while readers go on
    seeing what is before them.
    """
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.REOPEN, piece, by)
    if piece.held_at:
        piece.held_at = None
        piece.save(update_fields=["held_at"])
    else:
        if not is_readable(reason):
            raise DeskRefusal(_("Opening a piece again needs a reason: its signatures are given anew."))
        unschedule(piece)
        move_to(piece, Stage.MANUSCRIPT)
    record(by=by, action=EntryAction.REOPEN, rows=[piece], reason=reason)
    return piece


def leave_issue(piece: Article, by: User) -> bool:
    """Take back the release with its issue of a locked piece that stands in no issue with a date any more.

    Print is left alone, and so is what readers see already. Tells whether it was so.
    """
    is_waiting = piece.follows_issue and piece.visibility == Visibility.PUBLISHED and not piece.is_public
    if not is_waiting or piece.stage == Stage.PRINTED or (piece.page and piece.page.issue.date):
        return False
    unschedule(piece)
    message = _("It was to come out with its issue, and stands in none with a date any more: release it anew.")
    record(by=by, action=EntryAction.WITHDRAW, rows=[piece], message=message)
    return True


def unschedule(piece: Article) -> None:
    """Take back the moment at which readers were to see a locked piece, where it has not come."""
    if piece.visibility != Visibility.PUBLISHED or piece.is_public:
        return
    piece.published_at, piece.follows_issue = None, False
    piece.visibility = Visibility.WITHDRAWN if piece.withdrawn_at else Visibility.HIDDEN
    if piece.visibility == Visibility.HIDDEN:
        piece.live_revision = None
    piece.save(update_fields=["visibility", "published_at", "follows_issue", "live_revision"])

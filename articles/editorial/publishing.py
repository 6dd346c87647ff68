"""What readers see: put a piece before them, or take it away. Each function leaves an entry in the piece's history."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from articles.editorial.locking import lock_piece
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import EntryAction, Stage, Visibility
from articles.models import Article


@transaction.atomic
def publish(*, article: Article, by: User, at: datetime | None = None) -> Article:
    """Make a signed-off or printed piece public, and return it as stored.

    Unless a moment is told, a printed piece is public as of the day of its issue, any other as of now.
    """
    piece = lock_piece(article)
    if piece.stage not in Stage.publishable():
        raise DeskRefusal(_("“%(title)s” has not been signed off.") % {"title": piece.title})
    if piece.continues:
        whole = {"title": piece.title, "whole": piece.continues.title}
        raise DeskRefusal(_("“%(title)s” is the rest of “%(whole)s” and is shown with it.") % whole)
    if piece.visibility == Visibility.PUBLISHED:
        raise DeskRefusal(_("“%(title)s” is published already.") % {"title": piece.title})
    printed = piece.page.issue.printed_at if piece.page and piece.stage == Stage.PRINTED else None
    piece.published_at = at or printed or timezone.now()
    piece.visibility, piece.live_revision = Visibility.PUBLISHED, piece.latest_revision
    if piece.is_public:  # until then its address says that it was withdrawn
        piece.withdrawn_at, piece.withdrawal_notice = None, ""
    _store(piece)
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


def _store(piece: Article) -> None:
    changed = ["visibility", "published_at", "withdrawn_at", "withdrawal_notice", "live_revision", "updated_at"]
    piece.save(update_fields=changed)

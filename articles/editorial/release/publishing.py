"""What readers see: put a piece before them, or take it away. Each function leaves an entry in the piece's history."""

from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from articles.editorial.chain.signatures import chain_of
from articles.editorial.chain.table import refuse_unless_may
from articles.editorial.editing.projecting import project
from articles.editorial.editing.ready import named_in
from articles.editorial.editing.working import latest_of, may_transcribe
from articles.editorial.locking import lock_piece
from articles.editorial.readable import is_readable
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.editorial.reviewing.pages.signing import is_passed
from articles.editorial.reviewing.signing import sign_transcription
from articles.enums import DeskAction, EntryAction, RevisionWay, Stage, Step, Visibility
from articles.models import Article, Revision
from articles.models.paper.content import arrangement_of


@transaction.atomic
def publish(*, article: Article, by: User, at: datetime | None = None, with_issue: bool = False) -> Article:
    """Release the revision of a piece whose chain of signatures is whole, or what print brought, and return the piece.

    From a moment `at` on, or from the day of its issue (`with_issue`), with which it then moves; a printed piece always
    goes with its issue, any other is public now. What goes with its issue needs its page passed for print. A piece that
    is public stays so since when it was, with what was signed meanwhile. What the desk has made of print without a
    signature is never shown.
    """
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.RELEASE, piece, by)
    revision = _releasable(piece, by)
    _refuse_what_is_shown(piece, revision, is_told=at is not None or with_issue)
    if not piece.is_public:
        piece.published_at = at or _day_of_issue(piece, with_issue) or timezone.now()
        piece.follows_issue = with_issue
    piece.visibility, piece.live_revision = Visibility.PUBLISHED, revision
    if piece.is_public:  # until then its address says that it was withdrawn
        piece.withdrawn_at, piece.withdrawal_notice = None, ""
    named_in(revision.said.bylines)
    _store(piece)
    project(piece, revision, replace(revision.said, **arrangement_of(piece)))
    moment = localize(timezone.localtime(piece.published_at))
    message = _("Published as of %(moment)s.") % {"moment": moment}
    record(by=by, action=EntryAction.PUBLISH, rows=[piece], message=message)
    return piece


@transaction.atomic
def withdraw(*, article: Article, by: User, reason: str, notice: str = "") -> Article:
    """Take a published piece off the site, for a reason that goes on record, and return it as stored.

    The `notice` is what readers are told at its address, beside its title and the day. A manuscript whose moment has
    not come yet, and which no reader ever saw, is only unpublished again: its address tells nobody that it was there.
    """
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.WITHDRAW, piece, by)
    if not is_readable(reason):
        raise DeskRefusal(_("Withdrawing needs a reason."))
    if _was_seen(piece):
        piece.visibility, piece.withdrawn_at = Visibility.WITHDRAWN, timezone.now()
        piece.withdrawal_notice = notice.strip()
    else:
        piece.visibility, piece.live_revision = Visibility.HIDDEN, None
    piece.published_at, piece.follows_issue = None, False
    _store(piece)
    told = _("Readers are told: %(notice)s") % {"notice": piece.withdrawal_notice} if piece.withdrawal_notice else ""
    record(by=by, action=EntryAction.WITHDRAW, rows=[piece], reason=reason, message=told)
    return piece


def _was_seen(piece: Article) -> bool:
    """Tell whether readers have seen a piece, here or in print."""
    return piece.is_public or piece.withdrawn_at is not None or piece.stage == Stage.PRINTED


def _refuse_what_is_shown(piece: Article, revision: Revision, *, is_told: bool) -> None:
    """Refuse to show what is shown, or later what is before readers; what is scheduled may get another moment."""
    told = {"title": piece.title}
    if piece.is_public and is_told:
        raise DeskRefusal(_("“%(title)s” is before readers: what was signed off can be shown now, not later.") % told)
    if piece.visibility == Visibility.PUBLISHED and piece.live_revision == revision and not is_told:
        raise DeskRefusal(_("“%(title)s” is published already.") % told)


def _day_of_issue(piece: Article, with_issue: bool) -> datetime | None:
    """Give the moment at which print makes a piece public, where it goes with its issue and the day is known."""
    if not (with_issue or piece.stage == Stage.PRINTED):
        return None
    moment = piece.page.issue.printed_at if piece.page else None
    if with_issue and moment is None:
        undated = {"title": piece.title}
        raise DeskRefusal(_("“%(title)s” stands on no page of an issue with a date: set that first.") % undated)
    if with_issue and piece.stage != Stage.PRINTED and piece.page and not is_passed(piece.page):
        told = {"title": piece.title, "page": piece.page}
        raise DeskRefusal(_("“%(page)s”, on which “%(title)s” stands, has not been passed for print.") % told)
    return moment


def _releasable(piece: Article, by: User) -> Revision:
    """Give the revision that may be shown: the one with a whole chain; of print, what readers knew last."""
    latest = latest_of(piece)
    if piece.stage == Stage.PRINTED:
        return piece.live_revision or _transcribed(piece, latest, by)
    faults = chain_of(piece).faults(latest)
    if faults:
        told = {"title": piece.title, "faults": " ".join(faults)}
        raise DeskRefusal(_("“%(title)s” cannot be released: %(faults)s") % told)
    return latest


def _transcribed(piece: Article, latest: Revision, by: User) -> Revision:
    """Give the transcription of print that nobody has seen yet: where the desk changed it, somebody signs for that."""
    signed = piece.signatures.filter(step=Step.TRANSCRIPTION, left__digest=latest.digest)
    if latest.way in RevisionWay.by_hand() and not signed.exists():
        if not may_transcribe(piece, by):
            raise DeskRefusal(_("The transcription of “%(title)s” has not been signed.") % {"title": piece.title})
        sign_transcription(piece=piece, seen=None, revision=latest, by=by)
    return latest


def _store(piece: Article) -> None:
    changed = ("visibility", "published_at", "follows_issue", "withdrawn_at", "withdrawal_notice", "live_revision")
    piece.save(update_fields=[*changed, "updated_at"])

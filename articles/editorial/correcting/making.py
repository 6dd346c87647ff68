"""Make a correction and retract it. None is ever edited: one that is wrong is retracted, and written anew."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial.chain.table import refuse_unless_may
from articles.editorial.locking import lock_piece
from articles.editorial.readable import is_readable
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.editorial.reviewing.signing import signed_by
from articles.enums import DeskAction, EntryAction
from articles.models import Article, Correction, name_of


@transaction.atomic
def correct(*, article: Article, wrong: str, right: str, by: User) -> Correction:
    """Tell readers what was wrong in a piece and what is right, under the name of who signs, and return the correction.

    The words of the piece stay as they are. Raises `DeskRefusal` where either part is missing, both are the same, the
    same stands already, no reader has seen the piece, and for who may not.
    """
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.CORRECT, piece, by)
    said = {"wrong": _plain(wrong), "right": _plain(right)}
    if not all(said.values()):
        raise DeskRefusal(_("A correction says what was wrong and what is right: fill in both."))
    if said["wrong"] == said["right"]:
        raise DeskRefusal(_("What was wrong and what is right say the same."))
    if piece.corrections.filter(retracted_at=None, **said).exists():
        raise DeskRefusal(_("This correction of “%(title)s” has been made already.") % {"title": piece.title})
    told = signed_by(by)
    signed = {name: told[name] for name in ("signer", "signer_name", "editor")}
    correction = Correction.objects.create(article=piece, **said, **signed)
    record(by=by, action=EntryAction.CORRECT, rows=[correction], message=correction.said)
    _tell_readers(piece)
    return correction


@transaction.atomic
def retract(*, correction: Correction, reason: str, by: User) -> Correction:
    """Take a correction back, for a reason that readers are told beside it, and return it as stored.

    It stays, and is never retracted twice. Raises `DeskRefusal` without a reason, where it is retracted already, and
    for who may not.
    """
    piece = lock_piece(correction.article)
    refuse_unless_may(DeskAction.RETRACT, piece, by)
    row = Correction.objects.select_for_update(of=("self",)).get(pk=correction.pk)
    if row.retracted_at:
        told = {"name": row.retracted_by_name}
        raise DeskRefusal(_("%(name)s has retracted this correction already.") % told)
    row.retraction_reason = _plain(reason)
    if not row.retraction_reason:
        raise DeskRefusal(_("Retracting a correction needs a reason, which readers are told."))
    row.retracted_at, row.retracted_by, row.retracted_by_name = timezone.now(), by, name_of(by)
    row.save(update_fields=["retracted_at", "retracted_by", "retracted_by_name", "retraction_reason"])
    record(by=by, action=EntryAction.RETRACT, rows=[row], message=row.said, reason=row.retraction_reason)
    _tell_readers(piece)
    return row


def _plain(words: str) -> str:
    return words.replace("\r\n", "\n").strip() if is_readable(words) else ""


def _tell_readers(piece: Article) -> None:
    """Let feeds, sitemaps and linked data say that the piece has changed."""
    Article.objects.filter(pk=piece.pk).update(updated_at=timezone.now())

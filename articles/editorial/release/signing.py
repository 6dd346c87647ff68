"""签发: somebody who may answer for it signs a reviewed piece; and one signature for the transcription of print."""

from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial.chain.table import refuse_unless_may
from articles.editorial.editing.projecting import project
from articles.editorial.editing.ready import named_in
from articles.editorial.locking import lock_piece
from articles.editorial.proofreading.finding import refuse_findings
from articles.editorial.record import record
from articles.editorial.reviewing.signing import refuse_unread, sign, sign_transcription
from articles.enums import DeskAction, EntryAction
from articles.models import Article, Revision
from articles.models.paper.content import arrangement_of


@transaction.atomic
def sign_off(*, article: Article, revision: Revision, by: User, opinion: str = "") -> Article:
    """Sign off the revision of a reviewed piece that somebody has read, and return it as stored: it is proofed next.

    Raises `DeskRefusal` where another revision was saved meanwhile, before the final review, for who may not, and for
    what proof-reading has found and nobody answers for.
    """
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.SIGN_OFF, piece, by)
    refuse_unread(piece, revision)
    refuse_findings(revision, by)
    named_in(revision.said.bylines)
    signature = sign(piece=piece, revision=revision, by=by, opinion=opinion)
    message = _("Revision %(number)d.") % {"number": revision.number}
    record(
        by=by, action=EntryAction.SIGN_OFF, rows=[piece], message=message, reason=opinion, revisions=[signature.left]
    )
    return piece


@transaction.atomic
def transcribe(*, article: Article, revision: Revision, by: User) -> Article:
    """Let readers see of a printed piece what the desk has made of its transcription, and return it as stored.

    One signature is enough, of who has compared it with the source. Raises `DeskRefusal` where there is nothing new.
    """
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.TRANSCRIBE, piece, by)
    refuse_unread(piece, revision)
    named_in(revision.said.bylines)
    sign_transcription(piece=piece, seen=piece.live_revision, revision=revision, by=by)
    piece.live_revision = revision
    piece.save(update_fields=["live_revision"])
    project(piece, revision, replace(revision.said, **arrangement_of(piece)))
    record(by=by, action=EntryAction.TRANSCRIBE, rows=[piece], revisions=[revision])
    return piece

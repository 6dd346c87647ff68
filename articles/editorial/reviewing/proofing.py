"""一校, 二校 and 三校 of a piece by itself: one that stands on no page is proofed so."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial.chain.persons import marks_of
from articles.editorial.chain.signatures import chain_of, shared_proof
from articles.editorial.chain.table import refuse_unless_may
from articles.editorial.locking import lock_piece
from articles.editorial.record import record
from articles.editorial.reviewing.signing import sign
from articles.enums import DeskAction, EntryAction
from articles.models import Article, PageSignature, Revision, Signature


@transaction.atomic
def proof_piece(*, article: Article, revision: Revision, by: User, opinion: str = "") -> Article:
    """Sign the proof that a piece waits for, by itself, and return it as stored."""
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.PROOF, piece, by)
    shared = shared_proof(chain_of(piece), marks_of(by))
    signature = sign(piece=piece, revision=revision, by=by, opinion=opinion)
    record(
        by=by,
        action=EntryAction.PROOF,
        rows=[piece],
        message=" ".join(filter(None, [str(signature), told_shared(shared)])),
        reason=opinion,
        revisions=[signature.left],
    )
    return piece


def told_shared(shared: Signature | PageSignature | None) -> str:
    """Say for the record that an earlier proof was signed by the same person; nothing where none was."""
    if shared is None:
        return ""
    return _("The %(step)s was signed by the same person.") % {"step": shared.get_step_display()}

"""初审, 复审, 终审: a manuscript is submitted, and three people review it, send it back or decline it."""

from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial.chain.signatures import chain_of
from articles.editorial.chain.table import refuse_unless_may
from articles.editorial.editing.projecting import arrange
from articles.editorial.editing.working import content_at_desk
from articles.editorial.locking import lock_piece
from articles.editorial.readable import is_readable
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.editorial.reviewing.signing import begin_anew_if_broken, move_to, sign, sign_against
from articles.enums import DeskAction, EntryAction, Stage, Verdict
from articles.models import Answer, Article, Revision, Signature, name_of

ORDER = (Stage.MANUSCRIPT, *Stage.waiting())


@transaction.atomic
def submit(*, article: Article, by: User) -> Article:
    """Hand a manuscript over for its first review, and return it as stored; a new round needs no change of words."""
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.SUBMIT, piece, by)
    move_to(piece, Stage.FIRST_REVIEW)
    record(by=by, action=EntryAction.SUBMIT, rows=[piece])
    return piece


@transaction.atomic
def review(*, article: Article, revision: Revision, by: User, opinion: str = "") -> Article:
    """Approve a piece at the review that it waits for, and return it as stored.

    `revision` is what the reviewer has read, with their own changes in it. The first review needs an opinion. Raises
    `DeskRefusal` for who may not review the piece now, and where somebody saved another revision meanwhile.
    """
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.REVIEW, piece, by)
    if piece.stage == Stage.FIRST_REVIEW and not is_readable(opinion):
        raise DeskRefusal(_("The first review needs an opinion: write what you judged."))
    signature = sign(piece=piece, revision=revision, by=by, opinion=opinion)
    _record(signature, piece, EntryAction.REVIEW, by, opinion)
    return piece


@transaction.atomic
def send_back(*, article: Article, revision: Revision, by: User, to: Stage, reason: str) -> Article:
    """Send a piece back to an earlier stage, for a reason that is required, and return it as stored.

    Where others than the signer of that stage have changed the words since, it goes to the first review.
    """
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.SEND_BACK, piece, by)
    if to not in ORDER or ORDER.index(to) >= ORDER.index(Stage(piece.stage)):
        raise DeskRefusal(_("A piece is sent back to a stage before the one that it has reached."))
    verdict = Verdict.SENT_BACK
    signers = {row.signer_id for row in chain_of(piece).standing if row.step == to.step}
    signature = sign_against(piece=piece, revision=revision, by=by, verdict=verdict, to=to, reason=reason)
    _record(signature, piece, EntryAction.SEND_BACK, by, reason)
    begin_anew_if_broken(piece, by, signers)
    return piece


@transaction.atomic
def decline(*, article: Article, revision: Revision, by: User, reason: str) -> Article:
    """Decline a piece under review, for a reason that is required, and return it as stored; it can be reopened.

    It leaves its page, which would wait for it, unless readers have seen it there.
    """
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.DECLINE, piece, by)
    signature = sign_against(
        piece=piece, revision=revision, by=by, verdict=Verdict.DECLINED, to=Stage.DECLINED, reason=reason
    )
    if piece.live_revision is None:
        arrange(piece, replace(content_at_desk(piece), page=None, position=None))
    _record(signature, piece, EntryAction.DECLINE, by, reason)
    return piece


@transaction.atomic
def answer(*, signature: Signature, by: User, text: str) -> Answer:
    """Answer the opinion of somebody who signed; opinion and answers are a thread that stays."""
    piece = lock_piece(signature.article)
    refuse_unless_may(DeskAction.ANSWER, piece, by)
    if not is_readable(text):
        raise DeskRefusal(_("An answer needs words."))
    if (last := signature.answers.last()) and (last.author_id, last.text) == (by.pk, text.strip()):
        return last  # the button was pressed twice
    row = Answer.objects.create(signature=signature, author=by, author_name=name_of(by), text=text.strip())
    record(by=by, action=EntryAction.ANSWER, rows=[piece], message=str(signature), reason=text)
    return row


def _record(signature: Signature, piece: Article, action: EntryAction, by: User, opinion: str) -> None:
    record(by=by, action=action, rows=[piece], message=str(signature), reason=opinion, revisions=[signature.left])

"""What all signatures have in common: who signs has read what is signed, and the piece moves on."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial.chain.received import changes_since, is_broken, received_by
from articles.editorial.chain.signatures import CHAIN, Chain, chain_of
from articles.editorial.editing.working import latest_of
from articles.editorial.readable import is_readable
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import EntryAction, Stage, Step, Verdict
from articles.models import Article, Editor, PageSignature, Revision, Signature, name_of


def sign(
    *,
    piece: Article,
    revision: Revision,
    by: User,
    opinion: str = "",
    page_signature: PageSignature | None = None,
) -> Signature:
    """Approve a locked piece at the step that it waits for, and let it wait for the next one.

    `revision` is what the signer has read. To be called by who has asked whether they may (`may`). Raises `DeskRefusal`
    where another revision was saved meanwhile, and where the signatures so far can come to nothing.
    """
    step = _awaited(piece)
    if clashes := chain_of(piece).clashes(revision):
        told = {"title": piece.working_title, "faults": " ".join(clashes)}
        raise DeskRefusal(_("“%(title)s” cannot be released so, and has to be sent back: %(faults)s") % told)
    signature = _signature(piece, revision, by, step, opinion=opinion, page_signature=page_signature)
    following = CHAIN.index(step) + 1
    move_to(piece, Stage.awaiting(CHAIN[following] if following < len(CHAIN) else None))
    return signature


def sign_against(
    *, piece: Article, revision: Revision, by: User, verdict: Verdict, to: Stage, reason: str
) -> Signature:
    """Send a locked piece back to an earlier stage, or decline it, with a reason."""
    if not is_readable(reason):
        raise DeskRefusal(_("Sending back and declining need a reason: write what is to be done."))
    sent_to = to if verdict == Verdict.SENT_BACK else ""
    signature = _signature(piece, revision, by, _awaited(piece), verdict=verdict, opinion=reason, sent_to=sent_to)
    move_to(piece, to)
    return signature


def sign_transcription(*, piece: Article, seen: Revision | None, revision: Revision, by: User) -> Signature:
    """Put one's name to the transcription of a printed piece, of which `seen` was before readers until now."""
    return Signature.objects.create(
        article=piece, round=1, step=Step.TRANSCRIPTION, saw=seen or revision, left=revision, **signed_by(by)
    )


def signed_by(by: User, opinion: str = "") -> dict[str, object]:
    """Give the fields that say who signs: the login, its name of today, and the editor that it stands for."""
    row = Editor.objects.filter(user=by).select_related("merged_into").first()
    return {
        "signer": by,
        "signer_name": name_of(by),
        "editor": row.current if row else None,
        "opinion": opinion.strip(),
    }


def move_to(piece: Article, stage: Stage) -> None:
    """Let a piece wait for something else from now on."""
    piece.stage, piece.stage_since = stage, timezone.now()
    piece.save(update_fields=["stage", "stage_since"])


def begin_anew_if_broken(piece: Article, by: User, signers: Collection[int] | None = None) -> bool:
    """Send a locked piece to its first review where nobody can answer for what changed since the last signature.

    That is where more than one person changed its words at one step, or anybody but `signers`, who signed the step that
    it waits for, where they are known. Tells whether it was so.
    """
    changes = changes_since(chain_of(piece), latest_of(piece))
    strangers = signers is not None and any(change.author not in signers for change in changes)
    if not strangers and not is_broken(changes):
        return False
    move_to(piece, Stage.FIRST_REVIEW)
    record(by=by, action=EntryAction.TAKE_BACK, rows=[piece])
    return True


def refuse_unread(piece: Article, revision: Revision) -> None:
    """Refuse to sign words that somebody has not read; tags, page and place are no words."""
    latest = latest_of(piece)
    if revision.article_id != piece.pk or revision.digest != latest.digest:
        told = {"title": latest.said.headline or piece.title, "name": latest.author_name}
        raise DeskRefusal(_("%(name)s has saved “%(title)s” meanwhile: read it again before you sign.") % told)


def _awaited(piece: Article) -> Step:
    step = Stage(piece.stage).step
    if step is None:
        raise ValueError(f"Article {piece.pk} waits for no signature.")
    return step


def _signature(
    piece: Article,
    revision: Revision,
    by: User,
    step: Step,
    *,
    opinion: str,
    **fields: object,
) -> Signature:
    refuse_unread(piece, revision)
    chain: Chain = chain_of(piece)
    told = {**signed_by(by, opinion), **fields}
    saw = received_by(by.pk, chain, revision)
    return Signature.objects.create(
        article=piece, round=chain.round_of(step), step=step, saw=saw, left=revision, **told
    )

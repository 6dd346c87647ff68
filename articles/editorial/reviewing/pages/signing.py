"""一校, 二校, 三校 and 付印 of a page: one signature for the page, and one for each of its pieces that waits for it."""

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial.editing.working import latest_of
from articles.editorial.locking import lock_pages
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.editorial.reviewing.pages.changes import PageChange, changes_between, digests_of, replaced
from articles.editorial.reviewing.pages.layout import PROOFS, Layout, layout_of
from articles.editorial.reviewing.pages.rights import known_of_page, may_page, shared_with
from articles.editorial.reviewing.proofing import told_shared
from articles.editorial.reviewing.signing import sign, signed_by
from articles.enums import EntryAction, Step
from articles.models import Page, PageSignature

Seen = Mapping[int, int]  # the key of the revision that somebody has read, by the key of the piece, in printed order


@transaction.atomic
def sign_page(*, page: Page, step: Step, seen: Seen, by: User, opinion: str = "") -> PageSignature:
    """Sign the proof that a page waits for, or pass it for print, and return the signature.

    A proof signs each of the pieces that waits for it. `seen` are the pieces and revisions that the signer has read.
    Raises `DeskRefusal` where the page has changed meanwhile, while a piece of it is not signed off, and for who may
    not sign it.
    """
    lock_pages([page])
    layout = layout_of(page)
    if changes_seen(layout, seen):
        raise DeskRefusal(_("“%(page)s” has changed meanwhile: look at it again before you sign.") % {"page": page})
    known = known_of_page(layout, by)
    if not (answer := may_page(step, layout, by, known)):
        raise DeskRefusal(answer.why)
    shared = shared_with(step, layout, by, known)
    received = _received(layout)
    shown = [[piece.pk, piece.position, received[piece.pk], piece.latest_revision_id] for piece in layout.pieces]
    signature = PageSignature.objects.create(page=page, step=step, layout=shown, **signed_by(by, opinion))
    for piece in layout.awaiting(step):
        sign(piece=piece, revision=latest_of(piece), by=by, page_signature=signature)
    _record(layout, signature, told_shared(shared))
    return signature


def changes_seen(layout: Layout, seen: Seen) -> Sequence[PageChange]:
    """Tell what has changed on a page since somebody read it."""
    then = list(seen.items())
    return changes_between(then, layout.pieces, digests_of(replaced(then, layout.pieces)))


def is_passed(page: Page) -> bool:
    """Tell whether a page has been passed for print, as it is now."""
    return layout_of(page).is_passed


def _record(layout: Layout, signature: PageSignature, shared: str) -> None:
    """Put the signature on the record of the page, and of each of its pieces."""
    by, opinion = signature.signer, signature.opinion
    action = EntryAction.PROOF if signature.step in PROOFS else EntryAction.PASS
    of_pieces, of_page = (f"{told} {shared}".rstrip() for told in (signature, signature.get_step_display()))
    revisions = [latest_of(piece) for piece in layout.pieces]
    record(by=by, action=action, rows=layout.pieces, message=of_pieces, reason=opinion, revisions=revisions)
    record(by=by, action=action, rows=[layout.page], message=of_page, reason=opinion)


def _received(layout: Layout) -> Mapping[int, int | None]:
    """Give by piece the key of the revision that the signature before this one passed on, else the latest."""
    then = {piece: left for piece, _position, _saw, left in layout.signatures[-1].layout} if layout.signatures else {}
    return {piece.pk: then.get(piece.pk, piece.latest_revision_id) for piece in layout.pieces}

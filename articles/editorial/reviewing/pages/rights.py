"""Who may sign a proof of a page, or pass it for print, and who has signed an earlier one."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles.editorial.chain.known import Known, known_of
from articles.editorial.chain.sharing import WARN, may_be_one, sharing
from articles.editorial.chain.signatures import shared_proof
from articles.editorial.chain.table import PERMISSION_FOR, May, may
from articles.editorial.reviewing.pages.layout import PROOFS, Layout
from articles.enums import DeskAction, Step
from articles.models import PageSignature, Signature


def known_of_page(layout: Layout, by: User) -> Known:
    """Read what is to be known of a page to ask what somebody may do with it."""
    return known_of(layout.pieces, by, {row.signer for row in layout.standing})


def may_page(step: Step, layout: Layout, by: User, known: Known | None = None) -> May:
    """Tell whether somebody may sign a proof of a page, or pass it for print, and if not, why.

    Where several pages are asked about, `known` is what was read of all their pieces and signers at once.
    """
    titles = "、".join(piece.working_title for piece in layout.unsigned)
    told = {"page": layout.page.name, "titles": titles, "step": step.label}
    if not by.has_perm(PERMISSION_FOR[step]):
        return May(_("You may not sign the %(step)s of “%(page)s”: your account has not the right to.") % told)
    if not layout.pieces:
        return May(_("“%(page)s” has no pieces to be proofed.") % told)
    if layout.unsigned:
        return May(_("On “%(page)s” these are not signed off, or held back: %(titles)s.") % told)
    if step != layout.next_step:
        return May(_not_next(layout, told))
    return _may_proof(step, layout, by, known or known_of_page(layout, by)) if step in PROOFS else May()


def shared_with(step: Step, layout: Layout, by: User, known: Known) -> PageSignature | Signature | None:
    """Find the earlier proof of a page, or of a piece that waits on it, which the same person has signed."""
    if step not in PROOFS:
        return None
    own = known.logins[by.pk]
    earlier = [row for row in layout.standing if row.step in PROOFS and row.step != step]
    of_page = next((row for row in earlier if not own.isdisjoint(known.logins[row.signer_id])), None)
    of_pieces = (shared_proof(known.chains[piece.pk], own) for piece in layout.awaiting(step))
    return of_page or next(filter(None, of_pieces), None)


def warning_of_page(step: Step, layout: Layout, by: User, known: Known) -> str:
    """Say that somebody has signed an earlier proof, where the paper would rather have another person; else nothing."""
    if step not in PROOFS or not (shared := shared_with(step, layout, by, known)) or sharing(step) != WARN:
        return ""
    told = {"step": shared.get_step_display(), "name": shared.signer_name, "next": step.label}
    return _("You have signed the %(step)s (as %(name)s): better that another person takes the %(next)s.") % told


def _may_proof(step: Step, layout: Layout, by: User, known: Known) -> May:
    """Ask each piece that waits, and the page itself, whether another person takes this proof."""
    for piece in layout.awaiting(step):
        if not (answer := may(DeskAction.PROOF, piece, by, known)):
            return answer
    shared = shared_with(step, layout, by, known)
    if shared is None or may_be_one(Step(shared.step), step):
        return May()
    told = {"page": layout.page.name, "step": shared.get_step_display(), "name": shared.signer_name}
    return May(_("You have signed the %(step)s of “%(page)s” (as %(name)s): another person takes this.") % told)


def _not_next(layout: Layout, told: Mapping[str, object]) -> str:
    if layout.next_step is None:
        return _("“%(page)s” has been passed for print as it is.") % told
    return _("“%(page)s” waits for another step: %(next)s.") % {**told, "next": layout.next_step.label}

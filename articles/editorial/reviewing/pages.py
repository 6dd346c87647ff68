"""一校, 二校, 三校 and 付印: proofs are of a page, as in print; a piece may be proofed by itself as well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial.chain.persons import marks_of, marks_of_all
from articles.editorial.chain.sharing import may_be_one
from articles.editorial.chain.table import PERMISSION_FOR, May, may, refuse_unless_may
from articles.editorial.editing.working import latest_of
from articles.editorial.locking import lock_piece
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.editorial.reviewing.signing import sign, signed_by
from articles.enums import DeskAction, EntryAction, Stage, Step
from articles.models import Article, Page, PageSignature, Revision

PROOFS = Step.proofs()
Seen = Mapping[int, int]  # the key of the revision that somebody has read, by the key of the piece


@dataclass(frozen=True)
class Layout:
    """A page as it is at the desk: its pieces that are not from print, in their order, and its signatures so far."""

    page: Page
    pieces: Sequence[Article]
    signatures: Sequence[PageSignature]

    @cached_property
    def next_step(self) -> Step | None:
        """The proof that the page waits for, 付印 after the three, and nothing where it has been passed as it is.

        A piece that has come later, or was signed anew, takes the page back to the first proof that it lacks.
        """
        waiting = [step for piece in self.pieces if (step := Stage(piece.stage).step) in PROOFS]
        last = Step(self.signatures[-1].step) if self.signatures else None
        following = PROOFS.index(last) + 1 if last in PROOFS else 0 if last is None else len(PROOFS)
        if waiting:
            following = min(following, *(PROOFS.index(step) for step in waiting))
        if following < len(PROOFS):
            return PROOFS[following]
        return None if last == Step.PASS and not self.changes else Step.PASS

    @property
    def unsigned(self) -> list[Article]:
        """The pieces that have not been signed off, and those that are held back: they stop proofs and 付印."""
        signed = {*Stage.proofs(), Stage.READY}
        return [piece for piece in self.pieces if piece.stage not in signed or piece.held_at]

    @cached_property
    def changes(self) -> tuple["PageChange", ...]:
        """What has changed on the page since its last signature: nothing where there is none yet."""
        return changes_since(self.signatures[-1], self.pieces) if self.signatures else ()

    @property
    def round(self) -> Sequence[PageSignature]:
        """The signatures since the last first proof."""
        starts = [place for place, row in enumerate(self.signatures) if row.step == Step.FIRST_PROOF]
        return self.signatures[starts[-1] :] if starts else self.signatures


@dataclass(frozen=True, slots=True)
class PageChange:
    """A piece that has changed on a page since it was signed: come, gone, moved to another place, or in its words.

    `piece` is its key, `then` and `now` are the keys of revisions where the words have changed.
    """

    kind: str
    piece: int
    then: int | None = None
    now: int | None = None


def layout_of(page: Page) -> Layout:
    """Read a page as it is at the desk, in two queries."""
    rows = Article.objects.at_desk().filter(page=page).exclude(stage=Stage.PRINTED).order_by("position")
    pieces = rows.select_related("latest_revision").defer("latest_revision__content", "imported")
    return Layout(page, list(pieces), list(page.signatures.order_by("pk")))


def changes_since(signature: PageSignature, pieces: Sequence[Article]) -> tuple[PageChange, ...]:
    """Tell what has changed on a page since a signature; takes one query where another revision is there by now."""
    then = {piece: (position, left) for piece, position, _saw, left in signature.layout}
    now = {piece.pk: piece for piece in pieces}
    changes = [PageChange("gone", key) for key in then if key not in now]
    digests = _digests([left for key, (_position, left) in then.items() if key in now])
    for key, piece in now.items():
        if key not in then:
            changes.append(PageChange("came", key))
            continue
        position, left = then[key]
        if digests.get(left) != latest_of(piece).digest:
            changes.append(PageChange("changed", key, left, piece.latest_revision_id))
        elif position != piece.position:
            changes.append(PageChange("moved", key))
    return tuple(changes)


def may_page(step: Step, layout: Layout, by: User) -> May:
    """Tell whether somebody may sign a proof of a page, or pass it for print, and if not, why."""
    told = {"page": layout.page, "titles": "、".join(piece.title for piece in layout.unsigned), "step": step.label}
    if not by.has_perm(PERMISSION_FOR[step]):
        return May(_("You may not sign the %(step)s of “%(page)s”: your account has not the right to.") % told)
    if not layout.pieces:
        return May(_("“%(page)s” has no pieces to be proofed.") % told)
    if layout.unsigned:
        return May(_("On “%(page)s” these are not signed off, or held back: %(titles)s.") % told)
    if step != layout.next_step:
        return May(_not_next(layout, told))
    return _may_share(step, layout, by) if step in PROOFS else May()


@transaction.atomic
def proof_piece(*, article: Article, revision: Revision, by: User, opinion: str = "") -> Article:
    """Sign the proof that a piece waits for, by itself, and return it as stored."""
    piece = lock_piece(article)
    refuse_unless_may(DeskAction.PROOF, piece, by)
    signature = sign(piece=piece, revision=revision, by=by, opinion=opinion)
    record(
        by=by,
        action=EntryAction.PROOF,
        rows=[piece],
        message=str(signature),
        reason=opinion,
        revisions=[signature.left],
    )
    return piece


@transaction.atomic
def sign_page(*, page: Page, step: Step, seen: Seen, by: User, opinion: str = "") -> PageSignature:
    """Sign the proof that a page waits for, or pass it for print, and return the signature.

    A proof signs each of the pieces that waits for it. `seen` are the pieces and revisions that the signer has read.
    Raises `DeskRefusal` where the page has changed meanwhile, while a piece of it is not signed off, and for who may
    not sign it.
    """
    layout = _lock(page)
    answer = may_page(step, layout, by)
    if not answer:
        raise DeskRefusal(answer.why)
    if {piece.pk: piece.latest_revision_id for piece in layout.pieces} != dict(seen):
        raise DeskRefusal(_("“%(page)s” has changed meanwhile: look at it again before you sign.") % {"page": page})
    received = _received(layout)
    shown = [[piece.pk, piece.position, received[piece.pk], piece.latest_revision_id] for piece in layout.pieces]
    signature = PageSignature.objects.create(page=page, step=step, layout=shown, **signed_by(by, opinion))
    waiting = [piece for piece in layout.pieces if Stage(piece.stage).step == step]
    for piece in waiting:
        sign(piece=piece, revision=latest_of(piece), by=by, page_signature=signature)
    action = EntryAction.PROOF if step in PROOFS else EntryAction.PASS
    revisions = [latest_of(piece) for piece in layout.pieces]
    record(by=by, action=action, rows=layout.pieces, message=str(signature), reason=opinion, revisions=revisions)
    record(by=by, action=action, rows=[page], message=str(step.label), reason=opinion)
    return signature


def is_passed(page: Page) -> bool:
    """Tell whether a page has been passed for print, as it is now."""
    layout = layout_of(page)
    return bool(layout.signatures) and not layout.unsigned and layout.next_step is None


def _lock(page: Page) -> Layout:
    """Keep others off a page and its pieces, in the order of their keys, and read it."""
    Page.objects.select_for_update(no_key=True).filter(pk=page.pk).first()
    list(Article.objects.filter(page=page).order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    return layout_of(page)


def _received(layout: Layout) -> Mapping[int, int | None]:
    """Give by piece the key of the revision that the signature before this one passed on, else the latest."""
    then = {piece: left for piece, _position, _saw, left in layout.signatures[-1].layout} if layout.signatures else {}
    return {piece.pk: then.get(piece.pk, piece.latest_revision_id) for piece in layout.pieces}


def _digests(revisions: Sequence[int]) -> Mapping[int, str]:
    return dict(Revision.objects.filter(pk__in=revisions).values_list("pk", "digest"))


def _not_next(layout: Layout, told: Mapping[str, object]) -> str:
    if layout.next_step is None:
        return _("“%(page)s” has been passed for print as it is.") % told
    return _("“%(page)s” waits for another step: %(next)s.") % {**told, "next": layout.next_step.label}


def _may_share(step: Step, layout: Layout, by: User) -> May:
    """Ask each piece that waits, and the page itself, whether another person takes this proof."""
    for piece in layout.pieces:
        if Stage(piece.stage).step == step and not (answer := may(DeskAction.PROOF, piece, by)):
            return answer
    earlier = [row for row in layout.round if row.step in PROOFS and not may_be_one(Step(row.step), step)]
    marks = marks_of_all({row.signer for row in earlier}) if earlier else {}
    own = marks_of(by)
    for row in earlier:
        if not own.isdisjoint(marks[row.signer_id]):
            told = {"page": layout.page, "step": row.get_step_display(), "name": row.signer_name}
            return May(_("You have signed the %(step)s of “%(page)s” (as %(name)s): another person takes this.") % told)
    return May()

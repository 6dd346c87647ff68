"""Who may do what with a piece, and when: the one table from which every button and every refusal comes.

An action asks for a permission, for a stage, and for what its guards say of piece and person; the first that fails
gives the refusal in words. Service functions ask on a locked row, screens to show what can be done.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles.editorial.chain.known import Known
from articles.editorial.chain.persons import Marks, is_own, marks_of
from articles.editorial.chain.received import Change, changes_since
from articles.editorial.chain.sharing import may_be_one
from articles.editorial.chain.signatures import Chain, chain_of
from articles.editorial.readable import is_readable
from articles.editorial.refusal import DeskRefusal
from articles.enums import DeskAction, Stage, Step, Visibility
from articles.models import Article, Content, Revision

RECEIVE, PROOF_PAGE = "articles.add_article", "articles.proof_page"
PERMISSION_FOR = {
    Step.FIRST_REVIEW: "articles.review_first_article",
    Step.SECOND_REVIEW: "articles.review_second_article",
    Step.FINAL_REVIEW: "articles.review_final_article",
    Step.SIGN_OFF: "articles.sign_off_article",
    Step.FIRST_PROOF: PROOF_PAGE,
    Step.SECOND_PROOF: PROOF_PAGE,
    Step.THIRD_PROOF: PROOF_PAGE,
    Step.PASS: "articles.pass_page",
    Step.TRANSCRIPTION: "articles.correct_transcription_article",
}
# What approves a piece that waits for a step.
ACTION_FOR = {
    **dict.fromkeys(Step.reviews(), DeskAction.REVIEW),
    Step.SIGN_OFF: DeskAction.SIGN_OFF,
    **dict.fromkeys(Step.proofs(), DeskAction.PROOF),
}


@dataclass(frozen=True, slots=True)
class May:
    """The answer: true where the action may be taken, else the reason in one sentence."""

    why: str = ""

    def __bool__(self) -> bool:
        return not self.why


@dataclass(frozen=True)
class Asked:
    """A piece, and who wants to do something with it; what guards need to know is read when first asked for.

    `known` is what was read of several pieces at once.
    """

    piece: Article
    by: User
    known: Known | None = None

    @cached_property
    def chain(self) -> Chain:
        return self.known.chains[self.piece.pk] if self.known else chain_of(self.piece)

    @cached_property
    def latest(self) -> Revision:
        if self.piece.latest_revision is None:
            raise ValueError(f"Article {self.piece.pk} was made without its first revision.")
        return self.piece.latest_revision

    @cached_property
    def said(self) -> Content:
        return self.latest.said

    @cached_property
    def marks(self) -> Marks:
        return self.known.logins[self.by.pk] if self.known else marks_of(self.by)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        return self.known.changes[self.piece.pk] if self.known else changes_since(self.chain, self.latest)

    @property
    def step(self) -> Step | None:
        return Stage(self.piece.stage).step

    @property
    def told(self) -> dict[str, str]:
        return {"title": self.piece.working_title, "stage": self.piece.get_stage_display()}


Guard = Callable[[Asked], str]


def whole(asked: Asked) -> str:
    """Refuse the rest of another piece: readers see it with its whole, and so does who signs."""
    if not asked.piece.continues:
        return ""
    told = {**asked.told, "whole": asked.piece.continues.title}
    return _("“%(title)s” is the rest of “%(whole)s” and is shown with it.") % told


def not_held(asked: Asked) -> str:
    return _("“%(title)s” is held back: open it again first.") % asked.told if asked.piece.held_at else ""


def has_words(asked: Asked) -> str:
    if any(is_readable(text) for text in (asked.said.headline, *(block.text for block in asked.said.body))):
        return ""
    return _("“%(title)s” has no words to be reviewed.") % asked.told


def not_own(asked: Asked) -> str:
    """Refuse a review of a piece of one's own."""
    if not is_own(asked.said, asked.marks, asked.chain.entered_by, asked.chain.writers):
        return ""
    return _("“%(title)s” is a piece of your own, or signed with your name: somebody else reviews it.") % asked.told


def another_person(asked: Asked) -> str:
    """Refuse a second review by one person, and a shared proof where the paper forbids it."""
    for signature in asked.chain.standing:
        may_share = asked.step is None or may_be_one(Step(signature.step), asked.step)
        if not may_share and not asked.chain.marks[signature.pk].isdisjoint(asked.marks):
            told = {**asked.told, "step": signature.get_step_display(), "name": signature.signer_name}
            return (
                _("You have signed the %(step)s of “%(title)s” (as %(name)s): another person takes this step.") % told
            )
    return ""


def unbroken(asked: Asked) -> str:
    """Refuse to sign over changes of which nobody knows who answers for them."""
    others = [change for change in asked.changes if change.author != asked.by.pk]
    if not others:
        return ""
    told = {**asked.told, "name": others[-1].name}
    return _("%(name)s has changed “%(title)s” at this step: only they can sign, or the piece is sent back.") % told


def at_own_stage(asked: Asked) -> str:
    """Refuse to change what waits for somebody else: at a step, only who may sign it changes the words."""
    step = asked.step
    if step is None:
        return ""
    if not asked.by.has_perm(PERMISSION_FOR[step]):
        return _("“%(title)s” is %(stage)s: only who takes that step changes it.") % asked.told
    if step in Step.reviews() and (refusal := not_own(asked)):
        return refusal
    return another_person(asked)


def not_public(asked: Asked) -> str:
    return _("“%(title)s” is before readers: withdraw it.") % asked.told if asked.piece.is_public else ""


def not_shown_already(asked: Asked) -> str:
    """Refuse to show what readers see; of print they see all that may be shown, but for its transcription."""
    piece = asked.piece
    if not piece.is_public or not (piece.stage == Stage.PRINTED or piece.live_revision_id == piece.latest_revision_id):
        return ""
    return _("“%(title)s” is published already.") % asked.told


def has_news(asked: Asked) -> str:
    """Refuse to sign a transcription that readers see as it is, or of a piece that they have never seen."""
    live = asked.piece.live_revision
    if live is None:
        return _("Readers have never seen “%(title)s”: publish it.") % asked.told
    if live.digest != asked.latest.digest:
        return ""
    return _("Readers see “%(title)s” as it is at the desk already.") % asked.told


def published(asked: Asked) -> str:
    if asked.piece.visibility == Visibility.PUBLISHED:
        return ""
    return _("“%(title)s” is not published.") % asked.told


def read_by_readers(asked: Asked) -> str:
    """Refuse what no reader can have read, here or in print."""
    if asked.piece.is_public or asked.piece.withdrawn_at or asked.piece.stage == Stage.PRINTED:
        return ""
    return _("No reader has seen “%(title)s”: it is changed, not corrected.") % asked.told


def to_be_opened(asked: Asked) -> str:
    """Refuse to open what is open: a manuscript that nobody holds back."""
    if asked.piece.held_at or asked.piece.stage != Stage.MANUSCRIPT:
        return ""
    return _("“%(title)s” is a manuscript, and open.") % asked.told


@dataclass(frozen=True, slots=True)
class Rule:
    """What an action asks for: a permission, by the step where none is named; a stage; and its guards, in order."""

    stages: frozenset[Stage]
    permission: str = ""
    guards: tuple[Guard, ...] = field(default=())


ALL, WAITING = frozenset(Stage), frozenset(Stage.waiting())
DESK = ALL - {Stage.PRINTED}
TABLE: Mapping[DeskAction, Rule] = {
    DeskAction.EDIT: Rule(
        frozenset({Stage.MANUSCRIPT, Stage.PRINTED}) | WAITING, "articles.change_article", (not_held, at_own_stage)
    ),
    DeskAction.SUBMIT: Rule(frozenset({Stage.MANUSCRIPT}), "articles.submit_article", (whole, not_held, has_words)),
    DeskAction.REVIEW: Rule(
        frozenset(Stage.reviews()), guards=(not_held, has_words, not_own, another_person, unbroken)
    ),
    DeskAction.SEND_BACK: Rule(WAITING, guards=(not_held, not_own)),
    DeskAction.DECLINE: Rule(frozenset({*Stage.reviews(), Stage.SIGNING}), guards=(not_held, not_own)),
    DeskAction.ANSWER: Rule(DESK, "articles.answer_article"),
    DeskAction.SIGN_OFF: Rule(frozenset({Stage.SIGNING}), guards=(not_held, has_words, unbroken)),
    DeskAction.PROOF: Rule(frozenset(Stage.proofs()), guards=(not_held, another_person, unbroken)),
    DeskAction.RELEASE: Rule(
        frozenset({Stage.READY, Stage.PRINTED}), "articles.release_article", (whole, not_held, not_shown_already)
    ),
    DeskAction.HOLD: Rule(DESK - {Stage.DECLINED}, "articles.hold_article", (not_held, not_public)),
    DeskAction.WITHDRAW: Rule(ALL, "articles.withdraw_article", (published,)),
    DeskAction.REOPEN: Rule(DESK, "articles.reopen_article", (to_be_opened,)),
    DeskAction.CORRECT: Rule(ALL, "articles.correct_article", (whole, read_by_readers)),
    DeskAction.RETRACT: Rule(ALL, "articles.retract_article"),
    DeskAction.PLACE: Rule(ALL, "articles.place_article"),
    DeskAction.TRANSCRIBE: Rule(
        frozenset({Stage.PRINTED}), "articles.correct_transcription_article", (whole, has_news)
    ),
}


def may(action: DeskAction, article: Article, user: User, known: Known | None = None) -> May:
    """Tell whether somebody may do something with a piece as it stands, and if not, why.

    Where many pieces are asked about, `known` (`known_of`) keeps the queries few.
    """
    return _answer(action, Asked(article, user, known))


def may_each(article: Article, user: User) -> Mapping[DeskAction, May]:
    """Tell of every action whether somebody may take it with a piece as it stands; what they share is read once."""
    asked = Asked(article, user)
    return {action: _answer(action, asked) for action in TABLE}


def _answer(action: DeskAction, asked: Asked) -> May:
    rule = TABLE[action]
    if asked.piece.binned_at:
        return May(_("“%(title)s” is in the bin: restore it first.") % asked.told)
    if asked.piece.stage in rule.stages or rule.permission:
        permission = rule.permission or PERMISSION_FOR[asked.step or Step.TRANSCRIPTION]
        if not asked.by.has_perm(permission):
            no_right = _("You may not do this with “%(title)s”: your account has not the right to.")
            no_step = _("“%(title)s” is %(stage)s: your account has not the right to take that step.")
            return May((no_right if rule.permission else no_step) % asked.told)
    if asked.piece.stage not in rule.stages:
        return May(_not_at_this_stage(action, asked))
    return May(next(filter(None, (guard(asked) for guard in rule.guards)), ""))


def refuse_unless_may(action: DeskAction, piece: Article, by: User) -> None:
    """Raise `DeskRefusal` with the reason where somebody may not do something with a piece."""
    answer = may(action, piece, by)
    if not answer:
        raise DeskRefusal(answer.why)


def may_receive(user: User, content: Content) -> May:
    """Tell whether somebody may enter a new manuscript, and place it where it is to stand."""
    if not user.has_perm(RECEIVE):
        return May(_("You may not enter new manuscripts: your account has not the right to."))
    if content.page is not None and not user.has_perm(TABLE[DeskAction.PLACE].permission):
        return May(_("You may not place pieces on pages: leave the page empty."))
    return May()


def _not_at_this_stage(action: DeskAction, asked: Asked) -> str:
    match action:
        case DeskAction.SIGN_OFF if asked.piece.stage in (*Stage.proofs(), Stage.READY):
            return _("“%(title)s” has been signed off already.") % asked.told
        case DeskAction.RELEASE if asked.piece.stage in Stage.proofs():
            return _("“%(title)s” is %(stage)s: it can be released after its three proofs.") % asked.told
        case DeskAction.RELEASE:
            return (
                _("“%(title)s” is %(stage)s: it can be released when it is reviewed, signed off and proofed.")
                % asked.told
            )
        case DeskAction.EDIT:
            return _("“%(title)s” is %(stage)s: open it again before you change it.") % asked.told
        case _:
            return _("“%(title)s” is %(stage)s: this step is not open now.") % asked.told

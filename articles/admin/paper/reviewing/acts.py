"""What is done with a piece at 审读: each button with its service function, and what is sent with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.admin.paper.article.releasing import asked_moment, tell_released
from articles.editorial import (
    DeskRefusal,
    decline,
    hold,
    proof_piece,
    publish,
    reopen,
    review,
    send_back,
    sign_off,
    submit,
    transcribe,
    withdraw,
)
from articles.editorial.locking import lock_piece
from articles.enums import DeskAction, Stage
from articles.models import Article, Revision

if TYPE_CHECKING:  # a class of the type checker alone
    from django_stubs_ext import StrPromise

BUTTON = "_act"
LONGEST_NOTICE = Article._meta.get_field("withdrawal_notice").max_length or 0


@dataclass(frozen=True, slots=True)
class Sent:
    """What a button sent: the piece, the revision that was read, who pressed it, and what was typed."""

    piece: Article
    revision: Revision
    by: User
    typed: QueryDict

    @property
    def words(self) -> str:
        """The opinion, or the reason."""
        return self.typed.get("opinion", "")

    @property
    def back_to(self) -> Stage:
        """The stage to which the piece is to go back."""
        chosen = self.typed.get("to", "")
        if chosen not in Stage.values:
            raise DeskRefusal(_("Choose the stage to which the piece goes back."))
        return Stage(chosen)


@dataclass(frozen=True, slots=True)
class Act:
    """A button: what the table is asked about it, what is written on it, the key that presses it, what it does."""

    name: str
    action: DeskAction
    label: "StrPromise"
    done: "StrPromise"
    do: Callable[[Sent], Article]
    key: str = ""
    needs_words: bool = False
    is_rare: bool = False


def state_of(piece: Article) -> str:
    """Name what a piece waits for, and whether it is held back: what a press of a button was meant for."""
    return f"{piece.stage}:held" if piece.held_at else piece.stage


@transaction.atomic
def do_as_shown(act: Act, sent: Sent) -> Article:
    """Do what a button says with a piece that waits for what it waited for when the page was shown.

    A button that is pressed twice would take the next step, too, which nobody has read the piece for.
    """
    piece = lock_piece(sent.piece)
    if sent.typed.get("state") != state_of(piece):
        told = {"title": piece.working_title, "stage": piece.get_stage_display()}
        raise DeskRefusal(
            _("“%(title)s” has moved on since this page was shown, and is %(stage)s: this press did nothing more.")
            % told
        )
    return act.do(sent)


@transaction.atomic
def approve_and_sign_off(sent: Sent) -> Article:
    """Take the final review and the sign-off in one press, for who may both: both are done, or neither."""
    piece = review(article=sent.piece, revision=sent.revision, by=sent.by, opinion=sent.words)
    return sign_off(article=piece, revision=sent.revision, by=sent.by)


def _release(sent: Sent) -> Article:
    return publish(article=sent.piece, by=sent.by, **asked_moment(sent.typed, sent.piece))


def _withdraw(sent: Sent) -> Article:
    notice = sent.typed.get("notice", "").strip()
    if len(notice) > LONGEST_NOTICE:
        raise DeskRefusal(_("What readers are told is at most %(count)d characters long.") % {"count": LONGEST_NOTICE})
    return withdraw(article=sent.piece, by=sent.by, reason=sent.words, notice=notice)


def _signed(function: Callable[..., Article]) -> Callable[[Sent], Article]:
    """Call a service function that signs, with the opinion."""
    return lambda sent: function(article=sent.piece, revision=sent.revision, by=sent.by, opinion=sent.words)


ACTS = (
    Act(
        "submit",
        DeskAction.SUBMIT,
        gettext_lazy("Submit"),
        gettext_lazy("submitted for review"),
        lambda sent: submit(article=sent.piece, by=sent.by),
    ),
    Act("approve", DeskAction.REVIEW, gettext_lazy("Approve"), gettext_lazy("approved"), _signed(review), key="t"),
    Act("proof", DeskAction.PROOF, gettext_lazy("Sign the proof"), gettext_lazy("proofed"), _signed(proof_piece), "t"),
    Act(
        "sign-off",
        DeskAction.SIGN_OFF,
        gettext_lazy("Sign off"),
        gettext_lazy("signed off"),
        _signed(sign_off),
        key="q",
    ),
    Act(
        "approve-and-sign-off",
        DeskAction.SIGN_OFF,
        gettext_lazy("Approve and sign off"),
        gettext_lazy("approved and signed off"),
        approve_and_sign_off,
        key="q",
    ),
    Act(
        "transcribe",
        DeskAction.TRANSCRIBE,
        gettext_lazy("Sign the transcription"),
        gettext_lazy("transcription signed"),
        lambda sent: transcribe(article=sent.piece, revision=sent.revision, by=sent.by),
        key="t",
    ),
    Act(
        "send-back",
        DeskAction.SEND_BACK,
        gettext_lazy("Send back"),
        gettext_lazy("sent back"),
        lambda sent: send_back(
            article=sent.piece, revision=sent.revision, by=sent.by, to=sent.back_to, reason=sent.words
        ),
        key="h",
        needs_words=True,
    ),
    Act("release", DeskAction.RELEASE, gettext_lazy("Publish"), gettext_lazy("released"), _release),
    Act(
        "decline",
        DeskAction.DECLINE,
        pgettext_lazy("button", "Decline"),
        gettext_lazy("declined"),
        lambda sent: decline(article=sent.piece, revision=sent.revision, by=sent.by, reason=sent.words),
        needs_words=True,
        is_rare=True,
    ),
    Act(
        "hold",
        DeskAction.HOLD,
        gettext_lazy("Hold back"),
        gettext_lazy("held back"),
        lambda sent: hold(article=sent.piece, by=sent.by, reason=sent.words),
        needs_words=True,
        is_rare=True,
    ),
    Act(
        "reopen",
        DeskAction.REOPEN,
        gettext_lazy("Open again"),
        gettext_lazy("opened again"),
        lambda sent: reopen(article=sent.piece, by=sent.by, reason=sent.words),
        needs_words=True,
        is_rare=True,
    ),
    Act(
        "withdraw",
        DeskAction.WITHDRAW,
        gettext_lazy("Withdraw"),
        gettext_lazy("withdrawn"),
        _withdraw,
        needs_words=True,
        is_rare=True,
    ),
)
ACT_NAMED = {act.name: act for act in ACTS}
BOTH = ACT_NAMED["approve-and-sign-off"]


def tell_done(act: Act, piece: Article) -> str:
    """Say what was done with a piece, and what it waits for now."""
    if act.action == DeskAction.RELEASE:
        return tell_released(piece)
    told = {"title": piece.working_title, "done": act.done, "stage": piece.get_stage_display()}
    return _("“%(title)s” is %(done)s. It is now: %(stage)s.") % told

"""What the desk does: the steps of 三审三校, who may take them, and what the record calls them."""

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:  # a class of the type checker alone
    from django_stubs_ext import StrPromise


class Step(TextChoices):
    """What one signature is for, in the order of the desk; the last two are of a page and of print alone."""

    FIRST_REVIEW = "first-review", _("first review")
    SECOND_REVIEW = "second-review", _("second review")
    FINAL_REVIEW = "final-review", _("final review")
    SIGN_OFF = "sign-off", _("sign-off")
    FIRST_PROOF = "first-proof", _("first proof")
    SECOND_PROOF = "second-proof", _("second proof")
    THIRD_PROOF = "third-proof", _("third proof")
    PASS = "pass", _("passed for print")
    TRANSCRIPTION = "transcription", _("transcription")

    @classmethod
    def reviews(cls) -> tuple["Step", ...]:
        """Name the three reviews that three different people sign."""
        return (cls.FIRST_REVIEW, cls.SECOND_REVIEW, cls.FINAL_REVIEW)

    @classmethod
    def proofs(cls) -> tuple["Step", ...]:
        """Name the three proofs, of a page or of a piece by itself."""
        return (cls.FIRST_PROOF, cls.SECOND_PROOF, cls.THIRD_PROOF)

    @classmethod
    def chain(cls) -> tuple["Step", ...]:
        """Name the steps that a piece takes before readers see it, in their order."""
        return (*cls.reviews(), cls.SIGN_OFF, *cls.proofs())


class Stage(TextChoices):
    """What a piece at the desk waits for. Says nothing of what readers see."""

    MANUSCRIPT = "manuscript", _("manuscript")
    FIRST_REVIEW = "first-review", _("awaiting first review")
    SECOND_REVIEW = "second-review", _("awaiting second review")
    FINAL_REVIEW = "final-review", _("awaiting final review")
    SIGNING = "signing", _("awaiting sign-off")
    FIRST_PROOF = "first-proof", _("awaiting first proof")
    SECOND_PROOF = "second-proof", _("awaiting second proof")
    THIRD_PROOF = "third-proof", _("awaiting third proof")
    READY = "ready", _("reviewed and proofed")
    DECLINED = "declined", _("declined")
    PRINTED = "printed", _("imported from print")

    @property
    def step(self) -> Step | None:
        """The signature that a piece of this stage waits for."""
        return STEP_OF.get(self)

    @classmethod
    def awaiting(cls, step: Step | None) -> "Stage":
        """Name the stage in which a piece waits for a step of the chain; after the last one it is ready."""
        return next((stage for stage, awaited in STEP_OF.items() if awaited == step), cls.READY)

    @classmethod
    def reviews(cls) -> tuple["Stage", ...]:
        return (cls.FIRST_REVIEW, cls.SECOND_REVIEW, cls.FINAL_REVIEW)

    @classmethod
    def proofs(cls) -> tuple["Stage", ...]:
        return (cls.FIRST_PROOF, cls.SECOND_PROOF, cls.THIRD_PROOF)

    @classmethod
    def waiting(cls) -> tuple["Stage", ...]:
        """Name the stages in which a piece waits for a signature, in the order of the desk."""
        return tuple(STEP_OF)


STEP_OF = {
    Stage.FIRST_REVIEW: Step.FIRST_REVIEW,
    Stage.SECOND_REVIEW: Step.SECOND_REVIEW,
    Stage.FINAL_REVIEW: Step.FINAL_REVIEW,
    Stage.SIGNING: Step.SIGN_OFF,
    Stage.FIRST_PROOF: Step.FIRST_PROOF,
    Stage.SECOND_PROOF: Step.SECOND_PROOF,
    Stage.THIRD_PROOF: Step.THIRD_PROOF,
}


class Verdict(TextChoices):
    """What somebody who signs has decided."""

    APPROVED = "approved", _("approved")
    SENT_BACK = "sent-back", _("sent back")
    DECLINED = "declined", pgettext_lazy("verdict", "declined")


class DeskAction(StrEnum):
    """What somebody wants to do with a piece, or with a page; `editorial.chain.table` tells who may."""

    EDIT = "edit"
    SUBMIT = "submit"
    REVIEW = "review"
    SEND_BACK = "send-back"
    DECLINE = "decline"
    ANSWER = "answer"
    SIGN_OFF = "sign-off"
    PROOF = "proof"
    TO_PRESS = "to-press"
    RELEASE = "release"
    HOLD = "hold"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    CORRECT = "correct"
    RETRACT = "retract"
    PLACE = "place"
    TRANSCRIBE = "transcribe"


class EntryAction(TextChoices):
    """What somebody did, as the record keeps it."""

    ADD = "add", pgettext_lazy("on record", "added")
    CHANGE = "change", pgettext_lazy("on record", "changed")
    DELETE = "delete", pgettext_lazy("on record", "deleted")
    SUBMIT = "submit", pgettext_lazy("on record", "submitted for review")
    REVIEW = "review", pgettext_lazy("on record", "reviewed")
    SEND_BACK = "send-back", pgettext_lazy("on record", "sent back")
    DECLINE = "decline", pgettext_lazy("on record", "declined")
    ANSWER = "answer", pgettext_lazy("on record", "answered an opinion")
    SIGN_OFF = "sign-off", pgettext_lazy("on record", "signed off")
    PROOF = "proof", pgettext_lazy("on record", "proofed")
    PASS = "pass", pgettext_lazy("on record", "passed for print")
    HOLD = "hold", pgettext_lazy("on record", "held")
    PLACE = "place", pgettext_lazy("on record", "placed")
    TRANSCRIBE = "transcribe", pgettext_lazy("on record", "transcription signed")
    TAKE_OVER = "take-over", pgettext_lazy("on record", "released by the version before, without signatures")
    PUBLISH = "publish", pgettext_lazy("on record", "published")
    WITHDRAW = "withdraw", pgettext_lazy("on record", "withdrawn")
    CORRECT = "correct", pgettext_lazy("on record", "correction made")
    RETRACT = "retract", pgettext_lazy("on record", "correction retracted")
    NOTE_PRINTED = "note-printed", pgettext_lazy("on record", "correction noted as printed")
    BIN = "bin", pgettext_lazy("on record", "moved to the bin")
    RESTORE = "restore", pgettext_lazy("on record", "restored from the bin")
    PURGE = "purge", pgettext_lazy("on record", "deleted for ever")
    TAKE_BACK = "take-back", pgettext_lazy("on record", "changed by others: signatures do not stand any more")
    REDATE = "redate", pgettext_lazy("on record", "moved to the day of its issue")
    IMPORT = "import", pgettext_lazy("on record", "imported")
    RENEW = "renew", pgettext_lazy("on record", "brought in line with its source")
    SETTLE = "settle", pgettext_lazy("on record", "settled")
    REOPEN = "reopen", pgettext_lazy("on record", "opened again")
    WAIVE = "waive", pgettext_lazy("on record", "finding left standing")
    CONFIRM = "confirm", pgettext_lazy("on record", "confirmed")
    REJECT = "reject", pgettext_lazy("on record", "rejected")
    DEACTIVATE = "deactivate", pgettext_lazy("on record", "deactivated")
    REACTIVATE = "reactivate", pgettext_lazy("on record", "reactivated")
    MERGE = "merge", pgettext_lazy("on record", "merged")
    UNMERGE = "unmerge", pgettext_lazy("on record", "taken apart")
    GIVE = "give", pgettext_lazy("on record", "pieces given to another person")
    TAG = "tag", pgettext_lazy("on record", "tagged")
    PAY = "pay", pgettext_lazy("on record", "marked as paid")
    UNPAY = "unpay", pgettext_lazy("on record", "no longer marked as paid")


def entry_actions() -> list[tuple[str, "StrPromise"]]:
    """Give the actions on record as choices of a field; by a function, so that a new one asks for no migration."""
    return EntryAction.choices


class RevisionWay(TextChoices):
    """By which way a revision came about."""

    IMPORT = "import", pgettext_lazy("way of a revision", "import")
    EDIT = "edit", pgettext_lazy("way of a revision", "edit")
    RESTORE = "restore", pgettext_lazy("way of a revision", "restored")
    MERGE = "merge", pgettext_lazy("way of a revision", "merged")
    TRANSCRIPTION = "transcription", pgettext_lazy("way of a revision", "transcription corrected")
    MIGRATION = "migration", pgettext_lazy("way of a revision", "taken over from the version before")

    @classmethod
    def by_hand(cls) -> tuple["RevisionWay", ...]:
        """Name the ways in which a person says what stands there."""
        return (cls.EDIT, cls.RESTORE, cls.MERGE, cls.TRANSCRIPTION)

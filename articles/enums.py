"""Closed vocabularies of the trade; their Chinese labels are in the catalogue."""

from typing import TYPE_CHECKING, assert_never

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.codes import NoteCode

if TYPE_CHECKING:  # a class of the type checker alone
    from django_stubs_ext import StrPromise


class Stage(TextChoices):
    """Where a piece is on the desk: three reviews, three proofs, sign-off. Says nothing of what readers see."""

    MANUSCRIPT = "manuscript", _("manuscript")
    FIRST_REVIEW = "first-review", _("in first review")
    SECOND_REVIEW = "second-review", _("in second review")
    FINAL_REVIEW = "final-review", _("in final review")
    FIRST_PROOF = "first-proof", _("in first proof")
    SECOND_PROOF = "second-proof", _("in second proof")
    THIRD_PROOF = "third-proof", _("in third proof")
    SIGNED_OFF = "signed-off", _("signed off")
    PRINTED = "printed", _("imported from print")

    @classmethod
    def publishable(cls) -> tuple["Stage", ...]:
        """Name the stages from which a piece may go public: signed by the desk, or already in print."""
        return (cls.SIGNED_OFF, cls.PRINTED)


class Visibility(TextChoices):
    """What readers see."""

    HIDDEN = "hidden", _("not published")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ReviewStage(TextChoices):
    """What one signature is for, in the order of the desk."""

    FIRST_REVIEW = "first-review", _("first review")
    SECOND_REVIEW = "second-review", _("second review")
    FINAL_REVIEW = "final-review", _("final review")
    FIRST_PROOF = "first-proof", _("first proof")
    SECOND_PROOF = "second-proof", _("second proof")
    THIRD_PROOF = "third-proof", _("third proof")

    @classmethod
    def reviews(cls) -> tuple["ReviewStage", ...]:
        """Name the three reviews that three different people sign."""
        return (cls.FIRST_REVIEW, cls.SECOND_REVIEW, cls.FINAL_REVIEW)


class Verdict(TextChoices):
    """What a reviewer decided."""

    APPROVED = "approved", _("approved")
    SENT_BACK = "sent-back", _("sent back")


class BlockKind(TextChoices):
    """What a block of an article's body is."""

    PARAGRAPH = "paragraph", _("paragraph")
    CROSSHEAD = "crosshead", _("crosshead")
    CAPTION = "caption", _("caption")


class BlockOrigin(TextChoices):
    """What an editor has done to a block since the import."""

    AS_IMPORTED = "as-imported", _("unchanged")
    CHANGED = "changed", _("changed since")
    ADDED = "added", _("added by an editor")
    DROPPED = "dropped", _("no longer there")


class BylineRole(TextChoices):
    """What a person did for a piece; the label as printed is kept beside it."""

    AUTHOR = "author", _("author")
    REPORTER = "reporter", _("reporter")
    CORRESPONDENT = "correspondent", pgettext_lazy("a role", "correspondent")  # the word alone means reporters too
    INTERN = "intern", _("intern")
    PHOTOGRAPHER = "photographer", _("photographer")
    OTHER = "other", _("other")


class Contribution(TextChoices):
    """What statistics count: the pieces that people of these roles share among them."""

    WRITING = "writing", _("all who wrote")
    CORRESPONDENTS = "correspondents", _("correspondents alone")
    REPORTERS = "reporters", _("reporters alone")
    PICTURES = "pictures", _("pictures")


# The roles of a byline that count for a contribution.
ROLES_OF = {
    Contribution.WRITING: frozenset(BylineRole) - {BylineRole.PHOTOGRAPHER},
    Contribution.CORRESPONDENTS: frozenset({BylineRole.CORRESPONDENT}),
    Contribution.REPORTERS: frozenset({BylineRole.REPORTER, BylineRole.INTERN}),
    Contribution.PICTURES: frozenset({BylineRole.PHOTOGRAPHER}),
}


class FeeBasis(TextChoices):
    """What a fee is paid for."""

    PER_THOUSAND = "per-thousand", _("per thousand characters")
    PER_PIECE = "per-piece", _("per piece")


class CreditRole(TextChoices):
    """What a member of staff did for a page; the label as printed is kept beside it."""

    DUTY_DIRECTOR = "duty-director", _("director on duty")
    EDITOR = "editor", _("page editor")
    LAYOUT = "layout", _("layout")
    PROOFREADER = "proofreader", _("proofreader")
    ART = "art", _("art editor")
    JOINT = "joint", _("joint credit, not parted")
    OTHER = "other", _("other")


class EntryAction(TextChoices):
    """What somebody did, as the record keeps it."""

    ADD = "add", pgettext_lazy("on record", "added")
    CHANGE = "change", pgettext_lazy("on record", "changed")
    DELETE = "delete", pgettext_lazy("on record", "deleted")
    SIGN_OFF = "sign-off", pgettext_lazy("on record", "signed off")
    PUBLISH = "publish", pgettext_lazy("on record", "published")
    WITHDRAW = "withdraw", pgettext_lazy("on record", "withdrawn")
    BIN = "bin", pgettext_lazy("on record", "moved to the bin")
    RESTORE = "restore", pgettext_lazy("on record", "restored from the bin")
    PURGE = "purge", pgettext_lazy("on record", "deleted for ever")
    TAKE_BACK = "take-back", pgettext_lazy("on record", "changed after signing off: back to the desk")
    REDATE = "redate", pgettext_lazy("on record", "moved to the day of its issue")
    IMPORT = "import", pgettext_lazy("on record", "imported")
    RENEW = "renew", pgettext_lazy("on record", "brought in line with its source")
    SETTLE = "settle", pgettext_lazy("on record", "settled")
    REOPEN = "reopen", pgettext_lazy("on record", "opened again")
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


class RunState(TextChoices):
    """How an import run stands."""

    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    BROKEN_OFF = "broken-off", _("broken off")


def kind_of(code: NoteCode) -> "StrPromise":
    """Name the kind of a note, for the lists of the desk."""
    match code:
        case NoteCode.ORDER_RESTORED:
            return _("order restored")
        case NoteCode.ORDER_UNSURE:
            return _("order in doubt")
        case NoteCode.COLUMNS_PARTED:
            return _("columns parted")
        case NoteCode.CUT_UNSURE:
            return _("cut in doubt")
        case NoteCode.ARTICLE_UNSURE:
            return _("bounds in doubt")
        case NoteCode.TITLE_UNSURE:
            return _("title in doubt")
        case NoteCode.BYLINE_UNSURE:
            return _("byline in doubt")
        case NoteCode.NAMESAKES:
            return _("namesakes")
        case NoteCode.CREDIT_JOINT:
            return _("joint credit")
        case NoteCode.DATE_MISSING:
            return _("date missing")
        case NoteCode.PRINT_CONTRADICTS:
            return _("print contradicts itself")
        case NoteCode.ARTICLE_TWICE:
            return _("article twice")
        case NoteCode.NUMBERING:
            return _("numbering")
        case NoteCode.JUMP_MISSING:
            return _("jump half missing")
        case NoteCode.JUMP_JOINED:
            return _("jump halves joined")
        case NoteCode.JUMP_PARTED:
            return _("jump halves parted again")
        case NoteCode.UNPLACED:
            return _("unplaced text")
        case NoteCode.DAMAGED:
            return _("unreadable characters")
        case NoteCode.KEPT_EDITED:
            return _("edited text kept")
        case NoteCode.VANISHED:
            return _("gone from the source")
        case NoteCode.IN_BIN:
            return _("left in the bin")
        case never:
            assert_never(never)


def note_kinds() -> list[tuple[str, "StrPromise"]]:
    """Give the kinds of notes as choices of a field; by a function, so that a new one asks for no migration."""
    return [(code.value, kind_of(code)) for code in NoteCode]

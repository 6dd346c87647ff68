"""Closed vocabularies of the trade; their Chinese labels are in the catalogue."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
    CORRESPONDENT = "correspondent", pgettext_lazy("a role", "correspondent")  # the noun means reporters too
    INTERN = "intern", _("intern")
    PHOTOGRAPHER = "photographer", _("photographer")
    OTHER = "other", _("other")


class CreditRole(TextChoices):
    """What a member of staff did for a page; the label as printed is kept beside it."""

    DUTY_DIRECTOR = "duty-director", _("director on duty")
    EDITOR = "editor", _("page editor")
    LAYOUT = "layout", _("layout")
    PROOFREADER = "proofreader", _("proofreader")
    ART = "art", _("art editor")
    JOINT = "joint", _("joint credit, not parted")
    OTHER = "other", _("other")


class NoteCode(TextChoices):
    """What the importer doubts or reports. The values are part of the public JSON form."""

    ORDER_RESTORED = "order-restored", _("order restored")
    ORDER_UNSURE = "order-unsure", _("order in doubt")
    CUT_UNSURE = "cut-unsure", _("cut in doubt")
    TITLE_UNSURE = "title-unsure", _("title in doubt")
    BYLINE_UNSURE = "byline-unsure", _("byline in doubt")
    CREDIT_JOINT = "credit-joint", _("joint credit")
    DATE_MISSING = "date-missing", _("date missing")
    NUMBERING = "numbering", _("numbering")
    JUMP_MISSING = "jump-missing", _("jump half missing")
    JUMP_JOINED = "jump-joined", _("jump halves joined")
    JUMP_PARTED = "jump-parted", _("jump halves parted again")
    UNPLACED = "unplaced", _("unplaced text")
    KEPT_EDITED = "kept-edited", _("edited text kept")
    VANISHED = "vanished", _("gone from the source")

    @classmethod
    def doubts(cls) -> tuple["NoteCode", ...]:
        """Name the kinds that leave open how an article read in print; readers are told until they are settled."""
        return (
            cls.ORDER_RESTORED,
            cls.ORDER_UNSURE,
            cls.CUT_UNSURE,
            cls.TITLE_UNSURE,
            cls.BYLINE_UNSURE,
            cls.NUMBERING,
            cls.JUMP_MISSING,
        )

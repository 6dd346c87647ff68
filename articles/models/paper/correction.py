import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.enums import CorrectionState, Stage
from articles.models.fields import CleanCharField, CleanTextField
from articles.models.paper.article import Article
from articles.models.paper.article_queryset import at_desk
from articles.models.paper.page import Page
from articles.models.people.acting import LONGEST_NAME
from articles.models.people.editor import Editor
from articles.models.visibility import ReachedByArticles

IN_TWO_PARTS = ~Q(wrong="") & ~Q(right="") & Q(text="")
IN_ONE = Q(wrong="", right="") & ~Q(text="")
STANDING = Q(retracted_at=None, retracted_by=None, retracted_by_name="", retraction_reason="")
RETRACTED = (
    Q(retracted_at__isnull=False, retracted_by__isnull=False) & ~Q(retracted_by_name="") & ~Q(retraction_reason="")
)


class CorrectionQuerySet(ReachedByArticles["Correction"]):
    path_from_article = "corrections"

    def at_desk(self) -> Self:
        """Leave out the corrections of pieces in the bin."""
        return self.filter(at_desk("article"))

    def newest_first(self) -> Self:
        return self.order_by("-at", "-id")

    def with_state(self, today: datetime.date | None = None) -> Self:
        """Tell of each what print owes for it as of a day (today, unless told), as `due_on` and `state`.

        What was wrong in print is put right in print: in the next issue after the day of the correction that has a page
        of the same number, and whose date is known; `due_on` is its day. A page without a number is followed by another
        without one. A piece that stood on no page of a printed issue owes nothing, nor does a correction that was taken
        over in one text, of which nobody kept whether it was printed.
        """
        told = self.annotate(signed_on=TruncDate("at")).annotate(due_on=_next_day_of_the_page())
        is_late = Q(due_on__lt=today or timezone.localdate())
        state = Case(
            When(retracted_at__isnull=False, then=Value(CorrectionState.RETRACTED)),
            When(printed_in__isnull=False, then=Value(CorrectionState.PRINTED)),
            When(_WAS_WRONG_IN_PRINT & Q(due_on=None), then=Value(CorrectionState.WAITING)),
            When(_WAS_WRONG_IN_PRINT & is_late, then=Value(CorrectionState.OVERDUE)),
            When(_WAS_WRONG_IN_PRINT, then=Value(CorrectionState.DUE)),
            default=Value(CorrectionState.NOT_OWED),
            output_field=models.CharField(),
        )
        return told.annotate(state=state)


# Print that was imported was printed, though its date be not known yet.
_WAS_WRONG_IN_PRINT = IN_TWO_PARTS & (
    Q(article__page__issue__date__lte=F("signed_on"))
    | Q(article__page__isnull=False, article__page__issue__date=None, article__stage=Stage.PRINTED)
)


def _next_day_of_the_page() -> Subquery:
    """Ask for the day of the next issue with a page of the same number; 0 stands for none."""
    wrong_on = Coalesce(OuterRef("article__page__number"), 0)
    pages = Page.objects.annotate(place_in_issue=Coalesce("number", 0))
    following = pages.filter(place_in_issue=wrong_on, issue__date__gt=OuterRef("signed_on"))
    return Subquery(following.order_by("issue__date").values("issue__date")[:1])


class Correction(models.Model):
    """更正: a public, dated statement of what was wrong in an article and what is right, shown at its head.

    It is never edited and never deleted: one that is wrong itself is retracted, once, with a reason that readers are
    told, and written anew. The databases see to that (`triggers`). `signer_name` and `retracted_by_name` are the names
    of the day. `printed_in` is the page on which the paper printed it. `text` is the whole of a correction that the
    version before kept in one text, without its signer; it has no parts.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="corrections", verbose_name=_("article"))
    wrong = CleanTextField(_("what was wrong"), blank=True)
    right = CleanTextField(_("what is right"), blank=True)
    text = CleanTextField(_("text"), blank=True, editable=False)
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="corrections", verbose_name=_("account")
    )
    signer_name = CleanCharField(_("signed by"), max_length=LONGEST_NAME, blank=True)
    editor = models.ForeignKey(
        Editor, models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name=_("editor")
    )
    at = models.DateTimeField(_("moment"), default=timezone.now)
    printed_in = models.ForeignKey(
        Page, models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name=_("printed on")
    )
    retracted_at = models.DateTimeField(_("retracted at"), null=True, blank=True)
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("account")
    )
    retracted_by_name = CleanCharField(_("retracted by"), max_length=LONGEST_NAME, blank=True)
    retraction_reason = CleanTextField(_("why it was retracted"), blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        default_permissions = ("view",)
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=IN_TWO_PARTS | IN_ONE,
                name="correction_says_something",
                violation_error_message=_("A correction says what was wrong and what is right."),
            ),
            models.CheckConstraint(
                condition=~Q(text="") | (Q(signer__isnull=False) & ~Q(signer_name="")),
                name="correction_is_signed",
                violation_error_message=_("A correction is signed."),
            ),
            models.CheckConstraint(
                condition=STANDING | RETRACTED,
                name="correction_retracted_with_reason",
                violation_error_message=_("A correction is retracted by somebody, with a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.article}"

    @property
    def date(self) -> datetime.date:
        """The day on which it was made, by the paper's clock."""
        return timezone.localdate(self.at)

    @property
    def said(self) -> str:
        """The whole of it in one line."""
        if self.text:
            return self.text
        return gettext("Wrong: %(wrong)s　Right: %(right)s") % {"wrong": self.wrong, "right": self.right}

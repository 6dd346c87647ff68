from decimal import Decimal
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.enums import ErrorFinder, ErrorKind
from articles.models.fields import CleanCharField
from articles.models.paper.article import Article
from articles.models.paper.issue import Issue
from articles.models.paper.page import Page
from articles.models.people.acting import LONGEST_NAME

LEAST, MOST = Decimal("0.1"), Decimal(20)


class PrintErrorQuerySet(models.QuerySet["PrintError"]):
    def of_page(self, page: Page) -> Self:
        """Keep what stands on a page, in its pieces or beside them."""
        return self.filter(Q(page=page) | Q(article__page=page))

    def of_issue(self, issue: Issue) -> Self:
        """Keep what stands in an issue, in its pieces or beside them."""
        return self.filter(Q(page__issue=issue) | Q(article__page__issue=issue))

    def counted(self) -> tuple[int, Decimal]:
        """Tell how many there are, and as how many they count."""
        found = self.order_by().aggregate(number=Count("pk"), weight=Sum("weight"))
        return found["number"], found["weight"] or Decimal(0)


class PrintError(models.Model):
    """差错: an error that was found after print, in a piece, or else on a page beside its pieces.

    It counts as so many errors as its `weight` says; an empty `right` means that what stands there should not.
    """

    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="print_errors", verbose_name=_("article")
    )
    page = models.ForeignKey(
        Page,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="print_errors",
        verbose_name=_("page"),
        help_text=_("Only for what stands in no piece, as in the masthead or in the rubric of a page."),
    )
    place = CleanCharField(
        _("place"), max_length=40, blank=True, help_text=_("Where it stands there, as in “headline” or “paragraph 3”.")
    )
    wrong = CleanCharField(_("as printed"), max_length=400)
    right = CleanCharField(
        _("as it should be"), max_length=400, blank=True, help_text=_("Empty where it should not stand there at all.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ErrorKind, default=ErrorKind.CHARACTER)
    weight = models.DecimalField(
        _("counts as"),
        max_digits=4,
        decimal_places=1,
        default=Decimal(1),
        validators=[MinValueValidator(LEAST), MaxValueValidator(MOST)],
        help_text=_("So many errors: left empty, what is usual for the kind. In a title, twice as many."),
    )
    found_by = models.CharField(_("found by"), max_length=20, choices=ErrorFinder, default=ErrorFinder.STAFF)
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="print_errors",
        editable=False,
        verbose_name=_("account"),
    )
    logged_name = CleanCharField(_("logged by"), max_length=LONGEST_NAME, editable=False)
    at = models.DateTimeField(_("logged at"), default=timezone.now, editable=False)

    objects = PrintErrorQuerySet.as_manager()

    class Meta:
        db_table = "desk_print_error"  # readers see nothing of it (the edition)
        verbose_name = _("error in print")
        verbose_name_plural = _("errors in print")
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(article=None, page__isnull=False) | Q(article__isnull=False, page=None),
                name="print_error_in_piece_or_on_page",
                violation_error_message=_("Name either the piece in which it stands, or the page."),
            ),
            models.CheckConstraint(
                condition=~Q(wrong=""),
                name="print_error_says_something",
                violation_error_message=_("Say what stands in print."),
            ),
            models.CheckConstraint(
                condition=Q(weight__range=(LEAST, MOST)),
                name="print_error_weight_possible",
                violation_error_message=_("An error counts as 0.1 to 20 errors."),
            ),
        ]

    def __str__(self) -> str:
        if not self.right:
            return self.wrong
        return gettext("“%(wrong)s” for “%(right)s”") % {"wrong": self.wrong, "right": self.right}

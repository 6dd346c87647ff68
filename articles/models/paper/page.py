from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.fields import CleanCharField
from articles.models.paper.issue import Issue
from articles.models.visibility import ReachedByArticles

LAST_PAGE = 999
MOST_MEASURE = 99_999


class PageQuerySet(ReachedByArticles["Page"]):
    path_from_article = "page"

    def usual_measure(self, number: int | None, issue: Issue) -> int | None:
        """Give the measure of the page of a number in the last other issue that tells it; none where none does."""
        if number is None:
            return None
        known = self.filter(number=number, measure__isnull=False).exclude(issue=issue)
        return known.order_by("-issue__sorts_on", "-issue").values_list("measure", flat=True).first()


class Page(models.Model):
    """版: one page of an issue, with its own imprint. Its number may be unknown.

    `measure` is how many characters the page holds, empty where nobody has told.
    `imported` is what the import remembers of the page; `importing/persist/memory.py` alone reads it.
    """

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="pages", verbose_name=_("issue"))
    number = models.PositiveSmallIntegerField(
        _("page number"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(LAST_PAGE)]
    )
    section = CleanCharField(_("section"), max_length=40, blank=True)
    measure = models.PositiveIntegerField(
        _("measure"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MEASURE)],
        help_text=_("How many characters the page holds. Leave empty where it is not known."),
    )
    hotline = CleanCharField(_("hotline"), max_length=60, blank=True)
    email = CleanCharField(_("submission address"), max_length=200, blank=True)
    imprint_lines = models.JSONField(_("imprint as printed"), default=list, blank=True)
    imported = models.JSONField(_("as imported"), null=True, blank=True, editable=False)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        permissions = [("proof_page", _("Can proof pages")), ("pass_page", _("Can pass pages for print"))]
        ordering = ["issue", F("number").asc(nulls_last=True), "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "number"],
                name="page_number_unique_in_issue",
                violation_error_message=_("The issue has a page of this number."),
            ),
            models.CheckConstraint(
                condition=Q(number__range=(1, LAST_PAGE)),
                name="page_number_possible",
                violation_error_message=_("A page number is a whole number from 1 to 999."),
            ),
            models.CheckConstraint(
                condition=Q(measure__range=(1, MOST_MEASURE)),
                name="page_measure_possible",
                violation_error_message=_("A page holds from 1 to 99,999 characters."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue} {self.name}"

    @property
    def is_named(self) -> bool:
        """Whether print gives the page a number or a section; the only page of an issue often has neither."""
        return bool(self.number or self.section)

    @property
    def place(self) -> str:
        """Say to readers where the page is: the issue, and its name there, if it has one."""
        return f"{self.issue.name} {self.name}" if self.is_named else self.issue.name

    @property
    def name(self) -> str:
        """Say the page as print does: its number and its section."""
        number = gettext("Page %(number)d") % {"number": self.number} if self.number else gettext("Page not numbered")
        return f"{number} {self.section}".rstrip()

import datetime
from functools import lru_cache
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from articles.models.addresses import address
from articles.models.fields import CleanCharField
from articles.models.visibility import ReachedByArticles

FIRST_DAY = datetime.date(1900, 1, 1)  # no issue is older: an older date is a slip of the pen
LONGEST_AHEAD = datetime.timedelta(days=366)  # nor is one planned for later than this


@lru_cache(maxsize=4096)
def _said(day: datetime.date, language: str | None) -> str:
    """Say a day; a list says the same few many times."""
    return date_format(day)


def beginning(day: datetime.date) -> datetime.datetime:
    """Give the moment at which a day begins by the paper's clock."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def last_day() -> datetime.date:
    """Give the latest date that an issue may have today."""
    return timezone.localdate() + LONGEST_AHEAD


class IssueQuerySet(ReachedByArticles["Issue"]):
    path_from_article = "page__issue"

    def newest_first(self) -> Self:
        """Order by date; an issue whose date is not known stands at the end."""
        return self.order_by("-sorts_on", "-id")

    def neighbours(self, issue: "Issue") -> tuple["Issue | None", "Issue | None"]:
        """Find the issues before and after one, in two queries."""
        same_day = self.filter(sorts_on=issue.sorts_on)
        before = self.filter(sorts_on__lt=issue.sorts_on) | same_day.filter(pk__lt=issue.pk)
        after = self.filter(sorts_on__gt=issue.sorts_on) | same_day.filter(pk__gt=issue.pk)
        return before.newest_first().first(), after.order_by("sorts_on", "id").first()


class Issue(models.Model):
    """期: one day's paper. Its date may be unknown until staff confirm it; a date is never invented."""

    date = models.DateField(_("date"), null=True, blank=True, help_text=_("Leave empty until it is known."))
    number = CleanCharField(_("serial number"), max_length=20, blank=True, help_text=_("As in 总第N期."))
    not_before = models.DateField(
        _("not before"), null=True, blank=True, help_text=_("The latest date that the text mentions.")
    )
    sorts_on = models.GeneratedField(
        expression=Coalesce("date", Value(datetime.date.min)),
        output_field=models.DateField(),
        db_persist=True,
        verbose_name=_("sorted as of"),
    )

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["-sorts_on", "-id"]
        indexes = [models.Index(fields=["-sorts_on", "-id"], name="issue_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(date=None) | Q(date__gte=FIRST_DAY),
                name="issue_date_possible",
                violation_error_message=_("An issue is of 1900 or later."),
            ),
            models.UniqueConstraint(
                fields=["date"], name="issue_date_unique", violation_error_message=_("There is an issue of this date.")
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="issue_number_unique",
                violation_error_message=_("There is an issue of this number."),
            ),
        ]

    def __str__(self) -> str:
        """Name the issue as the desk does, which has to find out the date where it is not known."""
        return f"{self.day if self.date else self._wanted} {self.numbered}".rstrip()

    def get_absolute_url(self) -> str:
        return address("issue", self.pk)

    def clean(self) -> None:
        """Refuse a date more than a year ahead."""
        if self.date and self.date > last_day():
            message = _("An issue lies a year ahead at most, not after %(last)s. Check the year.")
            raise ValidationError({"date": message % {"last": date_format(last_day())}})

    @property
    def day(self) -> str:
        """Say the date to readers, or that it is not known."""
        return _said(self.date, get_language()) if self.date else gettext("Date unknown")

    @property
    def name(self) -> str:
        """Name the issue as readers see it: its date and its number."""
        return f"{self.day} {self.numbered}".rstrip()

    @property
    def numbered(self) -> str:
        """Say the serial number as print does; nothing where there is none."""
        return gettext("No. %(number)s") % {"number": self.number} if self.number else ""

    @property
    def printed_at(self) -> datetime.datetime | None:
        """The moment at which print made the issue public: the beginning of its day; none while that is not known."""
        return beginning(self.date) if self.date else None

    @property
    def _wanted(self) -> str:
        """Say how much of the date is known."""
        if self.not_before:
            return gettext("Date to be confirmed (not before %(date)s)") % {"date": date_format(self.not_before)}
        return gettext("Date to be confirmed")

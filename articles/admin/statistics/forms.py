"""What is asked of statistics: a period, and of 用稿统计 who is counted, and within it a section."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.editorial.statistics import Period
from articles.enums import Contribution
from articles.models import Article

ALL = "all"
PARTS = [
    ("", _("the whole year")),
    ("H1", _("first half")),
    ("H2", _("second half")),
    *((f"Q{number}", _("quarter %d") % number) for number in range(1, 5)),
    *((f"-{number:02}", _("month %d") % number) for number in range(1, 13)),
    (ALL, _("all years, undated pieces too")),
]
ANY_SECTION, NO_SECTION = "", "-"


class DayInput(forms.DateInput):
    """A day, by the browser's own calendar, which takes and gives it in the form of ISO 8601."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PeriodForm(forms.Form):
    """A period, as the address carries it.

    A year and a part of it, or days from and to, which then count; `period` of the cleaned data is None for all.
    """

    year = forms.IntegerField(label=_("year"), min_value=1900, max_value=2999)
    part = forms.ChoiceField(label=_("part"), choices=PARTS, required=False)
    first = forms.DateField(label=_("or from"), required=False, widget=DayInput)
    last = forms.DateField(label=_("to"), required=False, widget=DayInput)

    def clean(self) -> dict[str, Any]:
        """Make a period of what was chosen."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            cleaned["period"] = self._period(cleaned)
        return cleaned

    @staticmethod
    def _period(cleaned: dict[str, Any]) -> Period | None:
        first, last = cleaned["first"], cleaned["last"]
        if first or last:
            if not (first and last):
                raise ValidationError(_("A range of days needs both its first and its last day."))
            try:
                return Period.parse(f"{first}..{last}")
            except ValueError:
                raise ValidationError(_("The last day of a range is not before its first.")) from None
        return None if cleaned["part"] == ALL else Period.parse(f"{cleaned['year']}{cleaned['part']}")


class StatisticsForm(PeriodForm):
    """The question of 用稿统计: a period, who is counted, and in which section."""

    kind = forms.ChoiceField(label=_("counted"), choices=Contribution.choices, required=False)
    section = forms.CharField(label=_("section"), required=False)

    def __init__(self, data: Any, sections: list[str]) -> None:
        super().__init__(data)
        named = [(section or NO_SECTION, section or _("without a section")) for section in sections]
        self.fields["section"].widget = forms.Select(choices=[(ANY_SECTION, _("all sections")), *named])

    def clean(self) -> dict[str, Any]:
        """Choose what is counted where nothing else is: all who wrote, in all sections."""
        cleaned = super().clean()
        if not self.errors:
            cleaned["kind"] = Contribution(cleaned["kind"] or Contribution.WRITING)
            cleaned["section"] = {ANY_SECTION: None, NO_SECTION: ""}.get(cleaned["section"], cleaned["section"])
        return cleaned


def asked_first() -> dict[str, str]:
    """Ask of the month that was printed last: what somebody wants who has not chosen yet."""
    newest: date | None = Article.objects.published().aggregate(newest=Max("publication_date"))["newest"]
    day = newest or timezone.localdate()
    return {"year": str(day.year), "part": f"-{day.month:02}"}

"""Reading the question from the address: for every screen and file of 用稿统计 the same."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from articles.admin.statistics.forms import StatisticsForm, asked_first
from articles.editorial.statistics import Period, sections
from articles.enums import Contribution


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked; `query` asks it again."""

    period: Period | None
    kind: Contribution
    section: str | None
    query: str

    @property
    def named_period(self) -> str:
        return str(self.period) if self.period else _("All years")

    @property
    def month(self) -> Period | None:
        """The period, where it is one whole month of all sections: for which fees are paid."""
        return self.period if self.period and self.period.months == 1 and self.section is None else None

    @property
    def has_payments(self) -> bool:
        """Whether what was paid for whole months can stand beside what is due."""
        return self.period is not None and self.period.months > 0 and self.section is None


def ask(request: HttpRequest) -> tuple[StatisticsForm, Question | None]:
    """Read the question; None where it cannot be read, which the form says. Nothing asked is the last month printed."""
    data = QueryDict(mutable=True)
    data.update(asked_first() if "year" not in request.GET else {})
    data.update(request.GET)
    form = StatisticsForm(data, sections())
    if not form.is_valid():
        return form, None
    query = urlencode({name: data[name] for name in form.fields if data.get(name)})
    cleaned = form.cleaned_data
    return form, Question(cleaned["period"], cleaned["kind"], cleaned["section"], query)

"""Reading the question from the address: for every screen and file of statistics the same."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from articles.admin.statistics.forms import PeriodForm, StatisticsForm, asked_first
from articles.editorial.statistics import Period, sections
from articles.enums import Contribution


@dataclass(frozen=True)
class PeriodQuestion:
    """Which period was asked for; `query` asks it again."""

    period: Period | None
    query: str

    @property
    def named_period(self) -> str:
        return str(self.period) if self.period else _("All years")

    def file_name(self, table: str, form: str) -> str:
        """Name a table to be downloaded, in Latin letters: old systems garble others."""
        return f"statistics-{table}-{self.period.text if self.period else 'all'}.{form}"


@dataclass(frozen=True)
class Question(PeriodQuestion):
    """What was asked of 用稿统计."""

    kind: Contribution
    section: str | None

    @property
    def month(self) -> Period | None:
        """The period, where it is one whole month of all sections: for which fees are paid."""
        return self.period if self.period and self.period.months == 1 and self.section is None else None

    @property
    def has_payments(self) -> bool:
        """Whether what was paid for whole months can stand beside what is due."""
        return self.period is not None and self.period.months > 0 and self.section is None


def ask_period(request: HttpRequest) -> tuple[PeriodForm, PeriodQuestion | None]:
    """Read which period is asked for; None where that cannot be read. Nothing asked is the last month printed."""
    data = _asked(request)
    form = PeriodForm(data)
    if not form.is_valid():
        return form, None
    return form, PeriodQuestion(form.cleaned_data["period"], _query(form, data))


def ask(request: HttpRequest) -> tuple[StatisticsForm, Question | None]:
    """Read the question; None where it cannot be read, which the form says. Nothing asked is the last month printed."""
    data = _asked(request)
    form = StatisticsForm(data, sections())
    if not form.is_valid():
        return form, None
    cleaned = form.cleaned_data
    return form, Question(cleaned["period"], _query(form, data), cleaned["kind"], cleaned["section"])


def _asked(request: HttpRequest) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(asked_first() if "year" not in request.GET else {})
    data.update(request.GET)
    return data


def _query(form: PeriodForm, data: QueryDict) -> str:
    return urlencode({name: data[name] for name in form.fields if data.get(name)})

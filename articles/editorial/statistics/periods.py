"""Periods of 用稿统计: months, quarters, half-years, years and any other range of days."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

WRITTEN = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})|[Qq](?P<quarter>[1-4])|[Hh](?P<half>[12]))?")
RANGE = re.compile(r"(?P<first>[0-9]{4}-[0-9]{2}-[0-9]{2})\.\.(?P<last>[0-9]{4}-[0-9]{2}-[0-9]{2})")
EARLIEST, LATEST = 1900, 2999
MONTHS_OF_YEAR, MONTHS_OF_HALF, MONTHS_OF_QUARTER = 12, 6, 3


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("A period ends on the day it begins, or later.")

    @classmethod
    def of_months(cls, year: int, month: int, count: int = 1) -> "Period":
        """Take `count` whole months, the first of which is `month` of `year`."""
        first = date(year, month, 1)
        return cls(first, _shifted(first, count) - timedelta(days=1))

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2025`, `2025-04`, `2025Q2`, `2025H1` or `2025-04-01..2025-04-20`; ValueError for anything else."""
        period = cls._read(text)
        if period.first.year < EARLIEST or period.last.year > LATEST:
            raise ValueError(f"{text!r} is not between {EARLIEST} and {LATEST}.")
        return period

    @classmethod
    def _read(cls, text: str) -> "Period":
        if ranged := RANGE.fullmatch(text):
            return cls(date.fromisoformat(ranged["first"]), date.fromisoformat(ranged["last"]))
        written = WRITTEN.fullmatch(text)
        if not written:
            raise ValueError(f"{text!r} is no period.")
        year = int(written["year"])
        if written["month"]:
            return cls.of_months(year, int(written["month"]))
        if written["quarter"]:
            return cls.of_months(year, (int(written["quarter"]) - 1) * MONTHS_OF_QUARTER + 1, MONTHS_OF_QUARTER)
        if written["half"]:
            return cls.of_months(year, (int(written["half"]) - 1) * MONTHS_OF_HALF + 1, MONTHS_OF_HALF)
        return cls.of_months(year, 1, MONTHS_OF_YEAR)

    @property
    def months(self) -> int:
        """Count the whole months that the period is made of; 0 where it begins or ends within one."""
        if self.first.day != 1 or self.last.day != monthrange(self.last.year, self.last.month)[1]:
            return 0
        return _month_number(self.last) - _month_number(self.first) + 1

    @property
    def before(self) -> "Period":
        """The period before: as many whole months, or else as many days."""
        last = self.first - timedelta(days=1)
        if self.months:
            return Period(_shifted(self.first, -self.months), last)
        return Period(last - (self.last - self.first), last)

    @property
    def year_before(self) -> "Period":
        """The same of last year; the last day of a February stays the last day."""
        if self.months:
            first = _shifted(self.first, -MONTHS_OF_YEAR)
            return Period.of_months(first.year, first.month, self.months)
        return Period(_a_year_earlier(self.first), _a_year_earlier(self.last))

    def ending(self, months: int) -> "Period":
        """Give the so many whole months that end with the last of the period's."""
        return Period.of_months(*_year_and_month(_month_number(self.last) - months + 1), months)

    def by_month(self) -> list["Period"]:
        """Give the months in which the period lies."""
        numbers = range(_month_number(self.first), _month_number(self.last) + 1)
        return [Period.of_months(*_year_and_month(number)) for number in numbers]

    @property
    def text(self) -> str:
        """Write the period as `parse` reads it, in the shortest form."""
        year, month = self.first.year, self.first.month
        match self.months, (month - 1) % (self.months or 1):
            case 1, _:
                return f"{year}-{month:02}"
            case 3, 0:
                return f"{year}Q{(month - 1) // MONTHS_OF_QUARTER + 1}"
            case 6, 0:
                return f"{year}H{(month - 1) // MONTHS_OF_HALF + 1}"
            case 12, 0:
                return f"{year}"
        return f"{self.first}..{self.last}"

    def __str__(self) -> str:
        """Say the period as the trade does: its month, quarter, half or year, else its first and last day."""
        year, month = self.first.year, self.first.month
        match self.months, (month - 1) % (self.months or 1):
            case 1, _:
                return date_format(self.first, "YEAR_MONTH_FORMAT")
            case 3, 0:
                return _("%(year)d, quarter %(number)d") % {"year": year, "number": (month - 1) // 3 + 1}
            case 6, 0:
                half = _("first half of %(year)d") if month == 1 else _("second half of %(year)d")
                return half % {"year": year}
            case 12, 0:
                return _("the year %(year)d") % {"year": year}
        return f"{date_format(self.first)}—{date_format(self.last)}"


def _month_number(day: date) -> int:
    return day.year * MONTHS_OF_YEAR + day.month - 1


def _shifted(first: date, months: int) -> date:
    """Give the first day of the month so many months later."""
    return date(*_year_and_month(_month_number(first) + months), 1)


def _year_and_month(number: int) -> tuple[int, int]:
    """Give year and month of what `_month_number` counts."""
    year, month = divmod(number, MONTHS_OF_YEAR)
    return year, month + 1


def _a_year_earlier(day: date) -> date:
    last = monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last))

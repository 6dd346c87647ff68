from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from articles.editorial.statistics import Period

DAYS = st.dates(date(1902, 1, 1), date(2900, 1, 1))


@pytest.mark.parametrize(
    ("text", "first", "last", "said"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "2024年"),
        ("2024H1", date(2024, 1, 1), date(2024, 6, 30), "2024年上半年"),
        ("2024H2", date(2024, 7, 1), date(2024, 12, 31), "2024年下半年"),
        ("2024Q3", date(2024, 7, 1), date(2024, 9, 30), "2024年第3季度"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        ("2024-02-03..2024-03-05", date(2024, 2, 3), date(2024, 3, 5), "2024年2月3日—2024年3月5日"),
    ],
)
def test_a_period_is_read_and_written_and_said(text: str, first: date, last: date, said: str) -> None:
    period = Period.parse(text)
    assert (period.first, period.last, period.text) == (first, last, text)
    with translation.override("zh-hans"):
        assert str(period) == said


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2024Q5", "2024H0", "2024-02-30..2024-03-01", "2024-03-02..2024-03-01", "0001-01"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "before", "year_before"),
    [
        ("2025-03", "2025-02", "2024-03"),
        ("2025-01", "2024-12", "2024-01"),
        ("2025-02", "2025-01", "2024-02"),
        ("2025Q1", "2024Q4", "2024Q1"),
        ("2025H1", "2024H2", "2024H1"),
        ("2025", "2024", "2024"),
        ("2024-02-20..2024-02-29", "2024-02-10..2024-02-19", "2023-02-20..2023-02-28"),
    ],
)
def test_a_period_is_compared_with_the_one_before_and_the_same_of_last_year(
    text: str, before: str, year_before: str
) -> None:
    period = Period.parse(text)
    assert (period.before.text, period.year_before.text) == (before, year_before)


def test_months_end_with_a_period() -> None:
    months = Period.parse("2025-02-10..2025-02-11").ending(3).by_month()
    assert [month.text for month in months] == ["2024-12", "2025-01", "2025-02"]


@given(DAYS, DAYS)
def test_any_period_reads_as_it_is_written_and_touches_the_one_before(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))
    assert Period.parse(period.text) == period
    assert (period.first - period.before.last).days == 1

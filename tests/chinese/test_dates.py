import datetime

import pytest

from articles.chinese.dates import latest_mention, read_date, read_ordinal
from tests.importing.cases import cases


@cases("dates")
def test_latest_mention(printed, expected):
    assert str(latest_mention([printed]) or "没有") == expected


def test_latest_mention_takes_no_year_from_another_text():
    assert latest_mention(["2025年4月24日开工。", "12月31日完工。"]) == datetime.date(2025, 4, 24)


@pytest.mark.parametrize(
    "text",
    [
        "2025-08-02",
        "2025.8.2",
        "2025/8/2",
        "2025年8月2日",
        "二〇二五年八月二日",
        "2025 年 8 月 2 日",
        "２０２５－８－２",
    ],
)
def test_date_is_read(text):
    assert read_date(text) == datetime.date(2025, 8, 2)


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-13-01", "2025-02-29", "昨天", "2025-8-2x", "2025年十十月1日", "0000-1-1"]
)
def test_date_that_no_calendar_has(text):
    with pytest.raises(ValueError):  # noqa: PT011 — the kind is the contract
        read_date(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("2", 2), ("02", 2), ("０２", 2), ("二", 2), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21)],
)
def test_ordinal_is_read(text, number):
    assert read_ordinal(text) == number

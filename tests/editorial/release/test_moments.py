from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.editorial import DeskRefusal, read_moment

PAPER = ZoneInfo("Asia/Shanghai")
NOW = datetime(2025, 12, 30, 21, 15, tzinfo=PAPER)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tomorrow 6:00", (2025, 12, 31, 6, 0)),
        ("Tomorrow 6:00", (2025, 12, 31, 6, 0)),
        ("明天6点", (2025, 12, 31, 6, 0)),
        ("明日　6：30", (2025, 12, 31, 6, 30)),
        ("后天 6点5分", (2026, 1, 1, 6, 5)),
        ("今天 22:00", (2025, 12, 30, 22, 0)),
        ("22:00", (2025, 12, 30, 22, 0)),
        ("6:00", (2025, 12, 31, 6, 0)),
        ("2026-05-06 06:00", (2026, 5, 6, 6, 0)),
        ("2026年5月6日6时", (2026, 5, 6, 6, 0)),
        ("5月6日 6:00", (2026, 5, 6, 6, 0)),
        ("12.31 0:00", (2025, 12, 31, 0, 0)),
        ("１月３日　６：０５", (2026, 1, 3, 6, 5)),
    ],
)
def test_a_moment_is_read_by_the_clock_of_the_paper(text: str, moment: tuple[int, ...]) -> None:
    assert read_moment(text, NOW) == datetime(*moment, tzinfo=PAPER)


@pytest.mark.parametrize(
    "text", ["", "明天", "25:00", "6:60", "2026-02-30 6:00", "大后天 6:00", "2026 6:00", "x" * 999]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(DeskRefusal, match="不是时间"):
        read_moment(text, NOW)


def test_what_has_passed_or_is_far_away_is_refused() -> None:
    with pytest.raises(DeskRefusal, match="已过"):
        read_moment("今天 6:00", NOW)
    with pytest.raises(DeskRefusal, match="一年"):
        read_moment("2052-01-01 6:00", NOW)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_moment_to_come_or_a_sentence(text: str) -> None:
    with suppress(DeskRefusal):
        assert read_moment(text, NOW) > NOW

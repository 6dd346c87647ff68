"""Where a piece is printed, read in any form."""

import pytest

from articles.search import Printed, read_printed

DAY = Printed(12, 31, 2024)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12月31日", [Printed(12, 31)]),
        ("2月29号", [Printed(2, 29)]),
        ("2024年12月31日", [DAY]),
        ("2024-12-31", [DAY]),
        ("2024/12/31", [DAY]),
        ("2024.12.31", [DAY]),
        ("２０２４－１２－３１", [DAY]),
        ("2024-1-5", [Printed(1, 5, 2024)]),
        ("第1版", [Printed(page=1)]),
        ("第01版", [Printed(page=1)]),
        ("总第1580期", [Printed(number="1580")]),
        ("12月31日第4版", [Printed(12, 31), Printed(page=4)]),
        ("2024年12月31日 总第1580期 第2版", [DAY, Printed(number="1580"), Printed(page=2)]),
    ],
)
def test_form_of_print_is_read(typed, expected):
    assert read_printed(typed) == (tuple(expected), "")


@pytest.mark.parametrize("typed", ["13月1日", "2月30日", "2023-02-29", "8.6", "12-31", "“12月31日”", "12月31日起"])
def test_what_is_no_day_is_a_word(typed):
    assert read_printed(typed) == ((), typed)


def test_other_words_stay_in_their_order():
    assert read_printed("春耕 12月31日 “备耕 现场会” 第1版") == (
        (Printed(12, 31), Printed(page=1)),
        "春耕 “备耕 现场会”",
    )

"""What a correction says, and how it stands with print."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from articles.enums import CorrectionState, Stage
from articles.models import Article, Correction
from tests.factories import (
    make_article,
    make_correction,
    make_issue,
    make_manuscript,
    make_page,
    make_retracted,
    make_source,
)

FRIDAY, SATURDAY, MONDAY, TUESDAY = (date(2026, 3, day) for day in (6, 7, 9, 10))


def print_page(day, number=3):
    return make_page(issue=make_issue(date=day), number=number)


def state_of(correction, today=MONDAY):
    row = Correction.objects.with_state(today).get(pk=correction.pk)
    return row.state, row.due_on


@pytest.fixture
def printed(db):
    """A piece of Friday's page 3."""
    return make_article(page=print_page(FRIDAY))


def test_correction_goes_by_its_day_and_article():
    night = datetime(2025, 4, 28, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai"))  # in UTC the day before
    assert str(Correction(at=night, article=Article(headline="春耕"))) == "2025-04-28: 春耕"


def test_correction_is_said_in_one_line():
    assert Correction(wrong="三万亩", right="二万亩").said == "误：三万亩　正：二万亩"
    assert Correction(text="三万亩应为二万亩。").said == "三万亩应为二万亩。"


@pytest.mark.django_db
def test_corrections_stand_newest_first():
    article = make_article()
    older, newer = make_correction(article, day=FRIDAY), make_correction(article)
    assert list(article.corrections.all()) == [newer, older]
    assert list(Correction.objects.newest_first()) == [newer, older]


def test_nothing_is_due_while_there_is_no_later_issue(printed):
    print_page(SATURDAY)
    assert state_of(make_correction(printed, day=SATURDAY)) == (CorrectionState.WAITING, None)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (SATURDAY, CorrectionState.DUE),
        (MONDAY, CorrectionState.DUE),
        (TUESDAY, CorrectionState.OVERDUE),
    ],
)
def test_correction_is_due_in_the_next_issue_and_overdue_when_its_day_has_passed(printed, today, state):
    correction = make_correction(printed, day=FRIDAY)
    print_page(TUESDAY), print_page(MONDAY)
    assert state_of(correction, today) == (state, MONDAY)


def test_correction_is_due_on_the_same_page_and_an_issue_without_it_is_passed_over(printed):
    correction = make_correction(printed, day=FRIDAY)
    print_page(SATURDAY, number=1), print_page(MONDAY)
    make_page(issue=make_issue(date=None), number=3)
    assert state_of(correction) == (CorrectionState.DUE, MONDAY)


def test_page_without_a_number_is_followed_by_another_without_one(db):
    correction = make_correction(make_article(page=print_page(FRIDAY, number=None)), day=FRIDAY)
    print_page(SATURDAY, number=1), print_page(MONDAY, number=None)
    assert state_of(correction) == (CorrectionState.DUE, MONDAY)


def test_what_was_noted_as_printed_is_settled(printed):
    page = print_page(SATURDAY)
    assert state_of(make_correction(printed, day=FRIDAY, printed_in=page)) == (CorrectionState.PRINTED, SATURDAY)


def test_what_is_retracted_owes_nothing(printed):
    print_page(SATURDAY)
    assert state_of(make_retracted(printed, day=FRIDAY))[0] == CorrectionState.RETRACTED


@pytest.mark.django_db
@pytest.mark.parametrize(
    "make",
    [
        lambda: make_article(page=None),
        lambda: make_article(page=print_page(TUESDAY)),  # corrected on the site before it was printed
        lambda: make_article(page=make_page(number=3)),
        make_manuscript,
    ],
)
def test_piece_that_was_wrong_on_no_printed_page_owes_nothing_in_print(make):
    correction = make_correction(make(), day=FRIDAY)
    print_page(MONDAY)
    assert state_of(correction)[0] == CorrectionState.NOT_OWED


@pytest.mark.django_db
def test_imported_print_was_printed_though_its_day_is_not_known():
    page = make_page(number=3)
    correction = make_correction(
        make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page)), day=FRIDAY
    )
    print_page(MONDAY)
    assert state_of(correction) == (CorrectionState.DUE, MONDAY)


def test_correction_of_before_owes_nothing_since_nobody_kept_whether_it_was_printed(printed):
    print_page(SATURDAY)
    assert state_of(make_correction(printed, text="三万亩应为二万亩。", day=FRIDAY))[0] == CorrectionState.NOT_OWED

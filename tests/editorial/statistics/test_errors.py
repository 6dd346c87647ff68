"""Error rates of pieces, pages, issues and periods, on an archive small enough to count by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editorial.statistics import (
    ErrorRate,
    Period,
    error_rates,
    rate_of_issue,
    rate_of_page,
    rate_of_piece,
)
from articles.enums import ErrorKind
from articles.models import Issue
from tests.factories import make_article, make_issue, make_page, make_print_error, make_withdrawn

pytestmark = pytest.mark.django_db
APRIL = Period.parse("2025-04")


@pytest.fixture
def issue() -> Issue:
    """An issue of April: 1,500 characters on two pages, three errors that count as 2.6."""
    issue = make_issue(date=date(2025, 4, 28))
    first, second = (make_page(issue=issue, number=number) for number in (1, 2))
    piece = make_article(page=first, headline="渠水进村", body="字" * 1000)
    make_article(page=second, body="字" * 500)
    make_print_error(article=piece, weight=Decimal(2))
    make_print_error(article=piece, kind=ErrorKind.PUNCTUATION, weight=Decimal("0.1"))
    make_print_error(page=second, kind=ErrorKind.LAYOUT, weight=Decimal("0.5"))
    return issue


def test_a_piece_a_page_and_an_issue_have_their_rates(issue: Issue) -> None:
    first, second = issue.pages.order_by("number")
    piece = first.articles.get()
    assert rate_of_piece(piece) == ErrorRate(2, Decimal("2.1"), 1000)
    assert rate_of_piece(piece).per_ten_thousand == Decimal("21.00")
    assert rate_of_page(second) == ErrorRate(1, Decimal("0.5"), 500)
    assert rate_of_issue(issue) == ErrorRate(3, Decimal("2.6"), 1500)
    assert rate_of_issue(issue).per_ten_thousand == Decimal("17.33")


def test_the_half_on_another_page_belongs_to_the_piece(issue: Issue) -> None:
    first, second = issue.pages.order_by("number")
    whole = first.articles.get()
    half = make_article(page=second, visibility="hidden", continues=whole)
    make_print_error(article=half)
    assert rate_of_piece(whole) == ErrorRate(3, Decimal("3.1"), 1000)
    assert list(error_rates(APRIL).pieces.values()) == [ErrorRate(3, Decimal("3.1"), 1000)]


def test_a_period_adds_up_its_issues(issue: Issue) -> None:
    later = make_issue(date=date(2025, 4, 29))
    clean = make_article(page=make_page(issue=later), body="字" * 500)
    make_print_error(article=make_article(page=make_page(issue=make_issue(date=date(2025, 5, 1)))))
    found = error_rates(APRIL)
    assert list(found.issues.items()) == [
        (later, ErrorRate(0, Decimal(0), 500)),
        (issue, ErrorRate(3, Decimal("2.6"), 1500)),
    ]
    assert found.total == ErrorRate(3, Decimal("2.6"), 2000)
    assert found.total.per_ten_thousand == Decimal("13.00")
    assert [piece.headline for piece in found.pieces] == ["渠水进村"]
    assert {kind: rate.weight for kind, rate in found.kinds.items()} == {
        ErrorKind.CHARACTER: Decimal(2),
        ErrorKind.PUNCTUATION: Decimal("0.1"),
        ErrorKind.LAYOUT: Decimal("0.5"),
    }
    assert error_rates(None).total.number == 4
    assert clean not in found.pieces


def test_what_was_withdrawn_was_printed_and_counts(issue: Issue) -> None:
    page = issue.pages.get(number=1)
    make_print_error(article=make_withdrawn(page=page, body="字" * 500))
    assert rate_of_issue(issue).characters == error_rates(APRIL).total.characters == 2000
    web = make_withdrawn(page=None, body="字" * 100, withdrawn_at=datetime(2025, 4, 2, tzinfo=UTC))
    make_print_error(article=web)
    assert error_rates(APRIL).issues[None] == ErrorRate(1, Decimal(1), 100)
    assert list(error_rates(APRIL).issues) == [issue, None]


def test_a_rate_is_over_when_it_is_more_than_three_in_ten_thousand() -> None:
    assert not ErrorRate(3, Decimal(3), 10_000).is_over
    assert ErrorRate(3, Decimal("3.1"), 10_000).is_over
    assert ErrorRate(1, Decimal(1), 0).per_ten_thousand is None
    assert not ErrorRate().is_over


def test_questions_do_not_grow_with_issues_and_errors(issue: Issue) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            error_rates(APRIL)
        return len(captured)

    assert queries() == 4
    for day in range(1, 6):
        make_print_error(article=make_article(page=make_page(issue=make_issue(date=date(2025, 4, day)))))
    assert queries() == 4

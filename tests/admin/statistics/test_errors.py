"""差错率 at the desk: the tables of issues and pieces, and what is downloaded."""

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article
from tests.factories import make_article, make_issue, make_page, make_print_error

pytestmark = pytest.mark.django_db
Login = Callable[..., Client]
ERRORS = "/admin/statistics/errors/"
APRIL = "year=2025&part=-04"


@pytest.fixture
def piece() -> Article:
    """A piece of April with an error that counts as two."""
    page = make_page(issue=make_issue(date=date(2025, 4, 28)), number=1)
    piece = make_article(page=page, headline="=渠水进村", body="字" * 1000)
    make_print_error(article=piece, weight=Decimal(2))
    return piece


def test_only_who_may_see_errors_sees_their_rates(login: Login, piece: Article) -> None:
    client = login("秦晓岚", "view_article", "view_correspondent")
    for address in ("", "pieces/", "issues.csv", "pieces.xlsx"):
        assert client.get(f"{ERRORS}{address}?{APRIL}").status_code == 403
    assertNotContains(client.get("/admin/statistics/people/"), ERRORS)


def test_issues_are_listed_with_their_rates(login: Login, piece: Article) -> None:
    response = login("秦晓岚", "view_printerror", "view_correspondent").get(f"{ERRORS}?{APRIL}")
    assertContains(response, "<strong>20.00</strong>")
    assertContains(response, "超过了报纸合格的上限万分之3")
    assertContains(response, f"/admin/articles/issue/{piece.page.issue_id}/change/")
    assertContains(response, "错字、多字、漏字")


def test_pieces_with_errors_are_listed(login: Login, piece: Article) -> None:
    response = login("秦晓岚", "view_printerror").get(f"{ERRORS}pieces/?year=2025&part=Q2")
    assertContains(response, "=渠水进村")
    assertContains(response, f"?article={piece.pk}")
    empty = login("方敏", "view_printerror").get(f"{ERRORS}pieces/?year=2024")
    assertContains(empty, "本期没有登记的差错")


def test_a_period_that_cannot_be_read_says_why(login: Login) -> None:
    client = login("秦晓岚", "view_printerror")
    assert client.get(f"{ERRORS}?year=x").status_code == 400
    assert client.get(f"{ERRORS}issues.csv?year=x").status_code == 302


def test_csv_and_xlsx_hold_the_same(login: Login, piece: Article) -> None:
    client = login("秦晓岚", "view_printerror")
    response = client.get(f"{ERRORS}pieces.csv?{APRIL}")
    assert response["Content-Disposition"] == 'attachment; filename="statistics-errors-pieces-2025-04.csv"'
    rows = list(csv.reader(io.StringIO(response.content.decode()[1:])))
    assert rows[0] == ["主题", "版面", "差错", "计错数", "字数", "差错率（万分之）"]
    assert rows[1][0] == "'=渠水进村"
    assert rows[1][2:] == ["1", "2.0", "1000", "20.00"]
    sheet = load_workbook(io.BytesIO(client.get(f"{ERRORS}issues.xlsx?{APRIL}").content)).active
    assert [cell.value for cell in sheet[3]][1:] == [1, 2, 1000, 20]
    assert [cell.value for cell in sheet[4]] == ["合计", 1, 2, 1000, 20]


def test_queries_do_not_grow_with_issues(login: Login, piece: Article) -> None:
    client = login("秦晓岚", "view_printerror")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{ERRORS}?{APRIL}")
        return len(captured)

    queries()
    before = queries()
    for day in range(1, 6):
        make_print_error(article=make_article(page=make_page(issue=make_issue(date=date(2025, 4, day)))))
    assert queries() == before

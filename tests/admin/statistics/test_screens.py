"""用稿统计 at the desk: the tables, what is downloaded, who may see and mark fees."""

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from articles.admin.statistics.chart import HEIGHT, draw
from articles.models import Correspondent, FeePayment, FeeRule
from tests.factories import make_article, make_byline, make_correspondent, make_issue, make_page, make_unit

pytestmark = pytest.mark.django_db
Login = Callable[..., Client]
PEOPLE = "/admin/statistics/people/"
UNITS = "/admin/statistics/units/"
APRIL = "year=2025&part=-04"
ALL_OF_FEES = ("view_correspondent", "view_feepayment", "add_feepayment", "delete_feepayment")


@pytest.fixture
def writer() -> Correspondent:
    """Somebody with a piece of April, of 500 characters, due 40 yuan; beside an idle colleague."""
    FeeRule.objects.create(since=date(2020, 1, 1), amount=Decimal(80))
    page = make_page(issue=make_issue(date=date(2025, 4, 28)), number=2, section="综合")
    article = make_article(page=page, headline="渠水进村", body="字" * 500)
    writer = make_correspondent("白露", unit=make_unit("=东河镇"))
    make_byline(article, writer, unit=writer.unit)
    make_correspondent("丁香")
    return writer


def table(response: object) -> list[list[str]]:
    text = response.content.decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


def test_only_who_may_see_correspondents_sees_statistics(login: Login) -> None:
    client = login("秦晓岚", "view_article")
    for address in (PEOPLE, UNITS, f"{PEOPLE}file.csv", f"{PEOPLE}1/", f"{PEOPLE}1/certificate/"):
        assert client.get(address).status_code == 403
    client.logout()
    assert client.get(PEOPLE).status_code == 302


def test_the_last_month_printed_is_shown_first_and_zeros_are_listed(login: Login, writer: Correspondent) -> None:
    text = login("秦晓岚", "view_correspondent").get(PEOPLE).content.decode()
    assert "2025年4月" in text
    assert "丁香" in text
    assert "应付稿费" not in text  # fees are not for everybody
    assert "本期此类署名稿件共 1 篇" in text


def test_a_question_that_cannot_be_answered_says_why(login: Login, writer: Correspondent) -> None:
    client = login("秦晓岚", "view_correspondent")
    for query in ("year=2025&first=2025-04-01", "year=2025&first=2025-05-01&last=2025-04-01", "year=1", "year=x"):
        response = client.get(f"{PEOPLE}?{query}")
        assert response.status_code == 400
        assert "errorlist" in response.content.decode()
        assert client.get(f"{PEOPLE}file.csv?{query}").status_code == 302


@pytest.mark.parametrize("part", ["", "H1", "Q2", "-04", "all"])
def test_any_period_is_counted(login: Login, writer: Correspondent, part: str) -> None:
    response = login("秦晓岚", "view_correspondent").get(f"{PEOPLE}file.csv?year=2025&part={part}")
    assert table(response)[1][:5] == ["1", "白露", "'=东河镇", "1", "1.00"]


def test_csv_opens_right_in_a_spreadsheet(login: Login, writer: Correspondent) -> None:
    response = login("秦晓岚", *ALL_OF_FEES).get(f"{PEOPLE}file.csv?{APRIL}")
    assert response["Content-Disposition"] == 'attachment; filename="statistics-people-2025-04.csv"'
    rows = table(response)
    assert rows[0][:4] == ["名次", "姓名", "单位", "篇数"]
    assert rows[1][-3:] == ["40.00", "0.00", "40.00"]
    assert rows[2][:4] == ["", "丁香", "", "0"]
    assert rows[3][1] == "合计"


def test_xlsx_holds_numbers_and_no_formulas(login: Login, writer: Correspondent) -> None:
    response = login("秦晓岚", *ALL_OF_FEES).get(f"{PEOPLE}file.xlsx?{APRIL}")
    sheet = load_workbook(io.BytesIO(response.content)).active
    title, heading, first = (next(sheet.iter_rows(row, row, values_only=True)) for row in (1, 2, 3))
    assert "2025年4月" in title[0]
    assert heading[:3] == ("名次", "姓名", "单位")
    assert first[:5] == (1, "白露", "=东河镇", 1, 1)
    assert sheet.cell(3, 3).data_type == "s"
    assert first[-3:] == (40, 0, 40)


def test_units_have_their_own_table(login: Login, writer: Correspondent) -> None:
    client = login("秦晓岚", "view_correspondent")
    assert "=东河镇" in client.get(f"{UNITS}?{APRIL}").content.decode()
    assert table(client.get(f"{UNITS}file.csv?{APRIL}"))[1][:3] == ["1", "'=东河镇", "1"]


def test_a_fee_is_marked_as_paid_and_the_mark_taken_back(login: Login, writer: Correspondent) -> None:
    client = login("秦晓岚", *ALL_OF_FEES)
    assert f'value="{writer.pk}:40.00"' in client.get(f"{PEOPLE}?{APRIL}").content.decode()
    told = client.post(f"{PEOPLE}?{APRIL}", {"_pay": "", "due": f"{writer.pk}:40.00"}, follow=True)
    assert "已将 1 人标记为已付" in told.content.decode()
    assert FeePayment.objects.get().amount == 40
    FeeRule.objects.update(amount=Decimal(100))  # what changes later shows as a difference
    assert table(client.get(f"{PEOPLE}file.csv?{APRIL}"))[1][-3:] == ["50.00", "40.00", "10.00"]
    again = client.post(f"{PEOPLE}?{APRIL}", {"_pay": "", "due": f"{writer.pk}:40.00"}, follow=True)
    assert "已标记为已付" in again.content.decode()
    client.post(f"{PEOPLE}?{APRIL}", {"_unpay": "", "paid": writer.pk})
    assert not FeePayment.objects.exists()
    assert "没有选人" in client.post(f"{PEOPLE}?{APRIL}", {"_pay": ""}, follow=True).content.decode()


@pytest.mark.parametrize("due", ["x:1", "1:x", "1", ":", "1:NaN"])
def test_crafted_amounts_pay_nobody(login: Login, writer: Correspondent, due: str) -> None:
    response = login("秦晓岚", *ALL_OF_FEES).post(f"{PEOPLE}?{APRIL}", {"_pay": "", "due": due})
    assert response.status_code in {302, 403}
    assert not FeePayment.objects.exists()


def test_crafted_marks_are_answered(login: Login, writer: Correspondent) -> None:
    client = login("秦晓岚", *ALL_OF_FEES)
    assert client.post(f"{PEOPLE}?{APRIL}", {"_pay": "", "due": f"{writer.pk}:sNaN"}).status_code == 403
    assert client.post(f"{PEOPLE}?{APRIL}", {"_unpay": "", "paid": "9" * 5000}).status_code == 302


def test_marking_needs_its_permission_and_a_month(login: Login, writer: Correspondent) -> None:
    client = login("秦晓岚", *ALL_OF_FEES)
    assert client.post(f"{PEOPLE}?year=2025", {"_pay": "", "due": f"{writer.pk}:40.00"}).status_code == 403
    User.objects.get(username="秦晓岚").user_permissions.clear()
    assert client.post(f"{PEOPLE}?{APRIL}", {"_pay": "", "due": f"{writer.pk}:40.00"}).status_code == 403


def test_the_account_of_a_person_lists_each_piece(login: Login, writer: Correspondent) -> None:
    client = login("秦晓岚", "view_correspondent")
    text = client.get(reverse("admin:statistics_account", args=[writer.pk]) + f"?{APRIL}").content.decode()
    assert "渠水进村" in text
    assert "综合" in text
    assert client.get(reverse("admin:statistics_account", args=[0])).status_code == 404


def test_the_certificate_says_what_was_printed(login: Login, writer: Correspondent) -> None:
    address = reverse("admin:statistics_certificate", args=[writer.pk])
    text = login("秦晓岚", "view_correspondent").get(f"{address}?{APRIL}").content.decode()
    assert "兹证明白露同志（=东河镇）2025年4月" in text
    assert "刊发稿件1篇，其中独立署名1篇、合作署名0篇，共500字" in text


def test_queries_do_not_grow_with_pieces_and_people(login: Login, writer: Correspondent) -> None:
    client = login("秦晓岚", *ALL_OF_FEES)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{PEOPLE}?{APRIL}")
        return len(captured)

    queries()
    before = queries()
    page = make_page(issue=make_issue(date=date(2025, 4, 29)))
    for number in range(5):
        make_byline(make_article(page=page), make_correspondent(f"方圆{number}", unit=make_unit(f"站{number}")))
    assert queries() == before


def test_bars_stand_on_one_ground() -> None:
    chart = draw([(date(2025, 1, 1), 0), (date(2025, 2, 1), 4), (date(2025, 3, 1), 1)])
    assert [bar.height for bar in chart.bars] == [0, HEIGHT, HEIGHT // 4]
    assert {bar.top + bar.height for bar in chart.bars} == {chart.ground}
    assert draw([(date(2025, 1, 1), 0)]).bars[0].height == 0

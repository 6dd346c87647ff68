"""差错: logged from the form of a piece, a page or an issue, and listed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.models import Article, Entry, PrintError
from tests.admin.forms import errors, filled
from tests.admin.test_lists import url_of
from tests.factories import make_article, make_issue, make_manuscript, make_page, make_print_error

pytestmark = pytest.mark.django_db
Login = Callable[..., Client]
ADD = url_of(PrintError, "add")
LOGGER = ("view_article", "change_article", "view_page", "view_issue", "view_printerror", "add_printerror")


@pytest.fixture
def piece() -> Article:
    page = make_page(issue=make_issue(date=date(2025, 4, 28)), number=1)
    return make_article(page=page, headline="渠水进村", body="字" * 1000)


def test_an_error_is_logged_from_its_piece(login: Login, piece: Article) -> None:
    client = login("秦晓岚", *LOGGER)
    form = url_of(Article, "change", piece.pk)
    assertContains(client.get(form), f"{ADD}?article={piece.pk}")
    page = client.get(ADD, {"article": piece.pk})
    sent = {**filled(page), "wrong": "渠水近村", "right": "渠水进村"}
    assertRedirects(client.post(f"{ADD}?article={piece.pk}", sent), form)
    error = PrintError.objects.get()
    assert (error.article, error.weight, error.logged_name) == (piece, 1, "秦晓岚")
    assert Entry.objects.about(error)[0].action == "add"
    assertContains(client.get(form), "差错1处（万分之10.00）")


def test_what_is_not_weighed_counts_as_its_kind_does(login: Login, piece: Article) -> None:
    client = login("秦晓岚", *LOGGER)
    sent = {**filled(client.get(ADD, {"article": piece.pk})), "wrong": "，。", "right": "。", "kind": "punctuation"}
    client.post(ADD, sent)
    client.post(ADD, {**sent, "weight": "0.5"})
    assert list(PrintError.objects.order_by("pk").values_list("weight", flat=True)) == [Decimal("0.1"), Decimal("0.5")]


def test_another_error_is_logged_of_the_same_piece(login: Login, piece: Article) -> None:
    client = login("秦晓岚", *LOGGER)
    address = f"{ADD}?article={piece.pk}"
    sent = {**filled(client.get(address)), "wrong": "渠水近村", "_addanother": ""}
    assertRedirects(client.post(address, sent), address)


def test_an_error_stands_in_a_piece_or_on_a_page(login: Login, piece: Article) -> None:
    client = login("秦晓岚", *LOGGER)
    sent = {**filled(client.get(ADD)), "wrong": "第01版", "right": "第02版"}
    assert "请写明差错所在的稿件，或所在的版面（二者写一）。" in errors(client.post(ADD, sent))
    assert errors(client.post(ADD, {**sent, "article": piece.pk, "page": piece.page_id}))
    assert client.post(ADD, {**sent, "page": piece.page_id}).status_code == 302
    assertContains(client.get(url_of(type(piece.page), "change", piece.page_id)), "差错1处")
    assertContains(client.get(url_of(type(piece.page.issue), "change", piece.page.issue_id)), "差错1处")


def test_nothing_is_logged_of_what_nobody_has_read(login: Login) -> None:
    client, manuscript = login("秦晓岚", *LOGGER), make_manuscript()
    assertNotContains(client.get(url_of(Article, "change", manuscript.pk)), "登记差错")
    sent = {**filled(client.get(ADD)), "wrong": "错", "article": manuscript.pk}
    assert "还没有读者看到过这篇稿件：直接修改即可，不登记差错。" in errors(client.post(ADD, sent))


def test_who_may_not_log_errors_sees_no_way_to(login: Login, piece: Article) -> None:
    make_print_error(article=piece)
    client = login("秦晓岚", "view_article", "change_article")
    assertNotContains(client.get(url_of(Article, "change", piece.pk)), "差错")
    assert client.get(ADD).status_code == 403


def test_a_list_is_narrowed_to_a_page_or_an_issue(login: Login, piece: Article) -> None:
    client = login("秦晓岚", *LOGGER)
    make_print_error(article=piece, wrong="渠水近村")
    make_print_error(page=piece.page, wrong="第01版")
    make_print_error(page=make_page(), wrong="别处的错")
    for name, key in (("page", piece.page_id), ("issue", piece.page.issue_id)):
        response = client.get(url_of(PrintError), {name: key})
        assert {row.wrong for row in response.context["cl"].result_list} == {"渠水近村", "第01版"}
    assert [row.wrong for row in client.get(url_of(PrintError), {"article": piece.pk}).context["cl"].result_list] == [
        "渠水近村"
    ]


@pytest.mark.parametrize(
    ("name", "may_log", "may_delete"),
    [("通联", False, False), ("责编", True, False), ("校对", True, False), ("主任", True, True), ("总编", True, True)],
)
def test_groups_log_errors(name: str, may_log: bool, may_delete: bool) -> None:
    held = set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
    assert "view_printerror" in held
    assert ("add_printerror" in held, "delete_printerror" in held) == (may_log, may_delete)

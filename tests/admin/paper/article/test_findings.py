"""校对发现 on the form of a piece and on the page of reviews."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.admin.paper.article.findings import panel_of
from articles.codes import FindingCode
from articles.editorial import May
from articles.editorial.proofreading import findings_of
from articles.enums import Stage
from articles.models import Article, ConfusedWord, Waiver
from tests.admin.forms import filled
from tests.admin.test_lists import url_of
from tests.factories import make_article, make_correspondent, make_manuscript, make_source, make_staff

pytestmark = pytest.mark.django_db
Login = Callable[..., Client]
EDITOR = ("view_article", "change_article")
CHIEF = (*EDITOR, "waive_finding_article", "sign_off_article")
BODY = "第一段没有错。\n\n## 渠水进村\n\n村民迫不急待，又迫不急待。"


@pytest.fixture
def piece() -> Article:
    return make_manuscript(headline="渠水进村", body=BODY)


def form_of(piece: Article) -> str:
    return url_of(Article, "change", piece.pk)


def keys(piece: Article) -> list[str]:
    revision = Article.objects.get(pk=piece.pk).latest_revision
    assert revision is not None
    return [finding.key for finding in findings_of(revision).open]


def test_the_form_shows_what_is_found_and_where(login: Login, piece: Article) -> None:
    text = login("方责编", *EDITOR).get(form_of(piece)).content.decode()
    assert "“迫不急待”应为“迫不及待”" in text
    assert "阻止签发 2" in text
    assert 'data-field="id_body"' in text


def test_a_finding_leads_to_its_characters_in_the_field(piece: Article) -> None:
    piece = Article.objects.get(pk=piece.pk)
    panel = panel_of(piece, make_staff("方责编", *EDITOR), May())
    lines = [line for _severity, rows in panel.groups for line in rows]
    assert [piece.body[line.start : line.end] for line in lines] == ["迫不急待", "迫不急待"]
    assert [line.alike for line in lines] == [2, 0]
    assert {line.place for line in lines} == {"body-2"}


def test_places_are_counted_as_scripts_count(piece: Article) -> None:
    rare = make_manuscript(headline="题", body="𠮷𠮷家村。\n\n村民迫不急待。")
    panel = panel_of(Article.objects.get(pk=rare.pk), make_staff("方责编", *EDITOR), May())
    (line,) = panel.groups[0][1]
    assert line.start == len("𠮷𠮷家村。\n\n村民") + 2


def test_one_press_puts_a_finding_right_and_saves_what_was_typed(login: Login, piece: Article) -> None:
    client = login("方责编", *EDITOR)
    sent = {**filled(client.get(form_of(piece))), "headline": "东河渠水进村", "_fix": keys(piece)[1]}
    response = client.post(form_of(piece), sent, follow=True)
    assertRedirects(response, f"{form_of(piece)}#findings")
    assertContains(response, "已改正 1 处")
    stored = Article.objects.get(pk=piece.pk)
    assert (stored.headline, stored.body) == ("东河渠水进村", BODY.replace("又迫不急待", "又迫不及待"))
    assert stored.revision == 3


def test_a_finding_beside_what_was_typed_is_known_again(login: Login, piece: Article) -> None:
    client, (first, _second) = login("方责编", *EDITOR), keys(piece)
    sent = {**filled(client.get(form_of(piece))), "body": BODY.replace("又迫不急待", "都迫不急待"), "_fix": first}
    assertContains(client.post(form_of(piece), sent, follow=True), "已改正 1 处")
    assert Article.objects.get(pk=piece.pk).body.endswith("村民迫不及待，都迫不急待。")


def test_one_press_puts_all_of_a_kind_right(login: Login, piece: Article) -> None:
    client = login("方责编", *EDITOR)
    sent = {**filled(client.get(form_of(piece))), "_fix": f"all:{FindingCode.CONFUSED}"}
    assertContains(client.post(form_of(piece), sent, follow=True), "已改正 2 处")
    assert "迫不急待" not in Article.objects.get(pk=piece.pk).body


def test_a_finding_that_is_gone_is_told(login: Login, piece: Article) -> None:
    client = login("方责编", *EDITOR)
    sent = {**filled(client.get(form_of(piece))), "_fix": "all:no-such-kind"}
    assertContains(client.post(form_of(piece), sent, follow=True), "人工判断")
    sent = {**filled(client.get(form_of(piece))), "_fix": "0" * 16}
    assertContains(client.post(form_of(piece), sent, follow=True), "已不存在")


def test_a_reason_leaves_a_finding_standing(login: Login, piece: Article) -> None:
    client, (first, second) = login("秦总编", *CHIEF), keys(piece)
    sent = {**filled(client.get(form_of(piece))), "_waive": first, f"_reason-{first}": "引文如此"}
    response = client.post(form_of(piece), sent, follow=True)
    assertContains(response, "不改的 1 处")
    assertContains(response, "引文如此")
    assert keys(piece) == [second]
    sent = {**filled(client.get(form_of(piece))), "_waive": second}
    assertContains(client.post(form_of(piece), sent, follow=True), "不改须写明理由")
    assert Waiver.objects.count() == 1


def test_who_may_not_answer_for_a_finding_is_not_offered_to(login: Login, piece: Article) -> None:
    client, (first, _second) = login("方责编", *EDITOR), keys(piece)
    response = client.get(form_of(piece))
    assertNotContains(response, 'name="_waive"')
    assertContains(response, "只有签发人可以说明不改")
    client.post(form_of(piece), {**filled(response), "_waive": first, f"_reason-{first}": "我看没错"})
    assert not Waiver.objects.exists()


def test_the_button_saves_and_proof_reads(login: Login, piece: Article) -> None:
    client = login("方责编", *EDITOR)
    sent = {**filled(client.get(form_of(piece))), "deck": "村民己经知道迫不急待", "_check": "1"}
    response = client.post(form_of(piece), sent, follow=True)
    assertContains(response, "已保存，校对完毕")
    assertContains(response, "阻止签发 3")


def test_print_is_proof_read_where_somebody_asks(login: Login) -> None:
    piece = make_article(stage=Stage.PRINTED, source=make_source(), body="村民迫不急待。")
    client = login("方责编", *EDITOR)
    response = client.get(form_of(piece))
    assertNotContains(response, "迫不及待")
    assertContains(response, "?check=1#findings")
    assertContains(client.get(form_of(piece), {"check": "1"}), "“迫不急待”应为“迫不及待”")


def test_the_page_of_reviews_shows_findings_and_settles_them(login: Login, piece: Article) -> None:
    client, (first, second) = login("秦总编", *CHIEF), keys(piece)
    page = reverse("admin:articles_article_review", args=[piece.pk])
    address = reverse("admin:articles_article_findings", args=[piece.pk])
    response = client.get(page)
    assertContains(response, "“迫不急待”应为“迫不及待”")
    assertContains(response, 'id="at-body-2"')
    assertRedirects(client.post(address, {"_fix": first}), f"{page}#findings")
    assert "迫不及待，又迫不急待" in Article.objects.get(pk=piece.pk).body
    (second,) = keys(piece)
    client.post(address, {"_waive": second, f"_reason-{second}": "引文如此"})
    assertContains(client.get(page), "不改的 1 处")


def test_crafted_requests_settle_nothing(login: Login, piece: Article) -> None:
    address = reverse("admin:articles_article_findings", args=[piece.pk])
    client, (first, _second) = login("路人", "view_article"), keys(piece)
    client.post(address, {"_fix": first})
    client.post(address, {"_waive": first, f"_reason-{first}": "看看"})
    assert client.get(address).status_code == 405
    assert (Article.objects.get(pk=piece.pk).revision, Waiver.objects.count()) == (1, 0)
    client.logout()
    assert client.post(address, {"_fix": first}).status_code == 302
    assert login("外人").post(address, {"_fix": first}).status_code == 403
    assert Article.objects.get(pk=piece.pk).revision == 1


def test_what_is_found_is_escaped(login: Login) -> None:
    ConfusedWord.objects.create(wrong="<b>错</b>", right="<i>")
    piece = make_manuscript(headline="题", body="有<b>错</b>在此。")
    assertNotContains(login("方责编", *EDITOR).get(form_of(piece)), "<b>错</b>")


def test_questions_of_the_form_do_not_grow_with_findings_and_people(login: Login, piece: Article) -> None:
    client = login("方责编", *EDITOR)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(form_of(piece))
        return len(captured)

    queries()
    before = queries()
    for number in range(10):
        make_correspondent(f"江白{number}")
        ConfusedWord.objects.create(wrong=f"第{number}段")
    assert queries() == before

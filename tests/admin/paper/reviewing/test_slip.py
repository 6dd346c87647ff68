"""审稿单: what became of a piece, from manuscript to readers, on paper."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains

from articles.editorial import answer, publish, review, send_back, submit, withdraw
from articles.enums import Stage, Step
from articles.models import Article
from tests.factories import make_article, make_correction, make_manuscript, make_signature


def slip(client, article):
    return client.get(reverse("admin:articles_article_slip", args=[article.pk]))


def rows(response):
    """Give the cells of each row of the slip, as text."""
    found = re.findall(r"<tr.*?</tr>", response.content.decode(), re.DOTALL)
    cells = [re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in found]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def read(article):
    piece = Article.objects.get(pk=article.pk)
    return {"article": piece, "revision": piece.latest_revision}


def test_a_slip_tells_who_signed_what_with_which_opinion_in_each_round(desk):
    article = make_manuscript(headline="题目", byline_raw="林晓禾", body="一二三四五。")
    submit(article=article, by=desk.liaison.person)
    review(**read(article), by=desk.editor.person, opinion="可用。")
    send_back(**read(article), by=desk.director.person, to=Stage.FIRST_REVIEW, reason="请核实。")
    answer(signature=article.signatures.latest("pk"), by=desk.editor.person, text="已核实。")
    review(**read(article), by=desk.editor.person, opinion="无误。")
    response = slip(desk.chief, article)
    told = rows(response)
    assert (told[0][1], told[1][1::2]) == ("题目", ["林晓禾", "6"])
    first, back, again = (row for row in told if row[0].startswith(("初审", "复审")) and row[2])
    assert (first[1], first[2]) == ("通过 可用。", "方责编")
    assert "已失效" in first[0]
    assert back[1].startswith("退回 → 待初审 请核实。 方责编")
    assert back[1].endswith("：已核实。")
    assert (again[0], again[1]) == ("初审 第2轮", "通过 无误。")
    empty = [row[0] for row in told if row[1:] == ["", "", ""]]
    assert empty == [str(step.label) for step in Step.chain()[1:]]


def test_a_slip_tells_of_release_withdrawal_and_corrections(desk):
    article = make_article(visibility="hidden")
    publish(article=article, by=desk.chief.person)
    withdraw(article=article, by=desk.chief.person, reason="数字有误。")
    make_correction(article, wrong="二十人", right="三十人")
    response = slip(desk.reader, article)
    acts = [(row[0], row[2]) for row in rows(response) if row[0] in ("发布", "撤下")]
    assert acts == [("发布", "秦总编"), ("撤下", "秦总编")]
    assertContains(response, "三十人")
    assert not [row for row in rows(response) if row[1:] == ["", "", ""]]


def test_a_slip_is_for_who_may_see_articles(desk, login):
    assert slip(login("局外人"), make_manuscript()).status_code == 403


def test_a_slip_asks_as_much_however_often_a_piece_was_signed(desk, django_assert_num_queries):
    article = make_article()
    slip(desk.chief, article)
    with CaptureQueriesContext(connection) as once:
        slip(desk.chief, article)
    for step in Step.chain() * 3:
        make_signature(article, step, desk.chief.person)
    with django_assert_num_queries(len(once)):
        slip(desk.chief, article)

"""What the desk finds, and readers do not."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag

from articles.editorial import content_at_desk, save
from articles.enums import Stage
from articles.models import Alias, Article, parse_body
from articles.search import find_at_desk
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_staff,
    make_withdrawn,
)
from tests.search.asking import found as found_by_readers

pytestmark = pytest.mark.django_db


def found(typed):
    return set(find_at_desk(Article.objects.at_desk(), typed))


@pytest.fixture
def page():
    return make_page(issue=make_issue(date=date(2024, 12, 31), number="1580"), number=4)


@pytest.mark.parametrize("typed", ["防汛演练", "防汛", "汛", "防汛 演练", "演练 ＡＩ"])
def test_piece_is_found_by_its_words_published_or_not(typed):
    words = {"headline": "防汛演练", "body": "用 AI 看水位。"}
    pieces = {make_article(**words), make_manuscript(**words), make_withdrawn(**words)}
    make_article(headline="春耕", body="备耕。")
    assert found(typed) == pieces


def test_piece_is_found_by_who_wrote_it_and_by_their_other_names():
    article, person = make_manuscript(), make_correspondent("林晓禾")
    make_byline(article, person)
    Alias.objects.create(correspondent=person, name="禾苗")
    make_manuscript()
    assert found("林晓禾") == found("禾苗") == found("晓 苗") == {article}


def test_piece_is_found_by_its_tags():
    article, other = make_manuscript(), make_manuscript(body="说到春耕。")
    article.tags.add("春耕备耕", "AI")
    assert found("春耕") == {article, other}
    assert found("备耕 ａｉ") == {article}


@pytest.mark.parametrize(
    "typed",
    [
        "12月31日",
        "2024-12-31",
        "第4版",
        "总第1580期",
        "12月31日 第4版",
        "2024-12-31第4版",
        "春 12月31日",
    ],
)
def test_piece_is_found_by_where_it_is_printed(page, typed):
    article = make_article(page=page, headline="春耕", body="全区备耕。")
    make_article(page=make_page(issue=make_issue(date=date(2024, 12, 30)), number=1), body="12月31日春耕，第4版。")
    assert found(typed) == {article}


@pytest.mark.parametrize("typed", ["第1版", "12月30日", "2023-12-31", "总第158期", "夏 第4版", "12月31日 第1版"])
def test_all_that_was_typed_must_fit(page, typed):
    make_article(page=page, headline="春耕", body="全区备耕。")
    assert found(typed) == set()


def test_day_in_quotation_marks_is_a_word(page):
    make_article(page=page)
    article = make_article(body="将于12月31日开通。")
    assert found("“12月31日”") == {article}


@pytest.mark.parametrize("typed", ["", "  ", "，。", "“”"])
def test_nothing_is_found_without_a_word(typed):
    make_article()
    assert found(typed) == set()


def test_piece_in_the_bin_is_not_found():
    article = make_manuscript(headline="防汛演练")
    Article.objects.filter(pk=article.pk).update(binned_at=article.created_at)
    assert found("防汛") == set()


@pytest.fixture
def corrected():
    """Give a public piece of which the desk works on other words than readers see."""
    article = make_article(stage=Stage.MANUSCRIPT, headline="春耕", body="全区备耕。")
    changes = replace(content_at_desk(article), body=tuple(parse_body("全区插秧。")))
    save(article=article, base=article.latest_revision, changes=changes, by=make_staff("秦晓岚", "change_article"))
    return article


def test_piece_is_found_by_what_readers_do_not_see_yet(corrected):
    assert found("插秧") == found("备耕") == found("春耕 插秧") == {corrected}
    assert (found_by_readers("插秧"), found_by_readers("备耕")) == ([], [corrected.pk])


def test_queries_are_as_many_for_many_pieces(corrected):
    def ask():
        with CaptureQueriesContext(connection) as queries:
            found("春耕 插秧 第1版")
        return len(queries)

    few = ask()
    Tag.objects.bulk_create([Tag(name=f"春耕{number}", slug=f"t{number}") for number in range(5)])
    make_article(headline="春耕"), make_manuscript(headline="插秧")
    assert ask() == few == 3

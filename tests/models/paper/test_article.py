from datetime import timedelta

import pytest
from django.utils import timezone

from articles.enums import BlockKind
from articles.models import Article, Block, render_body
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_scheduled,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def test_published_shows_only_what_is_public_now():
    public = make_article()
    make_manuscript()
    make_withdrawn()
    make_scheduled(timezone.now() + timedelta(hours=1))
    assert list(Article.objects.published()) == [public]


def test_published_at_a_moment_shows_what_was_scheduled():
    soon = timezone.now() + timedelta(hours=1)
    scheduled = make_scheduled(soon)
    assert list(Article.objects.published(soon)) == [scheduled]


def test_is_public_agrees_with_published():
    make_article(), make_manuscript(), make_withdrawn(), make_scheduled(timezone.now() + timedelta(hours=1))
    public = set(Article.objects.published())
    assert {article for article in Article.objects.all() if article.is_public} == public
    assert set(Article.objects.unpublished()) == set(Article.objects.all()) - public


def test_in_issue_by_and_tagged_keep_their_own():
    issue = make_issue()
    article, other = make_article(page=make_page(issue=issue)), make_article()
    person = make_correspondent()
    make_byline(article, person)
    article.tags.add("春耕")
    assert list(Article.objects.in_issue(issue)) == [article]
    assert list(Article.objects.by(person)) == [article]
    assert list(Article.objects.tagged(article.tags.get())) == [article]
    assert other.bylines.count() == 0


def test_characters_count_punctuation_but_no_space_and_no_marks():
    article = make_manuscript(body="## 小标题\n\n第一段,共 八字。\r\n　第二段。")
    article.refresh_from_db()
    assert article.characters == len("小标题第一段,共八字。第二段。")


@pytest.mark.parametrize("text", ["太好了!!", "#春耕##东河#", "## 这不是小标题", "!! 这不是图片说明", "\\反斜杠"])
def test_characters_count_marks_that_are_text(text):
    article = make_manuscript(
        body=render_body([Block(BlockKind.CROSSHEAD, "小标题"), Block(BlockKind.PARAGRAPH, text)])
    )
    article.refresh_from_db()
    assert article.characters == len(f"小标题{text}".replace(" ", ""))


def test_title_of_a_brief_is_its_first_words():
    assert make_manuscript(headline="", body="短讯。").title == "短讯。"
    assert make_manuscript(headline="", body="").title


def test_title_of_a_brief_needs_no_further_query_in_a_list(django_assert_num_queries):
    make_manuscript(headline="", body="短讯一则。")
    with django_assert_num_queries(1):
        assert [article.title for article in Article.objects.without_text()] == ["短讯一则。"]

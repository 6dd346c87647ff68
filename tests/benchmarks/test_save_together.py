"""The command that lets editors save at once would see what is lost."""

from dataclasses import replace

import pytest

from articles.enums import BlockKind, RevisionWay
from articles.models import Block, Content, Revision
from benchmarks.form_reader import read_form
from benchmarks.save_together import ROADS, _lost_texts, _lost_updates
from tests.factories import make_manuscript

PAGE = """
<form id="search"><input name="q" value="x"></form>
<form id="article_form" method="post">
  <input type="hidden" name="base" value="7">
  <input name="headline" value="春耕&amp;秋收"><input type="submit" name="_save" value="保存">
  <input type="checkbox" name="sure" value="1"><input type="checkbox" name="on" value="1" checked>
  <select name="role"><option value="a">甲</option><option value="b" selected>乙</option></select>
  <textarea name="body">
第一段。

&lt;第二段&gt;</textarea>
  <input name="page" disabled value="3">
</form>
"""


def test_form_is_read_as_a_browser_sends_it():
    assert read_form(PAGE, "article_form") == [
        ("base", "7"),
        ("headline", "春耕&秋收"),
        ("on", "1"),
        ("role", "b"),
        ("body", "第一段。\n\n<第二段>"),
    ]


@pytest.mark.django_db
def test_change_that_is_undone_unseen_is_a_lost_update():
    article = make_manuscript(headline="题")
    first = article.latest_revision

    def append(based_on, **fields):
        content = replace(article.latest_revision.said, **fields)
        return Revision.objects.append(article=article, content=content, way=RevisionWay.EDIT, based_on=based_on)

    seen = append(first, headline="稿0之000")
    append(seen, headline="稿1之000")  # after the other was seen
    append(first, deck="副题", body=(Block(BlockKind.PARAGRAPH, "〔0〕稿"),))
    assert [_lost_updates(road, article.pk) for road in ROADS] == [0, 0, 0]
    append(first, headline="题")
    assert [_lost_updates(road, article.pk) for road in ROADS] == [1, 1, 0]


@pytest.mark.django_db
def test_saved_text_that_is_in_no_revision_is_lost():
    article = make_manuscript(headline="稿0之000")
    Revision.objects.append(article=article, content=Content(deck="稿1之001"), way=RevisionWay.EDIT)
    assert _lost_texts(article.pk, editors=2, saves=2) == 2

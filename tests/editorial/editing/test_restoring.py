"""Bringing an earlier version of a piece back."""

from dataclasses import replace

import pytest

from articles.editorial import Conflict, content_at_desk, move_to_bin, restore, save
from articles.enums import BylineRole, RevisionWay, Stage
from articles.models import Article, BylineRow, content_of, parse_body
from tests.factories import (
    keep,
    make_article,
    make_byline,
    make_correspondent,
    make_manuscript,
    make_page,
    make_staff,
    make_unit,
)

pytestmark = pytest.mark.django_db


def edit(article, by, **fields):
    """Save fields of a piece as somebody does who has just opened it; give its new revision."""
    article = Article.objects.get(pk=article.pk)
    changes = replace(content_at_desk(article), **fields)
    return save(article=article, base=article.latest_revision, changes=changes, by=by).revision


def first_of(article):
    return article.revisions.get(number=1)


@pytest.fixture
def colleague(db):
    return make_staff("苏一帆", "change_article")


def test_restore_brings_words_bylines_tags_and_place_back_as_a_new_revision(editor):
    page, person = make_page(), make_correspondent("白露")
    article = make_manuscript(headline="主题", body="第一段。", page=page, position=3)
    make_byline(article, person, role=BylineRole.REPORTER, label="记者")
    article.tags.set(["春耕"])
    keep(article)
    wanted = article.revisions.first()
    other = BylineRow(make_correspondent("谷雨").pk, "谷雨", "author")
    words = {"headline": "改过的", "body": tuple(parse_body("另一段。")), "bylines": (other,), "tags": ("修路",)}
    latest = edit(article, editor, **words, page=None, position=None)

    brought = restore(article=article, revision=wanted, base=latest, by=editor)

    made = article.revisions.first()
    assert (brought.saved.revision, brought.stays) == (made, False)
    assert (made.number, made.based_on, made.way, made.author) == (
        latest.number + 1,
        latest,
        RevisionWay.RESTORE,
        editor,
    )
    assert made.note == f"内容取自第{wanted.number}稿"
    assert made.said == wanted.said == content_of(Article.objects.get(pk=article.pk))


def test_restore_keeps_other_places_that_were_saved_meanwhile(editor, colleague):
    article = make_manuscript(headline="主题", kicker="", body="第一段。")
    seen = edit(article, editor, headline="改过的")
    edit(article, colleague, kicker="引题")
    brought = restore(article=article, revision=first_of(article), base=seen, by=editor)
    assert [place.label for place in brought.saved.merged] == ["引题"]
    assert (brought.saved.revision.said.kicker, brought.saved.revision.said.headline) == ("引题", "主题")


def test_restore_over_a_place_that_was_changed_meanwhile_is_refused(editor, colleague):
    article = make_manuscript(headline="主题")
    seen = edit(article, editor, headline="改过的")
    edit(article, colleague, headline="又改过的")
    with pytest.raises(Conflict):
        restore(article=article, revision=first_of(article), base=seen, by=editor)
    assert article.revisions.count() == 3


def test_restore_after_a_move_without_a_revision(editor):
    """A page's own list moves a piece without a revision: that is no conflict with oneself."""
    page = make_page()
    article = make_manuscript(headline="主题", page=page, position=1)
    latest = edit(article, editor, headline="改过的")
    Article.objects.filter(pk=article.pk).update(position=2)
    brought = restore(article=article, revision=first_of(article), base=latest, by=editor)
    assert (brought.saved.revision.said.headline, brought.saved.revision.said.position) == ("主题", 1)


def test_restore_stays_where_it_is_if_another_took_the_place(editor):
    page = make_page()
    article = make_manuscript(headline="主题", page=page, position=1)
    latest = edit(article, editor, headline="改过的", position=2)
    make_manuscript(headline="别的稿件", page=page, position=1)
    brought = restore(article=article, revision=first_of(article), base=latest, by=editor)
    said = brought.saved.revision.said
    assert (brought.stays, said.headline, said.page, said.position) == (True, "主题", page.pk, 2)


def test_restore_of_what_the_piece_says_already_makes_no_revision(editor):
    article = make_manuscript()
    brought = restore(article=article, revision=first_of(article), base=first_of(article), by=editor)
    assert (brought.saved.revision, article.revisions.count()) == (None, 1)


def test_restore_changes_no_word_for_readers_of_a_public_piece(editor):
    article = make_article(stage=Stage.MANUSCRIPT, headline="主题")
    latest = edit(article, editor, headline="改过的")
    restored = edit(article, editor, headline="又改过的")
    restore(article=article, revision=latest, base=restored, by=editor)
    stored = Article.objects.get(pk=article.pk)
    assert (stored.headline, stored.latest_revision.said.headline) == ("主题", "改过的")


def test_restore_takes_the_place_of_a_piece_that_is_in_the_bin(editor):
    page = make_page()
    article = make_manuscript(page=page, position=1)
    latest = edit(article, editor, page=None, position=None)
    move_to_bin(article=make_manuscript(page=page, position=1), by=editor)
    brought = restore(article=article, revision=first_of(article), base=latest, by=editor)
    assert (brought.stays, brought.saved.article.page, brought.saved.article.position) == (False, page, 1)


def test_restore_enters_anew_who_was_deleted_since(editor):
    person, unit = make_correspondent("白露"), make_unit("东河站")
    article = make_manuscript()
    wanted = edit(article, editor, bylines=(BylineRow(person.pk, "白露", "author", "", unit.pk, "东河站"),))
    latest = edit(article, editor, bylines=())
    person.delete()
    unit.delete()
    restore(article=article, revision=wanted, base=latest, by=editor)
    (row,) = article.bylines.all()
    assert (row.correspondent.name, row.name, row.unit, row.unit_name) == ("白露", "白露", None, "东河站")

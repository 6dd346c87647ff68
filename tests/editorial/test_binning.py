"""The bin: pieces go in and come back whole; what readers have seen is never deleted for good."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.editorial import DeskRefusal, move_to_bin, publish, purge, restore_from_bin, withdraw
from articles.enums import Stage, Step, Visibility
from articles.models import Article, Correction, Correspondent, Entry, Revision, content_of
from tests.factories import (
    make_article,
    make_byline,
    make_correction,
    make_correspondent,
    make_manuscript,
    make_note,
    make_page,
    make_signature,
    make_source,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def make_rest(whole):
    source = make_source()
    return make_article(
        headline="备春耕",
        visibility=Visibility.HIDDEN,
        stage=Stage.PRINTED,
        source=source,
        page=source.page,
        continues=whole,
    )


def history_of(article):
    entries = Entry.objects.about(article).order_by("id")
    return list(entries.values_list("actor_name", "action", "reason", "message"))


def test_piece_goes_into_the_bin_with_its_reason_on_record(editor):
    article = make_manuscript()
    assert move_to_bin(article=article, by=editor, reason=" 一稿两投 ").binned_at
    assert (list(Article.objects.at_desk()), list(Article.objects.in_bin())) == ([], [article])
    assert history_of(article) == [("秦晓岚", "bin", "一稿两投", "")]


def test_piece_comes_back_with_all_that_hung_on_it(editor):
    page = make_page()
    article = make_withdrawn(page=page)
    make_byline(article, make_correspondent())
    article.tags.add("春耕")
    make_correction(article)
    make_note(article=article, page=page)
    before = content_of(article)
    move_to_bin(article=article, by=editor)
    restored = restore_from_bin(article=article, by=editor)
    assert (restored.article.binned_at, restored.lost) == (None, "")
    assert content_of(Article.objects.get()) == before
    assert (article.corrections.count(), article.notes.count()) == (1, 1)
    assert [action for _, action, *_ in history_of(article)] == ["bin", "restore"]


def test_place_of_a_piece_in_the_bin_may_be_taken(editor):
    page = make_page(number=2, section="副刊")
    article = make_withdrawn(headline="春耕", page=page, position=3)
    move_to_bin(article=article, by=editor)
    make_article(page=page, position=3)
    restored = restore_from_bin(article=article, by=editor)
    assert restored.lost == f"{page} 第 3 条"
    assert (restored.article.page, restored.article.position) == (None, None)
    assert history_of(article)[-1][-1] == f"原来的位置已被别的稿件占用：{page} 第 3 条。"


def test_place_of_a_piece_at_the_desk_is_taken_by_no_other():
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(page=article.page, position=article.position)


@pytest.mark.parametrize("days", [-1, 1])
def test_published_piece_is_withdrawn_first(editor, days):
    article = make_article(headline="春耕", published_at=timezone.now() + timedelta(days=days))
    with pytest.raises(DeskRefusal, match="《春耕》已发布或定时发布，请先撤下。"):
        move_to_bin(article=article, by=editor)
    assert history_of(article) == []


def test_database_keeps_a_public_piece_out_of_the_bin():
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(binned_at=timezone.now())


def test_rest_goes_and_comes_with_its_whole(editor):
    whole = make_withdrawn(headline="东河全力备春耕")
    rest = make_rest(whole)
    with pytest.raises(DeskRefusal, match="“备春耕”是“东河全力备春耕”的转版续文，随首文移入回收站。"):
        move_to_bin(article=rest, by=editor)
    move_to_bin(article=whole, by=editor)
    assert not Article.objects.at_desk().exists()
    with pytest.raises(DeskRefusal, match="随首文恢复"):
        restore_from_bin(article=rest, by=editor)
    restore_from_bin(article=whole, by=editor)
    assert not Article.objects.in_bin().exists()


def test_what_is_in_the_bin_is_not_published(editor):
    article = make_article(headline="春耕", visibility=Visibility.HIDDEN)
    move_to_bin(article=article, by=editor)
    with pytest.raises(DeskRefusal, match="《春耕》在回收站中，请先恢复。"):
        publish(article=article, by=editor)
    with pytest.raises(DeskRefusal, match="在回收站中"):
        move_to_bin(article=article, by=editor)


@pytest.mark.parametrize("action", [restore_from_bin, purge])
def test_what_is_not_in_the_bin_is_neither_restored_nor_purged(editor, action):
    article = make_manuscript(headline="春耕")
    with pytest.raises(DeskRefusal, match="《春耕》不在回收站中。"):
        action(article=article, by=editor)
    assert Article.objects.exists()


def test_purged_piece_leaves_its_title_and_digest_on_record(editor):
    article = make_manuscript(headline="无人认领的来稿")
    person = make_correspondent()
    make_byline(article, person)
    make_signature(article, Step.FIRST_REVIEW, editor)
    make_correction(article, text="署名有误。")
    digest = content_of(article).digest
    move_to_bin(article=article, by=editor)
    assert purge(article=article, by=editor, reason="重复来稿") == "无人认领的来稿"
    assert not Article.objects.exists()
    assert not Revision.objects.exists()
    assert not Correction.objects.exists()
    assert Correspondent.objects.get() == person
    entry = Entry.objects.get(action="purge")
    assert (entry.object_name, entry.article_id, entry.reason) == ("无人认领的来稿", article.pk, "重复来稿")
    assert (entry.facts["digest"], entry.facts["revisions"], entry.facts["signatures"]) == (digest, 2, 1)
    with pytest.raises(DeskRefusal, match="已经不在了"):
        restore_from_bin(article=article, by=editor)


def test_what_was_public_is_never_purged(editor):
    source = make_source()
    printed = make_withdrawn(stage=Stage.PRINTED, source=source, page=source.page)
    for article in (make_withdrawn(), printed):
        move_to_bin(article=article, by=editor)
        with pytest.raises(DeskRefusal, match="曾经发布，只能留在回收站，不能彻底删除。"):
            purge(article=article, by=editor)
    assert Article.objects.in_bin().count() == 2


def test_piece_that_was_withdrawn_stays_gone_until_it_is_public_again(editor):
    article = make_article()
    withdraw(article=article, by=editor, reason="事实有误", notice="数据有误。")
    publish(article=article, by=editor, at=timezone.now() + timedelta(days=1))
    waiting = Article.objects.get()
    assert (waiting.is_gone, waiting.withdrawal_notice) == (True, "数据有误。")
    withdraw(article=article, by=editor, reason="再看看")
    publish(article=article, by=editor)
    assert (Article.objects.get().withdrawn_at, Article.objects.get().is_gone) == (None, False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one transaction follows the other anyway")
@pytest.mark.parametrize(
    ("actions", "sentence"),
    [
        ((move_to_bin, publish), "在回收站中|请先撤下"),
        ((move_to_bin, move_to_bin), "在回收站中"),
        ((restore_from_bin, restore_from_bin), "不在回收站中"),
        ((purge, purge), "已经不在了"),
        ((restore_from_bin, purge), "不在回收站中|已经不在了"),
    ],
)
def test_of_two_at_once_one_wins_and_the_other_is_told(actions, sentence):
    by = User.objects.create_superuser("秦晓岚")
    article = make_article(visibility=Visibility.HIDDEN)
    if move_to_bin not in actions:
        move_to_bin(article=article, by=by)
    start = Barrier(2)

    def act(action):
        try:
            start.wait()
            action(article=article, by=by)
        except DeskRefusal as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as pool:
        done, refused = sorted(pool.map(act, actions))
    assert done == ""
    assert any(words in refused for words in sentence.split("|"))


def test_two_who_take_one_place_at_once_get_one_each(editor):
    """Whoever comes second into a place comes back without one, whichever piece it is."""
    page = make_page()
    first, second = make_withdrawn(page=page, position=1), make_withdrawn(page=page, position=2)
    for article in (first, second):
        move_to_bin(article=article, by=editor)
    Article.objects.filter(pk=second.pk).update(position=1)
    assert not restore_from_bin(article=second, by=editor).lost
    assert restore_from_bin(article=first, by=editor).lost

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editorial import DeskRefusal, content_at_desk, publish, save, withdraw
from articles.enums import Stage, Visibility
from articles.models import Article, Entry
from tests.factories import (
    make_article,
    make_issue,
    make_manuscript,
    make_page,
    make_scheduled,
    make_signed,
    make_source,
    make_withdrawn,
)


def history_of(article):
    entries = Entry.objects.about(article).order_by("id")
    return list(entries.values_list("actor_name", "action", "reason", "message"))


def make_signed_off(**fields):
    return make_article(visibility=Visibility.HIDDEN, **fields)


def test_publish_makes_a_signed_off_piece_public_and_records_it(editor):
    article = make_signed_off()
    published = publish(article=article, by=editor)
    assert list(Article.objects.published()) == [published] == [article]
    assert [entry[:2] for entry in history_of(article)] == [("秦晓岚", "publish")]


def test_publish_at_a_moment_to_come_schedules(editor):
    tomorrow = timezone.now() + timedelta(days=1)
    publish(article=make_signed_off(), by=editor, at=tomorrow)
    assert not Article.objects.published().exists()
    assert Article.objects.published(tomorrow).exists()


def test_publish_brings_a_withdrawn_piece_back(editor):
    published = publish(article=make_withdrawn(), by=editor)
    assert published.is_public
    assert published.withdrawn_at is None


def test_publish_brings_a_printed_piece_back_to_its_day(editor):
    page = make_page(issue=make_issue(date="2025-04-28"))
    article = make_withdrawn(page=page, stage=Stage.PRINTED, source=make_source(page=page))
    published = publish(article=article, by=editor)
    assert timezone.localtime(published.published_at).isoformat() == "2025-04-28T00:00:00+08:00"


@pytest.mark.parametrize("stage", [Stage.MANUSCRIPT, *Stage.waiting(), Stage.DECLINED])
def test_publish_refuses_what_has_no_whole_chain(editor, stage):
    article = make_manuscript(headline="春耕", stage=stage)
    with pytest.raises(DeskRefusal, match=r"《春耕》.*才能发布"):
        publish(article=article, by=editor)
    assert not Article.objects.published().exists()
    assert history_of(article) == []


def test_publish_refuses_what_is_published(editor):
    article = make_article()
    with pytest.raises(DeskRefusal, match="已在发布中"):
        publish(article=article, by=editor)
    assert Article.objects.get().published_at == article.published_at


def test_publish_goes_by_the_piece_as_stored_not_as_read(editor):
    article = make_signed_off()
    Article.objects.update(stage=Stage.MANUSCRIPT)
    with pytest.raises(DeskRefusal):
        publish(article=article, by=editor)


def test_withdraw_hides_a_piece_and_records_the_reason(editor):
    page = make_page()
    article = make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page))
    withdrawn = withdraw(article=article, by=editor, reason=" 事实有误 ")
    assert not Article.objects.published().exists()
    assert (withdrawn.visibility, withdrawn.published_at) == (Visibility.WITHDRAWN, None)
    assert history_of(article) == [("秦晓岚", "withdraw", "事实有误", "")]


def test_notice_for_readers_stands_until_the_piece_is_published_again(editor):
    article = make_article()
    withdrawn = withdraw(article=article, by=editor, reason="事实有误", notice=" 数据有误。 ")
    assert withdrawn.withdrawal_notice == "数据有误。"
    assert history_of(article) == [("秦晓岚", "withdraw", "事实有误", "告知读者：数据有误。")]
    assert publish(article=article, by=editor).withdrawal_notice == ""


def test_withdraw_refuses_without_a_reason(editor):
    with pytest.raises(DeskRefusal, match="撤下须写明理由。"):
        withdraw(article=make_article(), by=editor, reason=" ")
    assert Article.objects.published().exists()


def test_withdraw_refuses_what_is_not_published(editor):
    with pytest.raises(DeskRefusal, match="未在发布中"):
        withdraw(article=make_manuscript(), by=editor, reason="事实有误")


def test_rest_of_another_piece_is_not_published_by_itself(editor):
    page = make_page()
    rest = make_article(
        headline="备春耕",
        page=page,
        visibility=Visibility.HIDDEN,
        stage=Stage.PRINTED,
        source=make_source(page=page),
        continues=make_article(headline="东河全力备春耕"),
    )
    with pytest.raises(DeskRefusal, match="“备春耕”是“东河全力备春耕”的转版续文，随首文显示。"):
        publish(article=rest, by=editor)


def correct(article, by, **fields):
    """Save new words of a piece as somebody does who has just opened it."""
    article = Article.objects.get(pk=article.pk)
    changes = replace(content_at_desk(article), **fields)
    return save(article=article, base=article.latest_revision, changes=changes, by=by).revision


def test_publish_shows_the_signed_revision_of_a_public_piece(editor):
    article = make_article(stage=Stage.MANUSCRIPT, headline="旧题")
    revision = correct(article, editor, headline="新题")
    Article.objects.update(stage=Stage.READY)
    with pytest.raises(DeskRefusal, match="签字之外有人改动过文字"):
        publish(article=article, by=editor)
    make_signed(Article.objects.get())
    published = publish(article=article, by=editor)
    assert (published.headline, published.live_revision, published.published_at) == (
        "新题",
        revision,
        article.published_at,
    )
    assert (Article.objects.get().headline, Article.objects.get().revision) == ("新题", revision.number)


def test_publish_brings_print_back_as_readers_knew_it(editor):
    page = make_page()
    article = make_withdrawn(headline="旧题", page=page, stage=Stage.PRINTED, source=make_source(page=page))
    live = article.live_revision
    correct(article, editor, headline="新题", tags=("春耕",))
    published = publish(article=article, by=editor)
    assert (published.headline, published.live_revision, list(published.tags.names())) == ("旧题", live, ["春耕"])
    with pytest.raises(DeskRefusal, match="已在发布中"):
        publish(article=article, by=editor)


def test_publish_refuses_print_that_was_changed_by_hand_and_never_shown(editor):
    page = make_page()
    article = make_article(
        visibility=Visibility.HIDDEN, page=page, stage=Stage.PRINTED, source=make_source(page=page), imported={}
    )
    correct(article, editor, headline="新题")
    with pytest.raises(DeskRefusal, match="文字校订尚未签字"):
        publish(article=article, by=editor)


def test_withdraw_leaves_what_waits_at_the_desk_unseen(editor):
    article = make_article(stage=Stage.MANUSCRIPT, headline="旧题")
    revision = correct(article, editor, headline="新题")
    withdrawn = withdraw(article=article, by=editor, reason="事实有误")
    assert (withdrawn.headline, withdrawn.live_revision, withdrawn.latest_revision) == (
        "旧题",
        article.live_revision,
        revision,
    )


def test_withdraw_of_what_no_reader_ever_saw_leaves_nothing_at_its_address(editor, client):
    article = make_scheduled(timezone.now() + timedelta(days=1), headline="还没见报的标题")
    hidden = withdraw(article=article, by=editor, reason="不发了", notice="不给读者看的话")
    assert (hidden.visibility, hidden.live_revision, hidden.published_at) == (Visibility.HIDDEN, None, None)
    assert (hidden.withdrawn_at, hidden.withdrawal_notice) == (None, "")
    assert client.get(article.get_absolute_url()).status_code == 404
    assert history_of(article) == [("秦晓岚", "withdraw", "不发了", "")]
    assert publish(article=hidden, by=editor).is_public


def test_withdraw_of_what_waits_to_be_public_again_still_tells_readers(editor, client):
    article = make_scheduled(timezone.now() + timedelta(days=1), withdrawn_at=timezone.now())
    assert withdraw(article=article, by=editor, reason="不发了").visibility == Visibility.WITHDRAWN
    assert client.get(article.get_absolute_url()).status_code == 410

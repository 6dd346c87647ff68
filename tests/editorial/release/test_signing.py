"""签发 and release: who may, what is signed, and when readers see it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.editorial import DeskRefusal, content_at_desk, follow_issue_date, publish, save, sign_off, withdraw
from articles.enums import Stage, Visibility
from articles.models import Article, BylineRow, Entry, Issue
from tests.factories import (
    make_article,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_source,
    make_staff,
)


@pytest.fixture
def writer(db: None) -> User:
    """Somebody who may change pieces, and sign nothing off."""
    return make_staff("方小满", "change_article")


def edited(article: Article, by: User, **changes: str) -> Article:
    said = content_at_desk(article)
    return save(article=article, base=article.latest_revision, changes=replace(said, **changes), by=by).article


def test_a_manuscript_is_signed_off_and_published(editor: User) -> None:
    article = make_manuscript()
    signed = sign_off(article=article, revision=article.latest_revision, by=editor)
    assert (signed.stage, signed.visibility) == (Stage.SIGNED_OFF, Visibility.HIDDEN)
    published = publish(article=signed, by=editor)
    assert published.is_public
    assert published.live_revision == article.latest_revision
    actions = list(Entry.objects.about(article).order_by("id").values_list("action", "revision"))
    assert ("sign-off", article.latest_revision_id) in actions


def test_nobody_signs_what_they_have_not_read(editor: User, writer: User) -> None:
    article = make_manuscript()
    read = article.latest_revision
    edited(article, writer, headline="另一个标题")
    with pytest.raises(DeskRefusal, match=r"方小满.*请重新阅读"):
        sign_off(article=article, revision=read, by=editor)
    assert Article.objects.get().stage == Stage.MANUSCRIPT


def test_who_may_only_change_pieces_shows_readers_nothing(writer: User) -> None:
    manuscript, public = make_manuscript(), make_article()
    ready = make_article(visibility=Visibility.HIDDEN)
    for refused in (
        lambda: sign_off(article=manuscript, revision=manuscript.latest_revision, by=writer),
        lambda: publish(article=ready, by=writer),
        lambda: withdraw(article=public, by=writer, reason="不想登了"),
    ):
        with pytest.raises(DeskRefusal, match="无权"):
            refused()
    before = public.headline
    edited(public, writer, headline="改了的标题")
    assert Article.objects.get(pk=public.pk).headline == before


def test_what_is_signed_or_empty_is_not_signed(editor: User) -> None:
    article = make_article(visibility=Visibility.HIDDEN)
    with pytest.raises(DeskRefusal, match="已签发"):
        sign_off(article=article, revision=article.latest_revision, by=editor)
    empty = make_manuscript(headline="", body="")
    with pytest.raises(DeskRefusal, match="没有文字"):
        sign_off(article=empty, revision=empty.latest_revision, by=editor)


def test_an_edit_after_signing_off_takes_the_piece_back(editor: User, writer: User) -> None:
    article = make_manuscript()
    sign_off(article=article, revision=article.latest_revision, by=editor)
    publish(article=article, by=editor, at=timezone.now() + timedelta(days=1))
    piece = edited(Article.objects.get(), writer, headline="另一个标题")
    assert (piece.stage, piece.visibility, piece.published_at) == (Stage.MANUSCRIPT, Visibility.HIDDEN, None)
    with pytest.raises(DeskRefusal, match="尚未签发"):
        publish(article=piece, by=editor)


def test_a_public_piece_under_correction_changes_when_it_is_signed_again(editor: User, writer: User) -> None:
    article = make_article(headline="旧题")
    since = article.published_at
    piece = edited(article, writer, headline="新题")
    assert Article.objects.get().headline == "旧题"
    sign_off(article=piece, revision=piece.latest_revision, by=editor)
    assert Article.objects.get().headline == "旧题"
    with pytest.raises(DeskRefusal, match="不能定时"):
        publish(article=piece, by=editor, at=timezone.now() + timedelta(days=1))
    publish(article=piece, by=editor)
    shown = Article.objects.get()
    assert (shown.headline, shown.published_at) == ("新题", since)


def test_the_transcription_of_print_is_shown_by_who_may_correct_it(writer: User, editor: User) -> None:
    page = make_page()
    article = make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page), headline="旧题")
    piece = edited(article, writer, headline="新题")
    transcriber = make_staff("林校", "correct_transcription_article")
    assert Article.objects.get().headline == "旧题"
    sign_off(article=piece, revision=piece.latest_revision, by=transcriber)
    assert Article.objects.get().headline == "新题"
    with pytest.raises(DeskRefusal, match="已是"):
        sign_off(article=piece, revision=piece.latest_revision, by=transcriber)


def test_a_piece_is_released_with_its_issue_and_follows_its_day(editor: User) -> None:
    issue = make_issue(date=timezone.localdate() + timedelta(days=3))
    article = make_manuscript(page=make_page(issue=issue), position=1)
    sign_off(article=article, revision=article.latest_revision, by=editor)
    piece = publish(article=article, by=editor, with_issue=True)
    assert piece.published_at == issue.printed_at
    Issue.objects.update(date=timezone.localdate() + timedelta(days=5))
    issue.refresh_from_db()
    assert follow_issue_date(issue=issue, by=editor) == 1
    assert Article.objects.get().published_at == issue.printed_at
    Issue.objects.update(date=None)
    issue.refresh_from_db()
    assert follow_issue_date(issue=issue, by=editor) == 0
    assert not Article.objects.published().exists()


@pytest.mark.parametrize("page", [None, "undated"])
def test_without_a_day_there_is_no_release_with_the_issue(editor: User, page: str | None) -> None:
    placed = {"page": make_page(), "position": 1} if page else {}
    article = make_manuscript(**placed)
    sign_off(article=article, revision=article.latest_revision, by=editor)
    with pytest.raises(DeskRefusal, match="日期"):
        publish(article=article, by=editor, with_issue=True)


def test_what_is_scheduled_may_get_another_moment(editor: User) -> None:
    article = make_article(visibility=Visibility.HIDDEN)
    publish(article=article, by=editor, at=timezone.now() + timedelta(days=1))
    with pytest.raises(DeskRefusal, match="已在发布中"):
        publish(article=article, by=editor)
    later = timezone.now() + timedelta(days=2)
    assert publish(article=article, by=editor, at=later).published_at == later
    assert publish(article=article, by=editor, at=timezone.now()).is_public


def test_an_issue_of_the_past_dates_what_is_released_with_it(editor: User) -> None:
    page = make_page(issue=make_issue(date=date(2025, 4, 28)))
    article = make_article(page=page, visibility=Visibility.HIDDEN)
    piece = publish(article=article, by=editor, with_issue=True)
    assert timezone.localtime(piece.published_at) == datetime(2025, 4, 28, tzinfo=timezone.get_default_timezone())


def test_nobody_signs_or_shows_a_name_that_was_deleted_since(editor: User) -> None:
    article, person = make_article(), make_correspondent("白露")
    changes = replace(content_at_desk(article), bylines=(BylineRow(person.pk, "白露", "author"),))
    piece = save(article=article, base=article.latest_revision, changes=changes, by=editor).article
    signed = sign_off(article=piece, revision=piece.latest_revision, by=editor)
    person.delete()
    with pytest.raises(DeskRefusal, match="“白露”已不在册"):
        publish(article=signed, by=editor)
    piece = edited(signed, editor, headline="新题")
    with pytest.raises(DeskRefusal, match="“白露”已不在册"):
        sign_off(article=piece, revision=piece.latest_revision, by=editor)


def test_print_that_readers_never_saw_by_itself_is_not_signed(editor: User) -> None:
    page = make_page()
    printed = {"page": page, "stage": Stage.PRINTED, "source": make_source(page=page)}
    first = make_article(**printed)
    rest = make_article(**printed, visibility=Visibility.HIDDEN, continues=first)
    hidden = make_article(**printed, visibility=Visibility.HIDDEN)
    for article, sentence in ((rest, "转版续文"), (hidden, "请直接发布")):
        with pytest.raises(DeskRefusal, match=sentence):
            sign_off(article=article, revision=article.latest_revision, by=editor)

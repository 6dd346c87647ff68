"""签发 and release: who may, what is signed, and when readers see it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.editorial import (
    DeskRefusal,
    content_at_desk,
    follow_issue_date,
    publish,
    save,
    sign_off,
    transcribe,
    withdraw,
)
from articles.enums import Stage, Step, Visibility
from articles.models import Article, BylineRow, Entry, Issue
from tests.factories import (
    make_article,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_passed,
    make_signed,
    make_source,
    make_staff,
)


@pytest.fixture
def writer(db: None) -> User:
    """Somebody who may change pieces, and sign nothing off."""
    return make_staff("方小满", "change_article")


def make_reviewed(**fields: Any) -> Article:
    """Make a piece that has had its three reviews."""
    return make_signed(make_manuscript(**fields), Step.FINAL_REVIEW)


def edited(article: Article, by: User, **changes: str) -> Article:
    said = content_at_desk(article)
    return save(article=article, base=article.latest_revision, changes=replace(said, **changes), by=by).article


def test_a_reviewed_piece_is_signed_off_and_proofed_before_it_is_released(editor: User) -> None:
    article = make_reviewed()
    signed = sign_off(article=article, revision=article.latest_revision, by=editor)
    assert (signed.stage, signed.visibility) == (Stage.FIRST_PROOF, Visibility.HIDDEN)
    with pytest.raises(DeskRefusal, match="三校"):
        publish(article=signed, by=editor)
    actions = list(Entry.objects.about(article).order_by("id").values_list("action", "revision"))
    assert ("sign-off", article.latest_revision_id) in actions


def test_nobody_signs_what_they_have_not_read(editor: User) -> None:
    article = make_reviewed()
    read = article.latest_revision
    edited(article, editor, headline="另一个标题")
    with pytest.raises(DeskRefusal, match=r"秦晓岚.*请重新阅读"):
        sign_off(article=article, revision=read, by=editor)
    assert Article.objects.get().stage == Stage.SIGNING


def test_who_may_only_change_pieces_shows_readers_nothing(writer: User) -> None:
    manuscript, public = make_reviewed(), make_article(stage=Stage.MANUSCRIPT)
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
    empty = make_reviewed(headline="", body="")
    with pytest.raises(DeskRefusal, match="没有文字"):
        sign_off(article=empty, revision=empty.latest_revision, by=editor)


def test_a_public_piece_under_correction_changes_when_it_is_signed_again(editor: User, writer: User) -> None:
    article = make_article(headline="旧题", stage=Stage.MANUSCRIPT)
    since = article.published_at
    edited(article, writer, headline="新题")
    make_signed(Article.objects.get())
    assert Article.objects.get().headline == "旧题"
    with pytest.raises(DeskRefusal, match="不能定时"):
        publish(article=article, by=editor, at=timezone.now() + timedelta(days=1))
    publish(article=article, by=editor)
    shown = Article.objects.get()
    assert (shown.headline, shown.published_at) == ("新题", since)


def test_the_transcription_of_print_is_shown_by_who_may_correct_it(writer: User, editor: User) -> None:
    page = make_page()
    article = make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page), headline="旧题")
    piece = edited(article, writer, headline="新题")
    transcriber = make_staff("林校", "correct_transcription_article")
    assert Article.objects.get().headline == "旧题"
    transcribe(article=piece, revision=piece.latest_revision, by=transcriber)
    assert Article.objects.get().headline == "新题"
    signature = article.signatures.get()
    assert (signature.saw, signature.left) == (article.live_revision, piece.latest_revision)
    with pytest.raises(DeskRefusal, match="已是"):
        transcribe(article=piece, revision=piece.latest_revision, by=transcriber)


def test_a_piece_is_released_with_its_issue_and_follows_its_day(editor: User) -> None:
    issue = make_issue(date=timezone.localdate() + timedelta(days=3))
    article = make_passed(page=make_page(issue=issue))
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
    article = make_signed(make_manuscript(**placed))
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
    with pytest.raises(DeskRefusal, match="尚未付印"):
        publish(article=make_article(page=page, visibility=Visibility.HIDDEN), by=editor, with_issue=True)
    Article.objects.update(page=None, position=None)
    piece = publish(article=make_passed(page=page), by=editor, with_issue=True)
    assert timezone.localtime(piece.published_at) == datetime(2025, 4, 28, tzinfo=timezone.get_default_timezone())


def test_nobody_signs_or_shows_a_name_that_was_deleted_since(editor: User) -> None:
    article, person = make_article(stage=Stage.MANUSCRIPT), make_correspondent("白露")
    changes = replace(content_at_desk(article), bylines=(BylineRow(person.pk, "白露", "author"),))
    save(article=article, base=article.latest_revision, changes=changes, by=editor)
    person.delete()
    piece = make_signed(Article.objects.get())
    with pytest.raises(DeskRefusal, match="“白露”已不在册"):
        publish(article=piece, by=editor)
    Article.objects.update(stage=Stage.SIGNING)
    with pytest.raises(DeskRefusal, match="“白露”已不在册"):
        sign_off(article=piece, revision=piece.latest_revision, by=editor)


def test_print_that_readers_never_saw_by_itself_is_not_signed(db: None) -> None:
    page = make_page()
    printed = {"page": page, "stage": Stage.PRINTED, "source": make_source(page=page)}
    transcriber = make_staff("林校", "correct_transcription_article")
    first = make_article(**printed)
    rest = make_article(**printed, visibility=Visibility.HIDDEN, continues=first)
    hidden = make_article(**printed, visibility=Visibility.HIDDEN)
    for article, sentence in ((rest, "转版续文"), (hidden, "请直接发布")):
        with pytest.raises(DeskRefusal, match=sentence):
            transcribe(article=article, revision=article.latest_revision, by=transcriber)

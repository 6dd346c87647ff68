"""退给我 and 我送出的."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editorial import content_at_desk, decline, publish, review, save, send_back, submit, workbench
from articles.enums import Stage
from tests.factories import make_manuscript

pytestmark = pytest.mark.django_db


def back(desk, article, by, to, reason):
    piece = desk.at(article)
    send_back(article=piece, revision=piece.latest_revision, by=by, to=to, reason=reason)


def told(user, **at):
    return [(row.article, row.name, row.reason) for row in workbench.returned_to(user=user, **at)]


def test_manuscript_comes_back_to_who_submitted_it_with_the_reason(desk):
    article = desk.bring(make_manuscript(), Stage.FIRST_REVIEW)
    back(desk, article, desk.editor, Stage.MANUSCRIPT, "时间地点不清。")
    assert told(desk.liaison) == [(article, "方责编", "时间地点不清。")]
    assert told(desk.other_editor) == []


def test_piece_comes_back_to_those_who_may_take_the_step(desk):
    article = desk.bring(make_manuscript(), Stage.FINAL_REVIEW)
    back(desk, article, desk.chief, Stage.SECOND_REVIEW, "数字请再核。")
    assert told(desk.director) == [(article, "秦总编", "数字请再核。")]
    assert told(desk.editor) == told(desk.liaison) == []


def test_what_was_submitted_or_signed_again_has_not_come_back(desk):
    article = desk.bring(make_manuscript(), Stage.FIRST_REVIEW)
    back(desk, article, desk.editor, Stage.MANUSCRIPT, "补照片。")
    submit(article=article, by=desk.liaison)
    assert told(desk.liaison) == []
    piece = desk.at(article)
    assert told(desk.editor) == [(article, "方责编", "补照片。")]
    review(article=piece, revision=piece.latest_revision, by=desk.editor, opinion="同意。")
    assert told(desk.editor) == []


def test_author_is_told_for_two_weeks_that_a_piece_was_declined(desk):
    article = desk.bring(make_manuscript(), Stage.FIRST_REVIEW)
    decline(article=article, revision=article.latest_revision, by=desk.editor, reason="已有同题稿件。")
    assert told(desk.liaison) == [(article, "方责编", "已有同题稿件。")]
    assert told(desk.editor) == []
    assert told(desk.liaison, at=timezone.now() + timedelta(days=15)) == []


def test_what_somebody_passed_on_is_under_way_until_readers_see_it(desk):
    article, other = (desk.bring(make_manuscript(), Stage.FINAL_REVIEW) for _number in range(2))
    assert [row.article for row in workbench.sent_by(user=desk.editor)] == [other, article]
    (_other, sent) = workbench.sent_by(user=desk.liaison)
    assert (sent.article.stage, sent.changed, sent.is_stuck) == (Stage.FINAL_REVIEW, None, False)
    publish(article=desk.bring(article, Stage.READY), by=desk.chief)
    assert [row.article for row in workbench.sent_by(user=desk.editor)] == [other]
    assert workbench.sent_by(user=desk.other_editor) == []


def test_what_was_changed_after_ones_signature_is_told_with_both_revisions(desk):
    article = desk.bring(make_manuscript(), Stage.SECOND_REVIEW)
    changes = replace(content_at_desk(article), headline="主任改的标题")
    save(article=article, base=article.latest_revision, changes=changes, by=desk.director)
    (sent,) = workbench.sent_by(user=desk.editor)
    assert sent.changed == (1, 2)
    (sent,) = workbench.sent_by(user=desk.liaison)
    assert sent.changed is None  # who has signed nothing


def test_piece_is_stuck_where_nobody_can_sign_its_step(desk):
    desk.bring(make_manuscript(), Stage.SECOND_REVIEW)
    (sent,) = workbench.sent_by(user=desk.liaison)
    assert not sent.is_stuck
    User.objects.filter(pk=desk.director.pk).update(is_active=False)
    (sent,) = workbench.sent_by(user=desk.liaison)
    assert sent.is_stuck


def test_queries_are_as_many_for_many_pieces(desk):
    def ask(user):
        with CaptureQueriesContext(connection) as queries:
            workbench.returned_to(user=user), workbench.sent_by(user=user)
        return len(queries)

    def fill():
        desk.bring(make_manuscript(), Stage.FINAL_REVIEW)
        article = desk.bring(make_manuscript(), Stage.SECOND_REVIEW)
        changes = replace(content_at_desk(article), headline="改过的标题")
        save(article=article, base=article.latest_revision, changes=changes, by=desk.director)
        back(desk, desk.bring(make_manuscript(), Stage.SECOND_REVIEW), desk.director, Stage.FIRST_REVIEW, "再核。")

    fill()
    few = ask(desk.editor)
    for _number in range(3):
        fill()
    assert ask(desk.editor) == few <= 20

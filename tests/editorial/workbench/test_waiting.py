"""待我处理: what somebody may sign now; what they may not waits for others."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editorial import create, hold, move_to_bin, publish, workbench
from articles.enums import Stage
from articles.models import Article, Content
from tests.factories import (
    make_byline,
    make_correspondent,
    make_editor,
    make_manuscript,
    make_member,
    make_page,
    make_staff,
)

pytestmark = pytest.mark.django_db


def mine(user):
    return list(workbench.waiting_for(user=user).mine)


def others(user):
    return list(workbench.waiting_for(user=user).others)


def since(article, **ago):
    Article.objects.filter(pk=article.pk).update(stage_since=timezone.now() - timedelta(**ago))
    return article


def test_each_sees_what_waits_for_their_step_and_the_rest_as_others(desk):
    first = desk.bring(make_manuscript(headline="待初审"), Stage.FIRST_REVIEW)
    second = desk.bring(make_manuscript(headline="待复审"), Stage.SECOND_REVIEW)
    signing = desk.bring(make_manuscript(headline="待签发"), Stage.SIGNING)
    make_manuscript()
    assert (mine(desk.editor), others(desk.editor)) == ([first], [second, signing])
    assert (mine(desk.director), others(desk.director)) == ([second], [first, signing])
    assert (mine(desk.chief), others(desk.chief)) == ([signing], [first, second])
    assert (mine(desk.liaison), others(desk.liaison)) == ([], [first, second, signing])


def test_what_waits_longest_comes_first(desk):
    newer, older = (desk.bring(make_manuscript(), Stage.FIRST_REVIEW) for _number in range(2))
    since(older, hours=2), since(newer, minutes=2)
    assert mine(desk.editor) == [older, newer]
    assert others(desk.director) == [older, newer]


def test_piece_of_ones_own_waits_for_another(desk):
    article = make_manuscript()
    make_byline(article, make_correspondent("方责编", editor=make_editor("方责编", user=desk.editor)))
    desk.bring(article, Stage.FIRST_REVIEW)
    assert (mine(desk.editor), others(desk.editor)) == ([], [article])
    assert mine(desk.other_editor) == [article]


def test_manuscript_that_names_nobody_is_of_who_entered_it(desk):
    article = create(content=Content(headline="自己写的稿"), by=desk.editor).article
    assert list(workbench.to_submit(user=desk.editor)) == [article]
    assert list(workbench.to_submit(user=desk.other_editor)) == []
    assert list(workbench.to_submit(user=desk.director)) == []  # who may not submit


def test_who_signed_a_review_does_not_see_the_next_one(desk):
    both = make_member("兼职", "责编", "主任")
    article = desk.bring(make_manuscript(), Stage.FIRST_REVIEW)
    assert mine(both) == [article]
    desk.editor = both
    desk.bring(article, Stage.SECOND_REVIEW)
    assert mine(desk.director) == [article]


def test_what_is_held_binned_or_on_a_page_to_be_proofed_is_not_named(desk):
    held, binned = (desk.bring(make_manuscript(), Stage.FIRST_REVIEW) for _number in range(2))
    hold(article=held, by=desk.chief, reason="等通知。")
    move_to_bin(article=binned, by=make_staff("管理员"))
    alone = desk.bring(make_manuscript(), Stage.FIRST_PROOF)
    desk.bring(make_manuscript(page=make_page(), position=1), Stage.FIRST_PROOF)
    assert mine(desk.editor) == []
    assert mine(desk.proofreader) == [alone]


def test_whole_chains_wait_for_release_until_readers_see_them(desk):
    article = desk.bring(make_manuscript(), Stage.READY)
    assert list(workbench.to_release()) == [article]
    publish(article=article, by=desk.chief)
    assert list(workbench.to_release()) == []


def test_queries_are_as_many_for_many_pieces(desk):
    def ask(user):
        with CaptureQueriesContext(connection) as queries:
            workbench.waiting_for(user=user)
        return len(queries)

    def fill():
        for stage in (Stage.FIRST_REVIEW, Stage.SECOND_REVIEW, Stage.FINAL_REVIEW, Stage.FIRST_PROOF):
            article = make_manuscript()
            make_byline(article, make_correspondent(f"作者{article.pk}"))
            desk.bring(article, stage)

    for user in (desk.editor, desk.director, desk.chief):
        make_editor(user.username, user=user)
    fill()
    users = [type(user).objects.get(pk=user.pk) for user in (desk.editor, desk.director, desk.chief, desk.proofreader)]
    [user.has_perm("x") for user in users]
    few = [ask(user) for user in users]
    for _number in range(4):
        fill()
    assert [ask(user) for user in users] == few
    assert max(few) <= 10


def test_piece_that_nobody_can_sign_is_stuck(desk):
    article, other = (desk.bring(make_manuscript(), Stage.FIRST_REVIEW) for _number in range(2))
    assert list(workbench.stuck(user=desk.chief)) == []
    for editor in (desk.editor, desk.other_editor):
        make_byline(article, make_correspondent(editor.username, editor=make_editor(editor.username, user=editor)))
    assert list(workbench.stuck(user=desk.chief)) == [article]
    desk.bring(other, Stage.SECOND_REVIEW)
    make_member("又一责编", "责编")
    assert list(workbench.stuck(user=desk.chief)) == []

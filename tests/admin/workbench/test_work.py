"""The front page of each of five people: what waits for them, what came back, what is under way, what comes out."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from articles.admin.workbench.lines import told_moment, waited
from articles.editorial import content_at_desk, hold, layout_of, publish, save, send_back, sign_page
from articles.enums import Stage, Step
from articles.models import Article
from tests.factories import make_issue, make_manuscript, make_page

pytestmark = pytest.mark.django_db


def shown(client, user):
    """Give what the sections of somebody's front page say: for each line its badge and its text."""
    client.force_login(user)
    sections = client.get(reverse("admin:index")).context["work"]
    return {section.name: [(line.badge, line.text) for line in section.lines] for section in sections}


def lines(client, user, name):
    client.force_login(user)
    work = client.get(reverse("admin:index")).context["work"]
    return next(section.lines for section in work if section.name == name)


def on_page(number=1, **days):
    return make_page(issue=make_issue(date=timezone.localdate() + timedelta(**days or {"days": 1})), number=number)


def test_each_person_sees_their_own_work(client, desk):
    desk.bring(make_manuscript(headline="待初审的稿"), Stage.FIRST_REVIEW)
    desk.bring(make_manuscript(headline="校完的稿"), Stage.READY)
    page = on_page()
    desk.bring(make_manuscript(headline="版上的稿", page=page, position=1), Stage.FIRST_PROOF)
    assert shown(client, desk.editor)["mine"] == [("待初审", "待初审的稿")]
    assert "mine" not in shown(client, desk.liaison)
    assert shown(client, desk.proofreader)["mine"] == [("待一校", str(page))]
    assert shown(client, desk.chief)["mine"] == [("待发布", "校完的稿")]
    assert ("待初审", "待初审的稿") in shown(client, desk.chief)["others"]


def test_own_manuscript_waits_to_be_submitted(client, desk):
    client.force_login(desk.liaison)
    article = desk.bring(make_manuscript(headline="退回的稿"), Stage.FIRST_REVIEW)
    send_back(
        article=article, revision=article.latest_revision, by=desk.editor, to=Stage.MANUSCRIPT, reason="请补地点。"
    )
    told = shown(client, desk.liaison)
    assert (told["mine"], told["returned"]) == ([("待送审", "退回的稿")], [("退回", "退回的稿")])
    assertContains(client.get(reverse("admin:index")), "请补地点。")


def test_change_after_ones_signature_leads_to_the_comparison(client, desk):
    article = desk.bring(make_manuscript(), Stage.SECOND_REVIEW)
    changes = replace(content_at_desk(article), headline="主任改的标题")
    save(article=article, base=article.latest_revision, changes=changes, by=desk.director)
    (line,) = lines(client, desk.editor, "sent")
    assert line.more.text == "审后有改动"
    assert client.get(line.more.url).status_code == 200
    (line,) = lines(client, desk.liaison, "sent")
    assert line.more is None


def test_author_is_told_where_nobody_can_sign(client, desk):
    desk.bring(make_manuscript(), Stage.SECOND_REVIEW)
    (line,) = lines(client, desk.liaison, "sent")
    assert (line.is_missing, line.reason) == (False, "")
    User.objects.filter(pk=desk.director.pk).update(is_active=False)
    (line,) = lines(client, desk.liaison, "sent")
    assert line.is_missing
    assert "管理账号的人" in line.reason


def test_tomorrow_marks_what_is_missing(client, desk):
    page = on_page()
    article = desk.bring(make_manuscript(headline="版上的稿", page=page, position=1), Stage.FIRST_PROOF)
    make_page(issue=page.issue, number=2)
    held = desk.bring(make_manuscript(headline="缓发的稿", page=page, position=2), Stage.FIRST_REVIEW)
    hold(article=held, by=desk.chief, reason="等批复。")
    told = lines(client, desk.chief, "tomorrow")
    assert [(line.text, line.badge) for line in told] == [
        ("第1版", "待一校"),
        ("缓发的稿", "缓发"),
        ("第2版", "无稿"),
    ]
    assert all(line.is_missing for line in told)
    Article.objects.filter(pk=held.pk).delete()
    for step in (*Step.proofs(), Step.PASS):
        by = desk.chief if step == Step.PASS else desk.proofreader
        seen = {piece.pk: piece.latest_revision_id for piece in layout_of(page).pieces}
        sign_page(page=page, step=step, seen=seen, by=by)
    first, piece, _empty = lines(client, desk.chief, "tomorrow")
    assert (first.badge, first.is_missing) == ("付印", False)
    assert (piece.text, piece.badge) == ("版上的稿", "未发布")
    publish(article=article, with_issue=True, by=desk.chief)
    assert len(lines(client, desk.chief, "tomorrow")) == 2


def test_tomorrow_names_what_comes_at_a_moment(client, desk):
    article = desk.bring(make_manuscript(headline="定时的稿"), Stage.READY)
    tomorrow = timezone.localtime() + timedelta(days=1)
    publish(article=article, at=tomorrow.replace(hour=6, minute=30), by=desk.chief)
    (line,) = lines(client, desk.chief, "tomorrow")
    assert (line.text, line.badge, line.detail) == ("定时的稿", "定时发布", "06:30")


def test_who_may_not_see_pieces_is_shown_none(client, desk):
    desk.bring(make_manuscript(), Stage.FIRST_REVIEW)
    assert shown(client, User.objects.create_user("外人", is_staff=True)) == {}


def test_front_page_asks_as_often_for_many_pieces_as_for_few(client, desk):
    issue = make_issue(date=timezone.localdate() + timedelta(days=1))

    def fill(number):
        page = make_page(issue=issue, number=number)
        for stage in (Stage.FIRST_REVIEW, Stage.SECOND_REVIEW, Stage.FINAL_REVIEW, Stage.SIGNING, Stage.READY):
            desk.bring(make_manuscript(), stage)
        desk.bring(make_manuscript(page=page, position=1), Stage.FIRST_PROOF)
        article = desk.bring(make_manuscript(), Stage.FINAL_REVIEW)
        send_back(
            article=article, revision=article.latest_revision, by=desk.chief, to=Stage.SECOND_REVIEW, reason="再核。"
        )

    def ask(user):
        client.force_login(user)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("admin:index"))
        return len(queries)

    fill(1)
    users = [desk.editor, desk.director, desk.chief, desk.proofreader]
    [ask(user) for user in users]  # what is kept of content types is read once
    few = [ask(user) for user in users]
    for number in range(2, 6):
        fill(number)
    assert [ask(user) for user in users] == few
    assert max(few) < 80


def test_waiting_time_is_told_in_its_largest_unit():
    now = timezone.now()
    assert [waited(now - timedelta(**ago), now) for ago in ({"seconds": 30}, {"minutes": 5}, {"hours": 50})] == [
        "刚到",
        "已等5分钟",
        "已等2天",
    ]
    assert waited(now - timedelta(hours=2, minutes=40), now) == "已等2小时"


def test_moment_of_today_is_told_by_the_hour_alone():
    today = timezone.localtime().replace(hour=0, minute=5)
    assert told_moment(today) == "00:05"
    assert told_moment(datetime(2026, 3, 4, 9, 30, tzinfo=timezone.get_current_timezone())) == "3月4日 09:30"

import datetime
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editorial import DateEffect, DeskRefusal, effect_of_date, follow_issue_date
from articles.enums import Stage
from articles.models import Article, Entry
from tests.factories import make_article, make_issue, make_page, make_source, make_staff, make_withdrawn

DAY = datetime.date(2025, 4, 28)
DAWN = datetime.datetime.fromisoformat("2025-04-28T00:00:00+08:00")
TODAY = datetime.datetime.fromisoformat("2025-05-06T12:00:00+08:00")
TOMORROW = datetime.datetime.fromisoformat("2025-05-07T00:00:00+08:00")


def make_printed(page):
    return make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page))


@pytest.fixture
def page(db):
    """A page of an issue whose day was confirmed after the import."""
    return make_page(issue=make_issue(date=DAY))


def test_follow_issue_date_moves_printed_pieces_to_their_day_and_records_it(editor, page):
    article = make_printed(page)
    assert follow_issue_date(issue=page.issue, by=editor) == 1
    assert Article.objects.get().published_at == DAWN
    entry = Entry.objects.get(article=article)
    assert (entry.actor, entry.message) == (editor, "发布，时间为2025年4月28日。")


def test_follow_issue_date_leaves_other_pieces(editor, page):
    others = [make_article(page=page), make_withdrawn(page=page), make_printed(make_page())]
    before = list(Article.objects.order_by("pk").values_list("pk", "published_at"))
    assert follow_issue_date(issue=page.issue, by=editor) == 0
    assert list(Article.objects.order_by("pk").values_list("pk", "published_at")) == before
    assert len(before) == len(others)


def test_pieces_of_an_issue_without_a_date_are_public_as_of_their_import(editor, page):
    article = make_printed(page)
    Article.objects.update(published_at=timezone.now() + timedelta(days=30))  # a slip of the pen
    page.issue.date = None
    page.issue.save()
    assert follow_issue_date(issue=page.issue, by=editor) == 1
    article.refresh_from_db()
    assert (article.published_at, article.publication_date, article.is_public) == (article.created_at, None, True)
    assert Entry.objects.get().message == "出版日期不详，按导入时间公开。"


def test_only_what_came_into_the_issue_follows_where_that_is_told(editor, page):
    moved, _other = make_printed(page), make_printed(page)
    assert follow_issue_date(issue=page.issue, by=editor, among=Article.objects.filter(pk=moved.pk)) == 1
    assert list(Article.objects.filter(published_at=DAWN)) == [moved]


@pytest.mark.parametrize(
    ("public_since", "day", "effect"),
    [
        (TODAY, DAY, DateEffect(0, 0)),
        (TODAY, None, DateEffect(0, 0)),
        (TODAY, TOMORROW.date(), DateEffect(0, 2)),
        (TOMORROW, None, DateEffect(2, 0)),
        (TOMORROW, TODAY.date(), DateEffect(2, 0)),
        (TOMORROW, TOMORROW.date(), DateEffect(0, 0)),
    ],
)
def test_effect_of_a_date_is_told_before_it_is_kept(page, public_since, day, effect):
    for _ in range(2):
        make_printed(page)
    Article.objects.update(published_at=public_since)
    make_article(page=page)  # of the desk: public since it was published, whatever the issue says
    make_withdrawn(page=page)
    make_printed(make_page())
    assert effect_of_date(issue=page.issue, day=day, at=TODAY) == effect
    assert Article.objects.filter(published_at=public_since).count() == 2


@pytest.mark.parametrize("days", [9, -9])
def test_who_may_not_show_pieces_neither_hides_nor_shows_any_by_a_date(page, days):
    article = make_printed(page)
    Article.objects.update(published_at=timezone.now() - timedelta(days=days))  # public now, or in nine days
    before = Article.objects.get().published_at
    page.issue.date = timezone.localdate() + timedelta(days=days)
    page.issue.save()
    colleague = make_staff("苏一帆", "change_issue")
    with pytest.raises(DeskRefusal, match="1 篇稿件将对读者公开或不再公开，而您无权决定"):
        follow_issue_date(issue=page.issue, by=colleague)
    article.refresh_from_db()
    assert (article.published_at, Entry.objects.count()) == (before, 0)


def test_a_date_that_readers_do_not_notice_is_for_everyone(page):
    make_printed(page)
    assert follow_issue_date(issue=page.issue, by=make_staff("苏一帆", "change_issue")) == 1

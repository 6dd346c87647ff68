import datetime

import pytest
from django.contrib.admin.models import LogEntry

from articles.editorial import follow_issue_date
from articles.enums import Stage
from articles.models import Article
from tests.factories import make_article, make_issue, make_page, make_source, make_withdrawn

DAY = datetime.date(2025, 4, 28)
DAWN = datetime.datetime.fromisoformat("2025-04-28T00:00:00+08:00")


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
    entry = LogEntry.objects.get(object_id=article.pk)
    assert (entry.user, entry.change_message) == (editor, "发布，时间为2025年4月28日。")


def test_follow_issue_date_leaves_other_pieces(editor, page):
    others = [make_article(page=page), make_withdrawn(page=page), make_printed(make_page())]
    before = list(Article.objects.order_by("pk").values_list("pk", "published_at"))
    assert follow_issue_date(issue=page.issue, by=editor) == 0
    assert list(Article.objects.order_by("pk").values_list("pk", "published_at")) == before
    assert len(before) == len(others)


def test_follow_issue_date_leaves_all_while_the_day_is_not_known(editor):
    page = make_page()
    before = make_printed(page).published_at
    assert follow_issue_date(issue=page.issue, by=editor) == 0
    assert Article.objects.get().published_at == before

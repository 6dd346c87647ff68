"""The databases keep the date of publication, whoever writes and in whatever way."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_pre_migrate_signal
from django.db import connection, transaction

from articles.enums import Stage, Visibility
from articles.models import Article, Issue, Page
from articles.models.triggers import day, drop
from tests.factories import make_article, make_issue, make_manuscript, make_page, make_source, make_withdrawn

pytestmark = pytest.mark.django_db

APRIL, MAY = date(2025, 4, 28), date(2025, 5, 6)
NEW_YEAR = datetime(2024, 12, 31, 16, tzinfo=UTC)  # midnight in Shanghai


def dates():
    return list(Article.objects.order_by("pk").values_list("publication_date", flat=True))


def print_on(page, **fields):
    return make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page), **fields)


@pytest.fixture
def page():
    """A page of a dated issue, with a piece from print and one of the desk."""
    page = make_page(issue=make_issue(date=APRIL))
    print_on(page)
    make_article(page=page)
    return page


def test_print_is_of_the_date_of_its_issue_and_of_none_while_that_is_not_known(page):
    print_on(make_page())
    make_withdrawn(page=page)
    assert dates() == [APRIL, APRIL, None, APRIL]


def test_piece_of_the_web_is_of_its_day_in_shanghai():
    make_article(page=None, published_at=NEW_YEAR)
    make_manuscript()
    assert dates() == [date(2025, 1, 1), None]


def test_piece_from_print_without_a_page_is_of_no_day():
    make_article(page=None, stage=Stage.PRINTED, source=make_source())
    assert dates() == [None]


@pytest.mark.parametrize("known", [MAY, None])
def test_articles_follow_the_date_of_their_issue(page, known):
    page.issue.date = known
    page.issue.save()
    assert dates() == [known, known]
    Issue.objects.update(date=APRIL)
    assert dates() == [APRIL, APRIL]


def test_articles_follow_their_page_to_another_issue(page):
    page.issue = make_issue(date=MAY)
    page.save()
    assert dates() == [MAY, MAY]
    Page.objects.update(issue=make_issue())
    assert dates() == [None, None]


def test_article_follows_its_own_moves(page):
    article = make_article(page=None, published_at=NEW_YEAR)
    article.page, article.position = page, 9
    article.save()
    assert dates()[-1] == APRIL
    Article.objects.filter(pk=article.pk).update(page=None, position=None)
    assert dates()[-1] == date(2025, 1, 1)
    Article.objects.filter(pk=article.pk).update(visibility=Visibility.HIDDEN, published_at=None, live_revision=None)
    assert dates()[-1] is None


def test_date_that_is_not_true_is_put_right(page):
    Article.objects.update(publication_date=MAY)
    assert dates() == [APRIL, APRIL]
    stale = Article.objects.first()
    Issue.objects.update(date=MAY)
    stale.save()
    assert dates() == [MAY, MAY]


def test_articles_made_in_bulk_are_dated(page):
    made = [Article(headline=f"第{number}篇", page=page, position=number) for number in (8, 9)]
    Article.objects.bulk_create(made)
    assert dates() == [APRIL] * 4


def test_other_issues_stay_as_they_are(page):
    make_article(page=make_page(issue=make_issue(date=MAY)))
    page.issue.date = None
    page.issue.save()
    assert dates() == [None, None, MAY]


def test_triggers_are_laid_anew_by_migrate(page):
    drop(connection)
    Issue.objects.update(date=MAY)
    assert dates() == [APRIL, APRIL]
    call_command("migrate", verbosity=0)
    Issue.objects.update(date=APRIL)
    Issue.objects.update(date=MAY)
    assert dates() == [MAY, MAY]


def test_triggers_make_way_for_migrations_that_remake_tables_on_sqlite(page):
    emit_pre_migrate_signal(verbosity=0, interactive=False, db="default")
    Issue.objects.update(date=MAY)
    assert dates() == [APRIL if connection.vendor == "sqlite" else MAY] * 2


def test_articles_from_before_the_date_are_dated(page):
    """As a database of the version before has them: undated, dated, of the web, of an issue to come."""
    print_on(make_page())
    print_on(make_page(issue=make_issue(date=date(2026, 12, 31))))
    make_article(page=None, published_at=NEW_YEAR)
    make_article(page=None, stage=Stage.PRINTED, source=make_source())
    expected = dates()
    drop(connection)
    Article.objects.update(publication_date=None)
    import_module("articles.migrations.0011_publication_dates").date_what_is_there(apps, None)
    assert dates() == expected == [APRIL, APRIL, None, date(2026, 12, 31), date(2025, 1, 1), None]


def test_sqlite_is_told_the_day_of_a_moment():
    moments = [None, "2024-12-31 15:59:59.999999", "2024-12-31 16:00:00"]
    assert [day(moment) for moment in moments] == [None, "2024-12-31", "2025-01-01"]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_article_made_while_its_issue_is_being_dated_gets_the_new_date():
    """Whoever changes the date does not see the new row, and whoever makes the row waits for them."""
    page = make_page(issue=make_issue(date=APRIL))
    with ThreadPoolExecutor(1) as other, transaction.atomic():
        Issue.objects.update(date=MAY)
        made = other.submit(in_a_connection_of_its_own, lambda: Article.objects.create(page=page, position=1))
        with pytest.raises(TimeoutError):
            made.result(timeout=0.5)
        transaction.on_commit(lambda: made.result(timeout=10))
    assert dates() == [MAY]


def in_a_connection_of_its_own(write):
    try:
        return write()
    finally:
        connection.close()

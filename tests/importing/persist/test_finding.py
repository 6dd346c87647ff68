import datetime

import pytest
from django.db import connection
from django.utils import timezone

from articles.enums import Stage
from articles.importing.persist import Outcome
from articles.importing.persist.confirming import confirm
from articles.importing.persist.finding import EARLIER, NAMESAKES, find_earlier
from articles.importing.records import IssueFacts
from articles.models import Article, Page
from tests.factories import make_article, make_issue, make_page, make_source
from tests.importing.pages import SCHOOL, SPRING, land, page_text

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 4, 28)


def days():
    return {timezone.localdate(article.published_at) for article in Article.objects.all()}


@pytest.fixture
def page():
    """A page of an undated issue, with a piece that the import published as of today."""
    page = make_page()
    make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page))
    return page


def test_confirm_brings_printed_pieces_to_the_day_of_their_issue(page):
    assert confirm(page, IssueFacts(date=DAY))
    assert days() == {DAY}


def test_confirm_brings_printed_pieces_to_the_day_of_the_issue_they_join(page):
    make_issue(date=DAY)
    assert confirm(page, IssueFacts(date=DAY))
    assert days() == {DAY}


def test_confirm_of_a_number_moves_no_piece(page):
    assert confirm(page, IssueFacts(number="118"))
    assert days() == {timezone.localdate()}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL sorts while a table is small")
def test_newest_texts_of_a_name_are_found_without_sorting_the_others():
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sqlite_schema")  # what a test before gathered and took back is still in mind
        cursor.execute(f"EXPLAIN QUERY PLAN {EARLIER}", ["", "01.txt", NAMESAKES])
        plan = [step for *_, step in cursor.fetchall()]
    assert "SEARCH articles_sourcetext USING COVERING INDEX source_by_name (name=?)" in plan
    assert not any("ORDER BY" in step for step in plan)


def test_of_the_texts_of_one_name_the_newest_are_looked_at():
    sources = [make_source(name="01.txt") for _ in range(21)]
    make_source(name="02.txt")
    assert {earlier.pk for earlier in find_earlier("", "01.txt") if earlier.words} == set()
    assert {earlier.pk for earlier in find_earlier("0" * 64, "01.txt")} == {source.pk for source in sources[1:]}


def test_renamed_earlier_form_is_found_by_its_bytes():
    land(page_text(SPRING), "01.txt")
    land(page_text(SPRING, SCHOOL), "01.txt")
    assert land(page_text(SPRING), "one.txt").outcome is Outcome.UPDATED
    assert Page.objects.count() == 1

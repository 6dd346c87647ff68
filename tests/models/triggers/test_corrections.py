"""What a correction says stays, whoever writes past the desk; it is retracted once."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.models import Article, Correction
from tests.factories import make_article, make_correction, make_manuscript, make_page, make_retracted, make_withdrawn

pytestmark = pytest.mark.django_db
STAYS = "a correction is never changed or deleted"


def write(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "change",
    [
        "wrong = 'x'",
        "\"right\" = 'x'",
        "text = 'x', wrong = '', \"right\" = ''",
        "signer_name = 'x'",
        "at = '2025-04-28'",
        "article_id = article_id + 1",
        "id = id + 1",
        "retracted_at = at, retraction_reason = 'x', retracted_by_id = signer_id, retracted_by_name = 'x', wrong = 'x'",
    ],
)
def test_what_it_says_is_not_changed(change):
    make_correction(make_article())
    before = Correction.objects.values().get()
    with pytest.raises(IntegrityError, match=STAYS):
        write(f"UPDATE articles_correction SET {change}")  # noqa: S608
    assert Correction.objects.values().get() == before


@pytest.mark.parametrize(
    "change",
    [
        {"retraction_reason": "改口"},
        {"retracted_at": timezone.now()},
        {"retracted_at": None, "retracted_by": None, "retracted_by_name": "", "retraction_reason": ""},
    ],
)
def test_it_is_retracted_once(change):
    make_retracted(make_article())
    before = Correction.objects.values().get()
    with pytest.raises(IntegrityError, match=STAYS), transaction.atomic():
        Correction.objects.update(**change)
    assert Correction.objects.values().get() == before


def test_where_it_was_printed_is_noted_and_taken_back_at_any_time():
    page = make_page()
    make_correction(make_article()), make_retracted(make_article())
    for noted in (page, None):
        assert Correction.objects.update(printed_in=noted) == 2


@pytest.mark.parametrize("make", [make_article, make_withdrawn])
def test_it_is_not_deleted(make):
    row = make_correction(make())
    for delete in (row.delete, Correction.objects.all().delete, lambda: write("DELETE FROM articles_correction")):
        with pytest.raises(IntegrityError, match=STAYS), transaction.atomic():
            delete()
    assert Correction.objects.count() == 1


def test_it_goes_with_a_piece_that_nobody_has_read():
    piece = make_manuscript()
    make_correction(piece)
    piece.corrections.all().delete()
    piece.delete()
    assert not Article.objects.exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
def test_it_is_not_replaced():
    make_correction(make_article())
    with pytest.raises(IntegrityError, match=STAYS):
        write("REPLACE INTO articles_correction SELECT * FROM articles_correction")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's")
def test_its_table_is_not_emptied():
    make_correction(make_article())
    connection.check_constraints()
    with pytest.raises(IntegrityError, match=STAYS):
        write("TRUNCATE articles_correction")

"""What readers have seen stays, whoever deletes; the rule is that of purging."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.enums import Stage
from articles.models import Article, Revision, SearchText
from tests.factories import (
    erase,
    make_article,
    make_manuscript,
    make_printed,
    make_scheduled,
    make_source,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db
STAYS = "a piece that was public is never deleted"


def make_printed_hidden(**fields):
    return make_manuscript(stage=Stage.PRINTED, source=make_source(), **fields)


def make_rest():
    return make_printed_hidden(continues=make_article())


MAKERS = [make_article, make_withdrawn, lambda: make_scheduled(timezone.now()), make_printed_hidden, make_rest]
ROADS = [
    lambda piece: piece.delete(),
    lambda piece: Article.objects.filter(pk=piece.pk).delete(),
    lambda piece: SearchText.objects.all().delete() and Article.objects.filter(pk=piece.pk)._raw_delete("default"),
]


@pytest.mark.parametrize("delete", ROADS)
@pytest.mark.parametrize("make", MAKERS)
def test_piece_that_was_public_stays_with_its_history(make, delete):
    piece = make()
    assert not piece.is_purgeable
    with pytest.raises(IntegrityError, match=STAYS), transaction.atomic():
        delete(piece)
    assert Article.objects.get(pk=piece.pk) == piece
    assert Revision.objects.filter(article=piece.pk).count() == 1


@pytest.mark.parametrize("delete", ROADS[:2])
def test_manuscript_goes(delete):
    piece = make_manuscript()
    assert piece.is_purgeable
    delete(piece)
    assert not Article.objects.exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
def test_piece_is_not_replaced():
    make_printed()
    names = ", ".join(field.column for field in Article._meta.concrete_fields if not field.generated)
    with pytest.raises(IntegrityError, match=STAYS), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"REPLACE INTO articles_article ({names}) SELECT {names} FROM articles_article")  # noqa: S608


def test_tests_erase_all_the_same():
    for make in MAKERS[:4]:
        make()
    erase(Article.objects.all())
    assert not Article.objects.exists()
    assert not Revision.objects.exists()

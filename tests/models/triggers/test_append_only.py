"""Rows that are only ever added: the databases refuse everybody, also who writes past the application."""

import pytest
from django.db import IntegrityError, connection, transaction

from articles.models import Article, Revision, SearchText
from tests.factories import make_article, make_manuscript

pytestmark = pytest.mark.django_db
STAYS = "articles_revision is append-only"


def write(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles_revision SET note = 'x'",
        "UPDATE articles_revision SET digest = digest",
        "DELETE FROM articles_revision",
        "DELETE FROM articles_revision WHERE number = 1",
    ],
)
def test_shell_is_refused(statement):
    make_article()
    before = list(Revision.objects.values())
    with pytest.raises(IntegrityError, match=STAYS):
        write(statement)
    assert list(Revision.objects.values()) == before


def test_application_is_refused():
    revision = make_manuscript().latest_revision
    for change in (
        lambda: Revision.objects.update(note="x"),
        lambda: Revision.objects.bulk_update([revision], ["note"]),
        lambda: revision.save(),
        lambda: Revision.objects.purge([revision.article_id]),
    ):
        with pytest.raises(IntegrityError, match=STAYS), transaction.atomic():
            change()


def test_revisions_go_after_the_row_of_their_piece():
    piece, other = make_manuscript(), make_manuscript()
    with pytest.raises(IntegrityError, match=STAYS):
        write("DELETE FROM articles_revision WHERE article_id = %s", piece.pk)
    SearchText.objects.all().delete()
    Article.objects.filter(pk=piece.pk)._raw_delete("default")
    with pytest.raises(IntegrityError, match=STAYS):
        write("UPDATE articles_revision SET note = 'x' WHERE article_id = %s", piece.pk)
    Revision.objects.purge([piece.pk])
    assert list(Revision.objects.all()) == [other.latest_revision]


def test_deleted_pieces_take_their_revisions_along():
    pieces = [make_manuscript(), make_manuscript(), make_article()]
    pieces[0].delete()
    Article.objects.filter(pk=pieces[1].pk).delete()
    assert list(Revision.objects.all()) == [pieces[2].latest_revision]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
def test_rows_are_not_replaced():
    make_manuscript()
    with pytest.raises(IntegrityError, match=STAYS):
        write("REPLACE INTO articles_revision SELECT * FROM articles_revision")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's")
@pytest.mark.parametrize("table", ["articles_revision", "articles_entry", "articles_article", "auth_user"])
def test_tables_are_not_emptied(table):
    make_article()
    connection.check_constraints()  # a table with checks pending is not emptied anyway
    with pytest.raises(IntegrityError, match=r"append-only|never changed or deleted"):
        write(f"TRUNCATE {table} CASCADE")
    assert Revision.objects.count() == 1

"""Corrections of the version before keep their words and their day; back there, nothing that was said since is lost."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from articles.models import Correction
from tests.factories import make_article, make_correction, make_retracted, make_staff

pytestmark = pytest.mark.django_db(transaction=True)


def before():
    """Name the migration before the one that parts corrections."""
    migrations = MigrationLoader(None).disk_migrations
    (parted,) = [key for key in migrations if key[1].endswith("_corrections")]
    return dict(migrations[parted].dependencies)["articles"]


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_corrections_go_back_into_one_text_and_come_again_as_they_were_then():
    article = make_article()
    make_correction(article, text="三万亩应为二万亩。", day=date(2025, 4, 28))
    make_correction(article, day=date(2025, 4, 29))
    make_retracted(article, "原文无误。", day=date(2025, 4, 30))
    told = [
        ("三万亩应为二万亩。", "2025-04-28"),
        ("误：三万亩　正：二万亩", "2025-04-29"),
        ("（此更正已撤回：原文无误。）误：三万亩　正：二万亩", "2025-04-30"),
    ]
    try:
        call_command("migrate", "articles", before(), verbosity=0)
        stored = execute("SELECT text, date FROM articles_correction ORDER BY id")
        execute("UPDATE articles_correction SET date = '0001-01-01' WHERE date = '2025-04-30'")
    finally:
        call_command("migrate", verbosity=0)
    assert [(text, str(day)) for text, day in stored] == told
    rows = Correction.objects.order_by("pk")
    assert [(row.said, str(row.date)) for row in rows] == [*told[:2], (told[2][0], "0001-01-02")]
    assert {(row.wrong, row.right, row.signer, row.signer_name, row.retracted_at) for row in rows} == {
        ("", "", None, "", None)
    }


def test_who_might_write_corrections_may_make_them_and_who_might_delete_them_may_retract_them():
    codenames = {"add_correction": "correct_article", "delete_correction": "retract_article"}
    try:
        call_command("migrate", "articles", before(), verbosity=0)
        people = [make_staff(name, name) for name in codenames]
    finally:
        call_command("migrate", verbosity=0)
    told = [list(user.user_permissions.values_list("codename", flat=True)) for user in people]
    assert told == [[name] for name in codenames.values()]

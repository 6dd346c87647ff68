"""Back to the version before the bin: pieces that shared a place, and pieces withdrawn once and public again."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles.models import Article
from tests.factories import make_issue, make_manuscript, make_page, make_scheduled, make_withdrawn

pytestmark = pytest.mark.django_db(transaction=True)
COLUMNS = "page_id, position, publication_date, visibility, withdrawn_at IS NULL"


def rows():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT headline, {COLUMNS} FROM articles_article ORDER BY id")  # noqa: S608
        return {name: [page, place, day and str(day), *rest] for name, page, place, day, *rest in cursor.fetchall()}


def test_migrated_back_each_place_has_one_piece_and_what_is_public_is_not_withdrawn():
    now = timezone.now()
    page = make_page(issue=make_issue(date=date(2024, 12, 31)))
    place = {"page": page, "position": 1}
    make_withdrawn(headline="箱中", binned_at=now, **place)
    make_manuscript(headline="同在箱中", binned_at=now, **place)
    make_manuscript(headline="独在箱中", binned_at=now, page=page, position=2)
    make_manuscript(headline="在版", **place)
    make_scheduled(now + timedelta(days=1), headline="再次排定", page=None, withdrawn_at=now)
    try:
        call_command("migrate", "articles", "0025", verbosity=0)
        told = rows()
    finally:
        call_command("migrate", verbosity=0)
    nowhere, day = [None, None, None], page.issue.date
    assert {name: values[:3] for name, values in told.items()} == {
        "箱中": nowhere,
        "同在箱中": nowhere,
        "独在箱中": [page.pk, 2, str(day)],
        "在版": [page.pk, 1, str(day)],
        "再次排定": [None, None, str(timezone.localdate(now + timedelta(days=1)))],
    }
    assert all(values[4] for name, values in told.items() if name != "箱中")
    assert Article.objects.count() == 5

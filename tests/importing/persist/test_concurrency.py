"""Two imports at once, on a database that lets them: PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from articles.models import Article, Correspondent, Page
from tests.importing.pages import SCHOOL, SPRING, land, page_text


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets only one transaction write")
def test_two_imports_at_once_make_one_page():
    start = Barrier(2)

    def import_page(_):
        try:
            start.wait()
            return land(page_text(SPRING, SCHOOL)).outcome.value
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(import_page, range(2)))
    assert outcomes == ["created", "unchanged"]
    assert (Page.objects.count(), Article.objects.count(), Correspondent.objects.count()) == (1, 2, 2)

import pytest
from django.db import connection

from articles.importing.report.run import Options, import_pages
from articles.importing.report.sources import PageText
from articles.models import ImportRun
from tests.importing.pages import BRIDGE, SPRING, dated, page_text

pytestmark = pytest.mark.django_db
TEXTS = [
    PageText(name, name, data=page_text(news, head=dated(page=number)).encode())
    for number, (name, news) in enumerate([("01.txt", SPRING), ("02.txt", BRIDGE)], start=1)
]


def test_run_counts_what_it_did():
    list(import_pages(TEXTS, Options()))
    run = ImportRun.objects.get()
    assert (run.pages_created, run.pages_updated, run.pages_unchanged, run.refusals) == (2, 0, 0, [])
    assert run.finished_at is not None


def test_run_that_is_broken_off_counts_what_it_did():
    pages = import_pages(TEXTS, Options())
    next(pages)
    pages.close()
    run = ImportRun.objects.get()
    assert (run.pages_created, run.finished_at is not None) == (1, True)


def test_queries_do_not_pile_up_on_a_laptop(settings):
    settings.DEBUG = True
    for _ in import_pages(TEXTS, Options()):
        assert connection.queries == []

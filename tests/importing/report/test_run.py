import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError, connection
from django.utils import timezone

from articles.enums import RunState
from articles.importing.persist import Foresight
from articles.importing.report import run
from articles.importing.report.run import BrokenOff, Options, import_pages
from articles.importing.report.sources import PageText
from articles.models import ImportRun
from articles.models.imports.import_run import SILENCE
from tests.importing.pages import BRIDGE, SPRING, dated, page_text

pytestmark = pytest.mark.django_db
TEXTS = [
    PageText(name, name, data=page_text(news, head=dated(page=number)).encode())
    for number, (name, news) in enumerate([("01.txt", SPRING), ("02.txt", BRIDGE)], start=1)
]


def test_run_counts_what_it_did():
    list(import_pages(TEXTS, Options()))
    ended = ImportRun.objects.get()
    assert (ended.pages_created, ended.pages_updated, ended.pages_unchanged, ended.refusals) == (2, 0, 0, [])
    assert (ended.state, ended.finished_at is not None) == (RunState.FINISHED, True)


def test_run_that_is_broken_off_counts_what_it_did():
    pages = import_pages(TEXTS, Options())
    next(pages)
    pages.close()
    ended = ImportRun.objects.get()
    assert (ended.pages_created, ended.state, ended.finished_at is not None) == (1, RunState.BROKEN_OFF, True)


def test_run_that_is_killed_has_counted_what_landed_and_is_closed_by_the_next(monkeypatch):
    pages = import_pages(TEXTS, Options())
    next(pages)
    killed = ImportRun.objects.get()
    assert (killed.pages_created, killed.state_now) == (1, RunState.RUNNING)
    long_ago = timezone.now() - 2 * SILENCE
    ImportRun.objects.update(seen_at=long_ago)
    assert ImportRun.objects.get().state_now == RunState.BROKEN_OFF
    ImportRun.objects.begin()
    killed.refresh_from_db()
    assert (killed.state, killed.finished_at) == (RunState.BROKEN_OFF, long_ago)
    pages.close()


@pytest.mark.parametrize(
    "error", [OperationalError("disk full\nmore"), InterfaceError("gone"), DatabaseError("no database")]
)
def test_run_ends_where_the_database_fails(monkeypatch, error):
    def fail(*arguments):
        raise error

    pages = import_pages(TEXTS, Options())
    next(pages)
    monkeypatch.setattr(run, "store", fail)
    with pytest.raises(BrokenOff, match=r"数据库出错（(disk full|gone|no database)）$"):
        next(pages)
    assert ImportRun.objects.get().state == RunState.BROKEN_OFF


def test_page_that_breaks_a_constraint_is_refused_alone(monkeypatch):
    def fail(*arguments):
        raise IntegrityError("no")

    monkeypatch.setattr(run, "store", fail)
    assert [result.refusal.code for result in import_pages(TEXTS, Options())] == ["not-stored", "not-stored"]


def test_dry_run_goes_on_without_a_database(monkeypatch):
    def fail(*arguments):
        raise OperationalError("no such table")

    monkeypatch.setattr(Foresight, "foresee", fail)
    assert [(r.page is not None, r.foreseen) for r in import_pages(TEXTS, Options(dry_run=True))] == [(True, None)] * 2


def test_queries_do_not_pile_up_on_a_laptop(settings):
    settings.DEBUG = True
    for _ in import_pages(TEXTS, Options()):
        assert connection.queries == []

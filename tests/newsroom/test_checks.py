import pytest
from django.core.checks import run_checks
from django.db import OperationalError, connection

from newsroom import checks
from tests.factories import make_manuscript


def test_folder_of_the_page_cache_is_there_or_can_be_made(settings, tmp_path):
    for folder in ("", str(tmp_path), str(tmp_path / "pages" / "of the paper")):
        settings.PAGE_CACHE = folder
        assert checks.check_page_cache(None) == []


def test_folder_of_the_page_cache_that_cannot_be_written_is_an_error(settings, tmp_path):
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "pages"):
        settings.PAGE_CACHE = str(folder)
        (error,) = run_checks()
        assert error.id == "newsroom.E001"
        assert error.msg == f"PAGE_CACHE names {folder}, a folder that this process cannot write."


@pytest.mark.django_db
def test_database_in_utf8_is_sound():
    assert checks.check_databases(None, ["default"]) == []
    assert checks.check_databases(None, None) == []


def test_database_that_does_not_answer_is_an_error(monkeypatch):
    def refuse():
        raise OperationalError("connection failed:\n  no route to host")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    (error,) = checks.check_databases(None, ["default"])
    assert (error.id, error.msg) == (
        "newsroom.E002",
        "The database does not answer: connection failed: no route to host",
    )


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_database_in_another_encoding_is_an_error(monkeypatch, encoding):
    monkeypatch.setattr(checks, "read_encoding", lambda alias: encoding)
    (error,) = checks.check_databases(None, ["default"])
    assert error.id == "newsroom.E003"
    assert error.msg == f"The database keeps its text in {encoding}, which cannot hold Chinese."


@pytest.mark.django_db
def test_desk_that_lacks_people_is_a_warning():
    assert checks.check_staffing(None, ["default"]) == []
    make_manuscript()
    assert checks.check_staffing(None, None) == []
    warnings = checks.check_staffing(None, ["default"])
    assert {warning.id for warning in warnings} == {"newsroom.W006"}
    assert any("初审" in warning.msg for warning in warnings)


def test_staffing_of_a_database_older_than_the_code_is_not_asked_about(monkeypatch):
    def refuse(*args):
        raise OperationalError("no such column: articles_article.held_at")

    monkeypatch.setattr("articles.editorial.lacks", refuse)
    assert checks.check_staffing(None, ["default"]) == []


def test_static_files_must_be_collected_in_production(settings):
    settings.DEBUG, settings.COLLECTED = False, False
    (error,) = checks.check_collected(None)
    assert error.id == "newsroom.E004"
    assert error.hint.startswith("python manage.py collectstatic")
    settings.COLLECTED = True
    assert checks.check_collected(None) == []
    settings.DEBUG, settings.COLLECTED = True, False
    assert checks.check_collected(None) == []


def test_every_host_is_a_warning(settings):
    settings.ALLOWED_HOSTS = ["paper.example"]
    assert checks.check_hosts(None) == []
    settings.ALLOWED_HOSTS = ["*"]
    assert [warning.id for warning in checks.check_hosts(None)] == ["newsroom.W005"]

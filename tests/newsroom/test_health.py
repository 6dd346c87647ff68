import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from articles.models import triggers
from newsroom import health


def ask(client, **headers):
    response = client.get("/healthz", headers=headers)
    return response.status_code, response.content.decode()


@pytest.mark.django_db
def test_site_is_well(client, django_assert_num_queries):
    ask(client)
    # Is there a table of migrations, what is in it; and what triggers are there, where a migration may lose them.
    with django_assert_num_queries(3 if connection.vendor == "sqlite" else 2):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_probe_comes_by_address_over_http(client, settings):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["paper.example"], True
    client = type(client)()  # whose middleware begins with these settings
    assert ask(client, host="192.0.2.7:8000") == (200, "ok")
    assert client.get("/", headers={"host": "paper.example"}).status_code == 301
    assert client.get("/", secure=True, headers={"host": "192.0.2.7"}).status_code == 400


@pytest.mark.django_db
def test_probe_only_reads(client):
    assert client.post("/healthz").status_code == 405
    head = client.head("/healthz")
    assert (head.status_code, head.content) == (200, b"")


def test_silent_database_is_told_without_its_secrets(client, monkeypatch, caplog):
    def refuse():
        raise OperationalError('connection failed: password authentication failed for user "lin"')

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    assert ask(client) == (503, "The database does not answer: the log of the site has the reason.")
    assert 'failed for user "lin"' in caplog.text


@pytest.mark.django_db
def test_database_older_than_the_code_is_told(client):
    app, name = max(health._newest_migrations())
    MigrationRecorder.Migration.objects.get(app=app, name=name).delete()
    assert ask(client) == (503, "The database is older than the code: run python manage.py migrate.")


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite alone takes triggers away for a migration")
def test_database_that_lost_its_triggers_is_told_and_mended_by_migrate(client):
    triggers.drop(connection)
    lost = "The database does not guard what is on record: run python manage.py migrate."
    assert ask(client) == (503, lost)
    call_command("migrate", verbosity=0)
    assert ask(client) == (200, "ok")


def test_database_in_another_encoding_is_told(client, monkeypatch):
    monkeypatch.setattr(health, "read_encoding", lambda alias: "SQL_ASCII")
    assert ask(client) == (503, "The database does not keep its text in UTF8: make one that does.")


@pytest.mark.django_db
def test_page_cache_that_cannot_be_written_is_told_without_its_path(client, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.PAGE_CACHE = str(tmp_path / "file" / "pages")
    status, words = ask(client)
    assert (status, str(tmp_path) in words) == (503, False)
    assert words == "The folder of the page cache cannot be written: python manage.py check names it."


@pytest.mark.django_db
def test_site_that_can_only_be_read_is_well_and_says_so(client, settings):
    settings.READ_ONLY = True
    assert ask(client) == (200, "ok, read only: nobody can save")

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import settings

READERS = {
    "bool": lambda: settings.read_bool("X", True),
    "int": lambda: settings.read_int("X", 60),
    "list": lambda: settings.read_list("X"),
}


@pytest.mark.parametrize(
    ("reader", "value", "result"),
    [
        ("bool", "", True),
        ("bool", "0", False),
        ("bool", " No ", False),
        ("bool", "off", False),
        ("bool", "TRUE", True),
        ("int", "", 60),
        ("int", " 8000 ", 8000),
        ("int", "0", 0),
        ("list", "", []),
        ("list", "paper.example, www.paper.example,,", ["paper.example", "www.paper.example"]),
    ],
)
def test_reader_gives(monkeypatch, reader, value, result):
    monkeypatch.setenv("X", value)
    assert READERS[reader]() == result


@pytest.mark.parametrize(("reader", "result"), [("bool", True), ("int", 60), ("list", [])])
def test_reader_of_a_missing_variable_gives_the_default(monkeypatch, reader, result):
    monkeypatch.delenv("X", raising=False)
    assert READERS[reader]() == result


@pytest.mark.parametrize(
    ("reader", "value"), [("bool", "maybe"), ("bool", "2"), ("int", "-1"), ("int", "６０"), ("int", "1e3")]
)
def test_reader_names_the_variable_with_a_wrong_value(monkeypatch, reader, value):
    monkeypatch.setenv("X", value)
    with pytest.raises(ImproperlyConfigured, match=f"X='{value}'"):
        READERS[reader]()


def test_required_has_a_default_on_a_laptop_only(monkeypatch):
    monkeypatch.delenv("X", raising=False)
    assert settings.read_required("X", "default") == "default"
    monkeypatch.setattr(settings, "DEBUG", False)
    with pytest.raises(ImproperlyConfigured, match="With DEBUG=0, X must be set"):
        settings.read_required("X", "default")
    monkeypatch.setenv("X", "set")
    assert settings.read_required("X", "default") == "set"


@pytest.mark.parametrize(
    ("value", "engine", "folder"),
    [
        ("", "sqlite3", "/srv/db.sqlite3-edition"),
        ("", "postgresql", ""),
        ("0", "sqlite3", ""),
        (" /run/paper ", "sqlite3", "/run/paper"),
        ("/run/paper", "postgresql", "/run/paper"),
    ],
)
def test_page_cache_lies_beside_sqlite_unless_told(monkeypatch, value, engine, folder):
    monkeypatch.setenv("X", value)
    database = {"ENGINE": f"django.db.backends.{engine}", "NAME": "/srv/db.sqlite3"}
    assert settings.read_page_cache("X", database) == folder


# DATABASE_URL -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", settings.BASE_DIR / "db.sqlite3"),
        ("sqlite:///trial.sqlite3", settings.BASE_DIR / "trial.sqlite3"),
        ("sqlite:////srv/my%20paper.sqlite3", Path("/srv/my paper.sqlite3")),
    ],
)
def test_database_on_sqlite_is_a_file_that_many_can_write(monkeypatch, url, path):
    monkeypatch.setenv("X", url)
    database = settings.read_database("X")
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == path
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


POSTGRESQL = {"NAME": "paper", "USER": "", "PASSWORD": "", "HOST": "", "PORT": "", "OPTIONS": settings.PREPARED}


@pytest.mark.parametrize(
    ("url", "settled"),
    [
        ("postgresql:///paper", {}),
        ("postgres://lin:p%40ss@db:54/paper", {"USER": "lin", "PASSWORD": "p@ss", "HOST": "db", "PORT": "54"}),
        ("postgresql://lin@/paper?host=/run/postgresql", {"USER": "lin", "HOST": "/run/postgresql"}),
        (
            "postgresql:///paper?port=54&sslmode=require",
            {"PORT": "54", "OPTIONS": {**settings.PREPARED, "sslmode": "require"}},
        ),
        ("postgresql:///paper?server_side_binding=0", {"OPTIONS": {}}),
    ],
)
def test_database_on_postgresql(monkeypatch, url, settled):
    monkeypatch.setenv("X", url)
    monkeypatch.setenv("DATABASE_CONN_MAX_AGE", "5")
    assert settings.read_database("X") == {
        **POSTGRESQL,
        **settled,
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 5,
        "CONN_HEALTH_CHECKS": True,
    }


@pytest.mark.parametrize(
    "url",
    [
        "paper",
        "mysql://lin:secret@host/paper",
        "postgresql://lin:secret@host",
        "postgresql://lin:secret@host:port/paper",
        "postgresql://lin:secret@host:99999/paper",
        "postgresql://lin:secret/5@host/paper",
        "postgresql://[lin:secret/paper",
        "sqlite://",
        "sqlite://trial.sqlite3",
    ],
)
def test_wrong_database_is_refused_without_its_password(monkeypatch, url):
    monkeypatch.setenv("X", url)
    with pytest.raises(ImproperlyConfigured, match=r"^X (must look like|is not a URL)") as refused:
        settings.read_database("X")
    assert "secret" not in str(refused.value)


# A process of its own ---------------------------------------------------------------------------------------------

PRODUCTION = {"DEBUG": "0", "SECRET_KEY": "春风又绿江南岸" * 8 + "abcdefgh", "ALLOWED_HOSTS": "paper.example"}


def manage(*words, **environment):
    """Run a management command with no environment but the given; give status, output and errors."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [sys.executable, settings.BASE_DIR / "manage.py", *words]
    done = subprocess.run(command, env={**kept, **environment}, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_laptop_needs_no_environment():
    status, _, errors = manage("check", "--fail-level", "WARNING")
    assert (status, errors) == (0, "")


def test_check_for_production_is_silent():
    answer = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert answer == (0, "System check identified no issues (0 silenced).\n", "")


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_refuses_to_start_without(missing):
    status, _, errors = manage("check", **{**PRODUCTION, missing: ""})
    assert status == 1
    assert (
        errors.strip()
        .splitlines()[-1]
        .startswith(f"django.core.exceptions.ImproperlyConfigured: With DEBUG=0, {missing} must be set")
    )


SHOW_STYLESHEET = """
import re
from django.test import Client
get = lambda path: Client().get(path, secure=True, headers={"host": "paper.example"})
address = re.search(r'/static/[^"]*[.]css', get("/admin/login/").content.decode())[0]
print(address, get(address).status_code)
"""


def test_production_serves_hashed_files_once_they_are_collected(tmp_path):
    environment = {**PRODUCTION, "STATIC_ROOT": str(tmp_path / "static")}
    _, shown, log = manage("shell", "-v0", "-c", SHOW_STYLESHEET, **environment)
    assert (shown, log) == ("/static/admin/css/base.css 404\n", "Not Found: /static/admin/css/base.css\n")
    assert manage("collectstatic", "--noinput", "-v0", **environment) == (0, "", "")
    status, shown, errors = manage("shell", "-v0", "-c", SHOW_STYLESHEET, **environment)
    assert (status, errors) == (0, "")
    assert re.fullmatch(r"/static/admin/css/base\.[0-9a-f]{12}\.css 200\n", shown)


SAVE_TOGETHER = """
import threading, time, django
django.setup()
from django.db import connection, transaction
from articles.models import Unit

ready = threading.Barrier(8)

def save(name):
    ready.wait()
    for turn in range(3):
        with transaction.atomic():
            Unit.objects.count()
            time.sleep(0.01)
            Unit.objects.create(name=f"{name}-{turn}")
    connection.close()

people = [threading.Thread(target=save, args=[name]) for name in "甲乙丙丁戊己庚辛"]
[person.start() for person in people]
[person.join() for person in people]
print(Unit.objects.count())
"""


def test_eight_people_saving_at_once_on_sqlite_do_not_lock_each_other_out(tmp_path):
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    assert manage("migrate", "--verbosity=0", **environment) == (0, "", "")
    assert manage("shell", "--verbosity=0", "-c", SAVE_TOGETHER, **environment) == (0, "24\n", "")

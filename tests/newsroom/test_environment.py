import os
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import environment

READERS = {
    "bool": lambda: environment.read_bool("X", True),
    "int": lambda: environment.read_int("X", 60),
    "list": lambda: environment.read_list("X"),
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
    ("reader", "value"),
    [("bool", "maybe"), ("bool", "2"), ("int", "-1"), ("int", "６０"), ("int", "1e3"), ("int", "9" * 11)],
)
def test_reader_names_the_variable_with_a_wrong_value(monkeypatch, reader, value):
    monkeypatch.setenv("X", value)
    with pytest.raises(ImproperlyConfigured, match=f"X='{value}'"):
        READERS[reader]()


KEY = "spring ploughing, 春耕, began in the fields by the river"


def test_key_of_a_laptop_is_its_own_unless_told(monkeypatch):
    monkeypatch.setenv("X", "")
    assert environment.read_secret_key("X", laptop="plain") == "plain"
    monkeypatch.setenv("X", "short")
    assert environment.read_secret_key("X", laptop="plain") == "short"


def test_key_of_production_is_taken_as_it_is(monkeypatch):
    monkeypatch.setenv("X", f" {KEY} ")
    assert environment.read_secret_key("X", laptop=None) == KEY


@pytest.mark.parametrize(
    ("key", "fault"),
    [("", "With DEBUG=0, X must be set"), (KEY[:49], "X can be guessed"), ("abcd" * 20, "X can be guessed")],
)
def test_key_that_can_be_guessed_is_refused_and_not_repeated(monkeypatch, key, fault):
    monkeypatch.setenv("X", key)
    with pytest.raises(ImproperlyConfigured, match=f"^{fault}.*; make one with: python3 -c ") as refused:
        environment.read_secret_key("X", laptop=None)
    assert not key or key not in str(refused.value)


@pytest.mark.parametrize(
    "hosts",
    [[], ["paper.example"], [".paper.example", "127.0.0.1", "[::1]"], ["news-1.local", "*", "xn--fiq228c.example"]],
)
def test_hosts_are_names_and_addresses(monkeypatch, hosts):
    monkeypatch.setenv("X", ", ".join(hosts))
    assert environment.read_hosts("X", required=False) == hosts


def test_hosts_must_be_named_where_they_are_required(monkeypatch):
    monkeypatch.setenv("X", " , ")
    with pytest.raises(ImproperlyConfigured, match="With DEBUG=0, X must be set"):
        environment.read_hosts("X", required=True)


@pytest.mark.parametrize(
    "host",
    [
        "https://paper.example",
        "paper.example:443",
        "paper.example/",
        "*.paper.example",
        "a b",
        "::1",
        "[paper]",
        "-a",
        "..",
    ],
)
def test_what_is_no_host_is_named(monkeypatch, host):
    monkeypatch.setenv("X", f"paper.example,{host}")
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.read_hosts("X", required=True)
    assert str(refused.value).startswith(f"X holds {host!r}, which is no host name: ")


def test_origins_have_a_scheme_and_a_host(monkeypatch):
    monkeypatch.setenv("X", "https://paper.example, http://127.0.0.1:8000,https://*.paper.example")
    assert environment.read_origins("X") == [
        "https://paper.example",
        "http://127.0.0.1:8000",
        "https://*.paper.example",
    ]


@pytest.mark.parametrize("origin", ["paper.example", "https://paper.example/", "ftp://paper.example", "https://"])
def test_what_is_no_origin_is_named(monkeypatch, origin):
    monkeypatch.setenv("X", origin)
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.read_origins("X")
    assert str(refused.value) == f"X holds {origin!r}, which is no origin: write it as https://paper.example."


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (("", "", ""), (31536000, False, False)),
        (("3600", "1", "0"), (3600, True, False)),
        (("63072000", "1", "1"), (63072000, True, True)),
    ],
)
def test_hsts_is_what_three_settings_say(monkeypatch, values, found):
    for name, value in zip("ABC", values, strict=True):
        monkeypatch.setenv(name, value)
    assert environment.read_hsts("A", "B", "C") == found


@pytest.mark.parametrize("values", [("31536000", "0", "1"), ("3600", "1", "1")])
def test_browsers_carry_only_what_is_long_and_whole(monkeypatch, values):
    for name, value in zip("ABC", values, strict=True):
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match="C=1 needs B=1 and A of 31536000 or more"):
        environment.read_hsts("A", "B", "C")


@pytest.mark.parametrize(
    ("value", "engine", "folder"),
    [
        ("", "sqlite3", "/srv/db.sqlite3-edition"),
        ("", "postgresql", ""),
        ("0", "sqlite3", ""),
        (" /run/paper ", "sqlite3", "/run/paper"),
        ("/run/paper", "postgresql", "/run/paper"),
        ("pages", "postgresql", str(environment.BASE_DIR / "pages")),
    ],
)
def test_page_cache_lies_beside_sqlite_unless_told(monkeypatch, value, engine, folder):
    monkeypatch.setenv("X", value)
    database = {"ENGINE": f"django.db.backends.{engine}", "NAME": "/srv/db.sqlite3"}
    assert environment.read_page_cache("X", database) == folder


# DATABASE_URL -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", environment.BASE_DIR / "db.sqlite3"),
        ("sqlite:///trial.sqlite3", environment.BASE_DIR / "trial.sqlite3"),
        ("sqlite:////tmp/my%20paper.sqlite3", Path("/tmp/my paper.sqlite3")),  # noqa: S108
    ],
)
def test_database_on_sqlite_is_a_file_that_many_can_write(monkeypatch, url, path):
    monkeypatch.setenv("X", url)
    database = environment.read_database("X")
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == path
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["CONN_MAX_AGE"] == 60


PREPARED = {**environment.PREPARED, **environment.PATIENCE}
POSTGRESQL = {"NAME": "paper", "USER": "", "PASSWORD": "", "HOST": "", "PORT": "", "OPTIONS": PREPARED}


@pytest.mark.parametrize(
    ("url", "settled"),
    [
        ("postgresql:///paper", {}),
        ("postgres://lin:p%40ss@db:54/paper", {"USER": "lin", "PASSWORD": "p@ss", "HOST": "db", "PORT": "54"}),
        ("postgresql://lin@%2Frun%2Fpostgresql/paper", {"USER": "lin", "HOST": "/run/postgresql"}),
        ("postgresql://lin@/paper?host=/run/postgresql", {"USER": "lin", "HOST": "/run/postgresql"}),
        (
            "postgresql:///paper?port=54&sslmode=require",
            {"PORT": "54", "OPTIONS": {**PREPARED, "sslmode": "require"}},
        ),
        ("postgresql:///paper?server_side_binding=0&connect_timeout=2", {"OPTIONS": {"connect_timeout": "2"}}),
    ],
)
def test_database_on_postgresql(monkeypatch, url, settled):
    monkeypatch.setenv("X", url)
    monkeypatch.setenv("DATABASE_CONN_MAX_AGE", "5")
    assert environment.read_database("X") == {
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
        "postgresql://lin:secret@host/paper/archive",
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
        environment.read_database("X")
    assert "secret" not in str(refused.value)


def test_unknown_option_of_postgresql_is_named_without_the_password(monkeypatch):
    monkeypatch.setenv("X", "postgresql://lin:secret@host/paper?sslmod=require")
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.read_database("X")
    assert str(refused.value) == "X has the option 'sslmod', which PostgreSQL does not know."


@pytest.mark.parametrize("name", ["missing/paper.sqlite3", "."])
def test_file_that_cannot_be_is_refused(monkeypatch, tmp_path, name):
    monkeypatch.setenv("X", f"sqlite:///{tmp_path}/{name}")
    with pytest.raises(ImproperlyConfigured, match=r"^X names .*, where no file can be: its folder must exist\.$"):
        environment.read_database("X")


# What this process may not write; the superuser may write everything, so that the answer is made up here ----------


@pytest.fixture
def locked(monkeypatch):
    """A set of paths to which the process is told that it may not write."""
    paths = set()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) not in paths)
    return paths


@pytest.mark.parametrize(
    ("what", "log", "ending"),
    [
        (["file"], None, "mode=ro"),
        (["folder"], None, "immutable=1"),
        (["file", "folder"], "", "immutable=1"),
        (["file", "folder"], "not yet in the file", "mode=ro"),
    ],
)
def test_database_that_cannot_be_written_is_opened_to_be_read(monkeypatch, tmp_path, locked, what, log, ending):
    path = tmp_path / "my paper.sqlite3"
    path.touch()
    if log is not None:
        (tmp_path / "my paper.sqlite3-wal").write_text(log)
    locked.update({"file": path, "folder": tmp_path}[name] for name in what)
    monkeypatch.setenv("X", f"sqlite:///{path}")
    database = environment.read_database("X")
    assert database["NAME"] == f"file:{tmp_path}/my%20paper.sqlite3?{ending}"
    assert "init_command" not in database["OPTIONS"]
    assert environment.is_read_only(database)
    monkeypatch.delenv("X")
    assert environment.read_page_cache("X", database) == ""


def test_database_that_is_yet_to_be_made_is_written(monkeypatch, tmp_path):
    monkeypatch.setenv("X", f"sqlite:///{tmp_path}/paper.sqlite3")
    assert not environment.is_read_only(environment.read_database("X"))

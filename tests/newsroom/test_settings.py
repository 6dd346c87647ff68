import os
import re
import subprocess
import sys

import psycopg
import pytest

from newsroom import settings
from tests import postgres

# A process of its own ---------------------------------------------------------------------------------------------

PRODUCTION = {"DEBUG": "0", "SECRET_KEY": "春风又绿江南岸" * 8 + "abcdefgh", "ALLOWED_HOSTS": "paper.example"}


def manage(*words, before=(), **environment):
    """Run a management command with no environment but the given; give status, output and errors."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [*before, sys.executable, settings.BASE_DIR / "manage.py", *words]
    done = subprocess.run(command, env={**kept, **environment}, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_laptop_needs_no_environment():
    status, _, errors = manage("check", "--fail-level", "WARNING")
    assert (status, errors) == (0, "")


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The environment of production, with static files."""
    environment = {**PRODUCTION, "STATIC_ROOT": str(tmp_path_factory.mktemp("static"))}
    assert manage("collectstatic", "--noinput", "-v0", **environment) == (0, "", "")
    return environment


def test_check_for_production_is_silent(collected):
    answer = manage("check", "--deploy", "--fail-level", "WARNING", **collected)
    assert answer == (0, "System check identified no issues (2 silenced).\n", "")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "", "With DEBUG=0, SECRET_KEY must be set; make one with: python3 -c "),
        ("SECRET_KEY", "for-laptops-only", "SECRET_KEY can be guessed, since it is shorter than 50 random signs; "),
        ("ALLOWED_HOSTS", "", "With DEBUG=0, ALLOWED_HOSTS must be set: "),
        (
            "ALLOWED_HOSTS",
            "https://paper.example",
            "ALLOWED_HOSTS holds 'https://paper.example', which is no host name: ",
        ),
        ("CSRF_TRUSTED_ORIGINS", "paper.example", "CSRF_TRUSTED_ORIGINS holds 'paper.example', which is no origin: "),
        ("DATABASE_URL", "mysql://host/paper", "DATABASE_URL must look like postgresql://"),
        (
            "DATABASE_URL",
            "sqlite:///paper.sqlite3?mode=ro",
            "DATABASE_URL names a file of SQLite, which takes no options",
        ),
        ("SECURE_HSTS_SECONDS", "-1", "SECURE_HSTS_SECONDS='-1' is not a whole number: "),
        ("SECURE_HSTS_PRELOAD", "1", "SECURE_HSTS_PRELOAD=1 needs SECURE_HSTS_INCLUDE_SUBDOMAINS=1 and "),
        ("BEHIND_TLS_PROXY", "nginx", "BEHIND_TLS_PROXY='nginx' is neither true nor false: use 1 or 0."),
    ],
)
def test_wrong_setting_stops_the_start_in_one_sentence(name, value, sentence):
    status, shown, errors = manage("check", **{**PRODUCTION, name: value})
    assert (status, shown, errors.count("\n")) == (1, "", 1)
    assert errors.startswith(f"The newsroom does not start: {sentence}")


SHOW_HSTS = """
from django.test import Client
print(Client().get("/", secure=True, headers={"host": "paper.example"})["Strict-Transport-Security"])
"""


def test_hsts_speaks_of_subdomains_and_lists_only_when_told(tmp_path):
    environment = {**PRODUCTION, "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    manage("migrate", "--verbosity=0", **environment)
    assert manage("shell", "-v0", "-c", SHOW_HSTS, **environment) == (0, "max-age=31536000\n", "")
    told = {"SECURE_HSTS_INCLUDE_SUBDOMAINS": "1", "SECURE_HSTS_PRELOAD": "1"}
    status, shown, _ = manage("shell", "-v0", "-c", SHOW_HSTS, **environment, **told)
    assert (status, shown) == (0, "max-age=31536000; includeSubDomains; preload\n")


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


# A database that cannot hold Chinese --------------------------------------------------------------------------------


@pytest.mark.skipif(not postgres.find_binaries() and not os.environ.get("CI"), reason="PostgreSQL is not installed")
def test_database_in_latin1_stops_migrate_in_a_sentence():
    with postgres.temporary_cluster(postgres.find_binaries()) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE DATABASE western TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
        environment = {"DATABASE_URL": url.replace("/newsroom?", "/western?")}
        status, _, errors = manage("migrate", **environment)
        assert status == 1
        assert "(newsroom.E003) The database keeps its text in LATIN1, which cannot hold Chinese." in errors
        assert "Traceback" not in errors
        assert manage("check", "--database", "default", DATABASE_URL=url)[0] == 0
    status, _, errors = manage("check", "--database", "default", DATABASE_URL=url)
    assert status == 1
    assert "(newsroom.E002) The database does not answer: connection " in errors


# A file and a folder that may only be read --------------------------------------------------------------------------

# The superuser may write everything, unless that one privilege is taken away.
AS_ANYBODY = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] if os.geteuid() == 0 else []
SEEN = [("/", "!"), ("/articles/", "!"), ("/search/?q=春耕", "!"), ("/feed.atom", "?")]
READ = """
from django.test import Client
for path in ("/", "/articles/", "/search/?q=春耕", "/feed.atom", "/healthz"):
    response = Client().get(path, secure=True, headers={"host": "paper.example"})
    print(path, response.status_code, "开始了" in response.content.decode(), response.content.decode()[:2])
"""
WRITE = """
from tests.factories import make_article
make_article(headline="春耕开始了")
"""


@pytest.mark.parametrize("locked", [["file"], ["folder"], ["file", "folder"]])
def test_database_that_can_only_be_read_serves_readers(tmp_path, locked):
    folder = tmp_path / "paper"
    folder.mkdir()
    file = folder / "db.sqlite3"
    environment = {**PRODUCTION, "DATABASE_URL": f"sqlite:///{file}"}
    assert manage("migrate", "--verbosity=0", **environment) == (0, "", "")
    assert manage("shell", "-v0", "-c", WRITE, **environment) == (0, "", "")
    for name in locked:
        {"file": file, "folder": folder}[name].chmod(0o444 if name == "file" else 0o555)
    try:
        answer = manage("shell", "-v0", "-c", READ, before=AS_ANYBODY, **environment)
    finally:
        folder.chmod(0o755)
    pages = "".join(f"{path} 200 True <{sign}\n" for path, sign in SEEN)
    assert answer == (0, f"{pages}/healthz 200 False ok\n", "")

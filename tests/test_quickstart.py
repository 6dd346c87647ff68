import ast
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.contrib.auth import authenticate

import quickstart
from articles.models import Article
from tests.factories import make_source

# Preconditions ----------------------------------------------------------------------------------------------------


def test_old_python_can_read_the_script():
    ast.parse(Path(quickstart.__file__).read_text(), feature_version=(3, 7))


def test_old_python_is_told_what_to_do():
    with pytest.raises(SystemExit, match=r"Python 3\.10\.2; .* Remedy: python3\.11 quickstart\.py"):
        quickstart.check_python((3, 10, 2))


def test_python_as_new_as_needed_passes():
    quickstart.check_python((3, 11, 0))


def test_taken_port_is_told_with_the_next():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit, match=rf"Port {port} cannot be used .* Remedy: .*--port \d+"):
            quickstart.check_port(port)
    quickstart.check_port(port)


def test_impossible_port_is_told():
    with pytest.raises(SystemExit, match=r"Port 70000 cannot be used .*--port 10001"):
        quickstart.check_port(70000)


def test_missing_ensurepip_is_told_with_the_package(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        quickstart.check_venv_module()


# What it does -----------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_login_is_made_and_told(capsys):
    words = quickstart.make_login()
    password = words.split("password ")[1].split()[0]
    assert authenticate(username="desk", password=password).is_superuser


@pytest.mark.django_db
def test_desk_to_try_comes_with_the_first_login_alone(settings, django_user_model):
    settings.DEBUG = True
    words = quickstart.make_login()
    password = words.split("password ")[1].split()[0]
    assert "tonglian, zebian, zhuren, zongbian, jiaodui, with the same password" in words
    assert not authenticate(username="zebian", password=password).is_superuser
    assert "zebian" not in quickstart.make_login()


@pytest.mark.django_db
def test_desk_to_try_is_not_made_in_production(settings, django_user_model):
    settings.DEBUG = False
    assert "zebian" not in quickstart.make_login()
    assert not django_user_model.objects.filter(username="zebian").exists()


@pytest.mark.django_db
def test_login_of_people_is_left_alone(django_user_model):
    django_user_model.objects.create_superuser("lin", password="自己的口令")
    assert quickstart.make_login().startswith("as lin; password forgotten? ")
    assert django_user_model.objects.count() == 1
    assert authenticate(username="lin", password="自己的口令")


@pytest.mark.django_db
def test_seed_is_imported_into_an_empty_newsroom(capsys):
    quickstart.import_seed()
    assert capsys.readouterr().out == "Imported the seed: 5 articles.\n"


@pytest.mark.django_db
def test_seed_does_not_come_back_to_a_newsroom_at_work():
    make_source()
    quickstart.import_seed()
    assert Article.objects.count() == 0


SERVE = """
import signal, sys, quickstart
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that starts tests in the background ignores it
sys.exit(quickstart.serve(int(sys.argv[1])))
"""


def start_and_stop(database, port):
    """Serve until the front page answers, then press Ctrl-C; give the page, the words and the exit status."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}"}
    command = [sys.executable, "-c", SERVE, str(port)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        page = None
        while page is None and server.poll() is None:
            try:
                page = urllib.request.urlopen(f"http://127.0.0.1:{port}/").read().decode()
            except OSError:
                time.sleep(0.05)
        server.send_signal(signal.SIGINT)
        words, _ = server.communicate(timeout=30)
    return page, words, server.returncode


def test_serve_with_a_wrong_setting_says_so_in_one_sentence():
    environment = {**os.environ, "DATABASE_URL": "mysql://host/paper"}
    command = [sys.executable, "-c", SERVE, "8000"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("The newsroom does not start: DATABASE_URL must look like ")


def test_serve_shows_the_seed_and_a_second_start_makes_nothing_anew(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    page, words, status = start_and_stop(tmp_path / "db.sqlite3", port)
    assert status == 0
    assert "Imported the seed: 5 articles." in words
    assert "as desk, password " in words
    assert "百千万工程" in page
    page_again, words, status = start_and_stop(tmp_path / "db.sqlite3", port)
    assert status == 0
    assert "Imported" not in words
    assert "as desk; password forgotten?" in words
    assert page_again == page


@pytest.fixture
def started(monkeypatch):
    """What `quickstart` starts, as (DATABASE_URL, words); the exit statuses are taken from `.statuses`."""
    record = type("Started", (), {"calls": [], "statuses": []})

    def start(command, **options):
        record.calls.append((options.get("env", {}).get("DATABASE_URL"), command[1:]))
        return subprocess.CompletedProcess(command, record.statuses.pop(0), stdout=b"its words\n")

    monkeypatch.setattr(quickstart, "install", lambda lock: None)
    monkeypatch.setattr(subprocess, "run", start)
    return record


@pytest.mark.parametrize(("statuses", "status"), [([0, 0], 0), ([1, 0], 1), ([0, 1], 1)])
def test_test_runs_the_suite_on_both_databases(started, statuses, status):
    started.statuses = statuses
    pytest_command = ["-m", "pytest", "-k", "seed"]
    assert quickstart.test(["-k", "seed"]) == status
    assert started.calls == [
        ("", pytest_command),
        (None, ["-m", "tests.postgres", str(quickstart.PYTHON), *pytest_command]),
    ]


def test_lint_runs_every_linter_and_shows_those_that_complain(started, capsys):
    started.statuses = [0, 1, 0, 0, 0, 0]
    assert quickstart.lint() == 1
    assert capsys.readouterr().out.count("ok    ") == 5
    assert started.statuses == []


def test_whole_suite_is_held_to_the_floor_of_coverage_on_sqlite(started):
    started.statuses = [0, 0]
    quickstart.test([])
    (_, on_sqlite), (_, on_postgresql) = started.calls
    assert on_sqlite == ["-m", "pytest", "--cov", "--cov-report=term:skip-covered"]
    assert on_postgresql[-2:] == ["-m", "pytest"]

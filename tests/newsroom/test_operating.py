"""What docs/operating.md says is what there is."""

import re
import subprocess

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import get_commands, load_command_class

from newsroom import environment

GUIDE = (settings.BASE_DIR / "docs" / "operating.md").read_text()
# The files that the guide has one write: where each goes, and what stands in it
FILES = dict(re.findall(r"into `(/(?:etc|usr)/[\w./-]+)`(?:(?!`/|```).)*?\n\n```\w+\n(.*?)```", GUIDE, re.DOTALL))


def test_settings_lists_every_variable_that_is_read():
    code = (settings.BASE_DIR / "newsroom" / "settings.py").read_text()
    code += (settings.BASE_DIR / "newsroom" / "environment.py").read_text()
    read = {name for names in re.findall(r"\bread_\w+\(([^)]*)", code) for name in re.findall(r'"([A-Z_]+)"', names)}
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", GUIDE, re.MULTILINE)) == read


def test_files_of_the_guide_are_found():
    assert list(FILES) == [
        "/etc/newsroom.env",
        "/usr/local/sbin/newsroom",
        "/etc/systemd/system/newsroom.socket",
        "/etc/systemd/system/newsroom.service",
        "/etc/nginx/sites-available/newsroom",
        "/usr/local/sbin/newsroom-backup",
        "/etc/systemd/system/newsroom-nightly.service",
        "/etc/systemd/system/newsroom-nightly.timer",
    ]


def test_environment_of_the_guide_sets_what_there_is():
    names = re.findall(r"^([A-Z_]+)='", FILES["/etc/newsroom.env"], re.MULTILINE)
    assert set(names) <= set(re.findall(r"^\| `([A-Z_]+)` \|", GUIDE, re.MULTILINE))
    assert FILES["/etc/newsroom.env"].count("\n") == len(names)


LINES = sorted(set(re.findall(r"(?:^    newsroom|manage\.py) ([a-z]\w*[^\n`]*)", GUIDE, re.MULTILINE)))


@pytest.mark.parametrize("line", LINES)
def test_management_command_of_the_guide_takes_its_options(line):
    command, *words = line.split()
    parser = load_command_class(get_commands()[command], command).create_parser("manage.py", command)
    parser.parse_args(words)


def test_commands_of_the_guide_are_found():
    assert {line.split()[0] for line in LINES} == {
        "check",
        "clearsessions",
        "collectstatic",
        "createsuperuser",
        "migrate",
    }


def test_files_of_the_guide_fit_together():
    nginx, socket = FILES["/etc/nginx/sites-available/newsroom"], FILES["/etc/systemd/system/newsroom.socket"]
    environment = dict(re.findall(r"^([A-Z_]+)='(.*)'$", FILES["/etc/newsroom.env"], re.MULTILINE))
    (listening,) = re.findall(r"^ListenStream=(.+)$", socket, re.MULTILINE)
    assert f"server unix:{listening} " in nginx
    assert nginx.count(f"alias {environment['STATIC_ROOT']}/") == 2
    for unit in ("newsroom", "newsroom-nightly"):
        service = FILES[f"/etc/systemd/system/{unit}.service"]
        assert "EnvironmentFile=/etc/newsroom.env\n" in service
        assert "User=newsroom\n" in service
    assert "ExecStart=/usr/local/sbin/newsroom-backup\n" in service
    assert "large_client_header_buffers" in nginx  # what bounds the addresses that gunicorn takes at any length


@pytest.mark.parametrize("path", [path for path in FILES if path.startswith("/usr/local/sbin/")])
def test_script_of_the_guide_can_be_read_by_the_shell(path):
    done = subprocess.run(["sh", "-n"], input=FILES[path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_guide_works_with_its_own_environment(monkeypatch):
    """The readers of the environment take every value of the guide, once it has a key of its own."""
    for name, value in re.findall(r"^([A-Z_]+)='(.*)'$", FILES["/etc/newsroom.env"], re.MULTILINE):
        monkeypatch.setenv(name, value)
    assert environment.read_hosts("ALLOWED_HOSTS", required=True) == ["paper.example"]
    assert environment.read_database("DATABASE_URL")["HOST"] == "/run/postgresql"
    assert environment.read_bool("BEHIND_TLS_PROXY", False)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY can be guessed"):
        environment.read_secret_key("SECRET_KEY", laptop=None)

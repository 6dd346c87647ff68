"""What docs/operating.md says is what there is."""

import re

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

GUIDE = (settings.BASE_DIR / "docs" / "operating.md").read_text()
# The files that the guide has one write: where each goes, and what stands in it
FILES = dict(re.findall(r"`(/(?:etc|usr)/[\w./-]+)`[^`]*?\n\n```\w+\n(.*?)```", GUIDE, re.DOTALL))


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

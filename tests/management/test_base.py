"""Commands of ours speak Chinese throughout, in a shell too."""

import argparse
import re

import pytest
from django.core.management import get_commands, load_command_class

from tests.management.calling import write

# What is typed as it stands: options, what they take, formats, encodings, and names.
TYPED = re.compile(
    r"--?[\w-]+|\{[\w,]+\}|manage\.py|import_issue|UTF-8|GB18030|DJANGO_SETTINGS_MODULE|Python|Django|'[\w-]*'|(?<![A-Za-z])N(?![A-Za-z])"
)


def call(*words):
    load_command_class(get_commands()["import_issue"], "import_issue").run_from_argv(
        ["manage.py", "import_issue", *words]
    )


def test_help_has_no_english(capsys):
    with pytest.raises(SystemExit):
        call("--help")
    help_text = capsys.readouterr().out
    assert re.findall(r"[A-Za-z]+", TYPED.sub("", help_text)) == []
    assert help_text.startswith("用法：")


@pytest.mark.parametrize(
    "words", [["--bogus"], ["--date"], ["--format", "xml"], ["--dry-run=1"], ["-v", "9"], ["--date", "2025-02-30"]]
)
def test_mistakes_are_told_in_chinese(words, capsys):
    write("01.txt")
    with pytest.raises(SystemExit) as ended:
        call("01.txt", *words)
    said = capsys.readouterr().err
    last = said.splitlines()[-1]
    assert ended.value.code == 2
    assert re.findall(r"[A-Za-z]+", TYPED.sub("", last)) == []


def test_words_of_argparse_are_its_own_again():
    before = argparse._
    with pytest.raises(SystemExit):
        call("--help")
    assert argparse._ is before


@pytest.mark.django_db
def test_refusal_is_shown_without_the_name_of_its_class(capsys):
    with pytest.raises(SystemExit) as ended:
        call(write("01.txt", b""), "--skip-checks")
    assert ended.value.code == 1
    assert capsys.readouterr().err.splitlines()[-1] == "1 份文本被拒收，均未写入。"

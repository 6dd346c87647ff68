"""Call the import command on files of a folder of its own; see what it says and leaves."""

import io

from django.apps import apps
from django.core.management import CommandError, call_command

from tests.importing.pages import SCHOOL, SPRING, page_text

PAGE = page_text(SPRING, SCHOOL)


def write(name, text=PAGE, encoding="utf-8"):
    with open(name, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode(encoding))
    return name


def run(*arguments):
    """Call the command; give what it said on both streams, and its error."""
    out, err, error = io.StringIO(), io.StringIO(), ""
    try:
        call_command("import_issue", *arguments, stdout=out, stderr=err, no_color=True)
    except CommandError as raised:
        error = f"{raised}" if raised.returncode == 1 else f"{raised} ({raised.returncode})"
    return out.getvalue(), err.getvalue(), error


def rows():
    return {model.__name__: model.objects.count() for model in apps.get_app_config("articles").get_models()}


def nothing():
    return dict.fromkeys(rows(), 0)

#!/usr/bin/env python3
"""The newsroom in one command; nothing but Python is needed beforehand.

    python3 quickstart.py [--port N]      set everything up and serve it on this machine
    python3 quickstart.py test [WORDS]    run every test, on SQLite and on PostgreSQL; WORDS go to pytest
    python3 quickstart.py lint            run every linter

Standard library alone, in words that an old Python can read far enough to say that it is too old.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import io
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

NEEDED = (3, 11)
HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / "bin" / "python"
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)  # the one outside of any environment
LOCKS = ("requirements.txt", "requirements-test.txt", "requirements-dev.txt")
HOST = "127.0.0.1"
LOGIN = "desk"


def main(words: list[str]) -> int:
    """Do what the words ask; give the exit status."""
    check_python(sys.version_info[:3])
    os.chdir(str(HERE))
    if words[:1] == ["test"]:
        return test(words[1:])
    if words == ["lint"]:
        return lint()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8000, help="where to serve (8000 unless told)")
    port = parser.parse_args(words).port
    check_port(port)
    if Path(sys.prefix) != VENV:  # once more, as the Python that has the packages
        install("requirements.txt")
        os.execv(str(PYTHON), [str(PYTHON), __file__, "--port", str(port)])
    return serve(port)


# Preconditions, each with its remedy ------------------------------------------------------------------------------


def check_python(version: tuple[int, ...]) -> None:
    """Stop unless Python is new enough."""
    if version < NEEDED:
        needed, found = (".".join(map(str, numbers)) for numbers in (NEEDED, version))
        sys.exit(f"This is Python {found}; the newsroom needs {needed} or newer. Remedy: python{needed} quickstart.py")


def check_port(port: int) -> None:
    """Stop unless the port is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            sys.exit(f"Port {port} cannot be used ({error}). Remedy: python3 quickstart.py --port {port % 60000 + 1}")


def check_venv_module() -> None:
    """Stop unless Python can make a virtual environment; Debian parts that off into a package."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        sys.exit("This Python cannot make a virtual environment. Remedy: apt-get install python3-venv")


# The environment --------------------------------------------------------------------------------------------------


def install(lock: str) -> None:
    """Make `.venv` hold what a lock names; a second call changes nothing until a lock or the environment has changed.

    An environment that is broken, or was copied from elsewhere, is made anew. One that merely holds something else is
    left to pip.
    """
    record = VENV / "quickstart.txt"  # what was wanted, what was there when it was installed, the names of the locks
    wanted = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in LOCKS)).hexdigest()
    known = record.read_text().split("\n") if record.exists() else []
    found = probe()
    if known[1:] and known[1].split(" ")[0] != found.split(" ")[0]:
        found = ""  # its scripts name the place where it was made
    installed = known[2:] if found and known[:2] == [wanted, found] else []
    if lock in installed:
        return
    if not found:
        check_venv_module()
        say("Making .venv anew, since what is there cannot be used …" if VENV.exists() else "Making .venv …")
        run([BASE_PYTHON, "-m", "venv", "--clear", VENV], "Making .venv failed")
    if record.exists():
        record.unlink()  # whatever happens from here on, it is not taken for installed
    say(f"Installing {lock} …")
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    run(pip, "Installing failed")
    record.write_text("\n".join([wanted, probe(), *installed, lock]))


def probe() -> str:
    """Say in a line where `.venv` is and what is in it; nothing where it does not run or a file is amiss."""
    try:
        done = subprocess.run(
            [str(PYTHON), "-I", "-c", PROBE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
        )
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.decode(errors="replace").strip()


PROBE = """
import os, sys, pip
from importlib.metadata import distributions
packages = []
for package in distributions():
    packages.append(package.metadata["Name"] + "==" + package.version)
    for file in package.files:
        if file.size is not None and os.path.getsize(file.locate()) != file.size:
            sys.exit(1)
print(os.path.realpath(sys.prefix).replace(" ", "%20"), *sorted(packages))
"""


def run(command: list[Any], failure: str) -> None:
    """Run a command quietly; stop with what it says of the cause, and with a remedy, if it fails."""
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        cause = find_cause(done.stdout.decode(errors="replace").strip() or f"exit status {done.returncode}")
        remedy = next((words for sign, words in REMEDIES if re.search(sign, cause)), "delete .venv, and run this again")
        sys.exit(f"{failure} ({cause}). Remedy: {remedy}.")


def find_cause(words: str) -> str:
    """Give the line of a failed command that says why; pip finds "no matching distribution" when nobody answered."""
    errors = re.findall(r"^ERROR.+", words, re.MULTILINE)
    broken = re.findall(r"after connection broken by '(.+)': /", words)
    if broken and "No matching distribution" in words:
        return str(broken[-1])
    return str(errors[0]) if errors else words.splitlines()[-1]


REMEDIES = (
    (
        "CERTIFICATE|SSL",
        "set the clock right; behind a proxy that opens TLS, name the file of its certificate:"
        " PIP_CERT=/path/to/certificate.pem python3 quickstart.py",
    ),
    ("[Cc]onnect|[Pp]roxy|[Tt]imed? ?out|resolution", "check the network, and run this again"),
    ("No space left|Errno 28", "make room on the disk, and run this again"),
    (
        "HASHES",
        "run this again; if it stays, the download is not what the lock names: ask who keeps the package mirror",
    ),
)


# What it does -----------------------------------------------------------------------------------------------------


def serve(port: int) -> int:
    """Bring the database up to date, fill an empty one with the seed, and serve until Ctrl-C."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command

    try:
        django.setup()
    except ImproperlyConfigured as error:
        sys.exit(f"The newsroom does not start: {error}")
    call_command("migrate", verbosity=0)
    import_seed()
    say(f"""
  Readers   http://{HOST}:{port}/
  Editors   http://{HOST}:{port}/admin/   {make_login()}
  Tests     python3 quickstart.py test
  Stop      Ctrl-C
""")
    call_command("runserver", f"{HOST}:{port}", use_reloader=False, stdout=io.StringIO())
    return 0


def import_seed() -> None:
    """Import the seed into a newsroom that has no source text yet: what people deleted stays deleted."""
    from django.core.management import CommandError, call_command

    from articles.models import Article, SourceText

    if SourceText.objects.exists():
        return
    try:
        call_command("import_issue", *sorted(map(str, (HERE / "seeds").glob("*.txt"))), stdout=io.StringIO())
    except CommandError as error:
        sys.exit(f"Importing the seed failed: {error}")
    say(f"Imported the seed: {Article.objects.count()} articles.")


def make_login() -> str:
    """Make a login for the whole admin, unless people have one, and a desk to try; say how to get in."""
    from django.conf import settings
    from django.contrib.auth import get_user_model

    from articles.management.demo_desk import LOGINS, invent_password, make_demo_desk

    users = get_user_model().objects
    mine = users.filter(is_superuser=True, is_active=True).order_by("pk").first()
    if mine:
        name = mine.get_username()
        return f"as {name}; password forgotten? .venv/bin/python manage.py changepassword {name}"
    password = invent_password()
    users.create_superuser(LOGIN, password=password)
    told = f"as {LOGIN}, password {password} (shown this once)"
    if not settings.DEBUG or users.filter(username__in=LOGINS).exists():
        return told
    names = make_demo_desk(password)
    return f"{told}\n            or, to try the desk, as {', '.join(names)}, with the same password"


def test(words: list[str]) -> int:
    """Run the suite on SQLite, then on a PostgreSQL that lives as long as the run."""
    install("requirements-test.txt")
    pytest = [str(PYTHON), "-m", "pytest", *words]
    coverage = [] if words else ["--cov", "--cov-report=term:skip-covered"]  # the floor is of the whole suite
    say("== The tests on SQLite")
    sqlite = subprocess.run([*pytest, *coverage], env={**os.environ, "DATABASE_URL": ""}, check=False).returncode
    say("\n== The tests on PostgreSQL")
    postgresql = subprocess.run([str(PYTHON), "-m", "tests.postgres", *pytest], check=False).returncode
    return sqlite or postgresql


def lint() -> int:
    """Run every linter; show the words of those that complain."""
    install("requirements-dev.txt")
    templates = sorted(str(path.relative_to(HERE)) for path in (HERE / "templates").rglob("*.html"))
    linters = {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "mypy": ["mypy"],
        "import-linter": ["lint-imports"],
        "djade": ["djade", "--check", "--target-version", "5.2", *templates],
        "makemigrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    }
    failures = 0
    for name, (program, *words) in linters.items():
        command = [str(VENV / "bin" / program), *words]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        failures += done.returncode != 0
        say(f"FAILED  {name}\n{done.stdout.decode()}" if done.returncode else f"ok      {name}")
    return 1 if failures else 0


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

"""The site under gunicorn, on a database filled by `load_demo`, and a reader that takes one page at a time."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

# What PostgreSQL does by itself within a minute of so many new rows
SETTLE = """
from django.db import connection
if connection.vendor == "postgresql":
    connection.cursor().execute("VACUUM ANALYZE")
"""
PRIVATE = re.compile(r"^Private_\w+: +(\d+) kB$", re.MULTILINE)


class Local(http.client.HTTPConnection):
    """A connection to a server that listens on a socket of the file system."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=60)
        self.path = path

    def connect(self) -> None:
        """Connect to the socket."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self.path))


class Server:
    """A running site: gunicorn with one sync worker on a socket."""

    def __init__(self, path: Path, process: subprocess.Popen[bytes]) -> None:
        self.path, self.process = path, process

    def read(self, url: str, **headers: str) -> bytes:
        """Read a page over a connection of its own, as from a gunicorn without keep-alive."""
        connection = Local(self.path)
        connection.request("GET", url, headers=headers)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        if response.status != 200:
            raise SystemExit(f"{url} answered {response.status}.")
        return body

    def rate(self, url: str, times: int) -> float:
        """Read a page once, and then give how many times a second a browser can: it takes pages compressed."""
        browser = {"Accept-Encoding": "gzip, deflate, br"}
        self.read(url, **browser)
        start = time.perf_counter()
        for _ in range(times):
            self.read(url, **browser)
        return times / (time.perf_counter() - start)

    def private_memory(self) -> float:
        """Give what the worker has for itself, in MiB."""
        pid = self.process.pid
        worker = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0]
        return sum(map(int, PRIVATE.findall(Path(f"/proc/{worker}/smaps_rollup").read_text()))) / 1024


def fill(database: str, articles: int, static: Path) -> dict[str, str]:
    """Make a database and fill it, collect the static files; gives the environment in which the site runs on them."""
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "benchmarks.site_settings",
        "DEBUG": "0",
        "SECRET_KEY": "of-a-benchmark-that-nobody-but-itself-ever-asks-for-a-page",
        "ALLOWED_HOSTS": "localhost",
        "SECURE_SSL_REDIRECT": "0",
        "STATIC_ROOT": str(static),
    }
    demo = ["load_demo", f"--articles={articles}"]
    for words in (["migrate", "--verbosity=0"], demo, ["collectstatic", "--noinput", "--verbosity=0"]):
        command = [sys.executable, "manage.py", *words]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    settle = [sys.executable, "manage.py", "shell", "--verbosity=0", "-c", SETTLE]
    subprocess.run(settle, env=environment, check=True)
    return environment


@contextmanager
def serve(socket_path: Path, environment: dict[str, str], **settings: str) -> Iterator[Server]:
    """Serve a site while the block lasts, with some settings of its own."""
    command = [sys.executable, "-m", "gunicorn", "--workers=1", f"--bind=unix:{socket_path}", "--log-level=warning"]
    process = subprocess.Popen([*command, "newsroom.wsgi:application"], env={**environment, **settings})
    try:
        deadline = time.monotonic() + 30
        while not _is_open(socket_path):
            if time.monotonic() > deadline or process.poll() is not None:
                raise SystemExit("gunicorn did not start; its own words stand above.")
            time.sleep(0.1)
        yield Server(socket_path, process)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _is_open(path: Path) -> bool:
    """Say whether a server listens on a socket; its file is there a moment before."""
    try:
        with closing(Local(path)) as connection:
            connection.connect()
    except OSError:
        return False
    return True

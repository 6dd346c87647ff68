"""How fast pages are read, beside the least that a page can cost under the same server.

    .venv/bin/python -m benchmarks.read_site [--articles 20000]                         # SQLite
    .venv/bin/python -m tests.postgres .venv/bin/python -m benchmarks.read_site         # PostgreSQL, a throwaway one

Fills a database of its own with `load_demo`, then reads each page in turn, round after round, over one connection at a
time from gunicorn with one sync worker on a socket in a temporary folder: once without the page cache, once with it.
A figure is the median of the rounds. Ratios travel between machines; times do not.
"""

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from benchmarks.table import head, say

ROUNDS, TIMES = 5, 10
HELLO = "/limit/hello/"


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


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    count = parser.parse_args().articles
    with TemporaryDirectory() as folder:
        environment = {**os.environ, **_environment(Path(folder))}
        for words in (["migrate", "--verbosity=0"], ["load_demo", f"--articles={count}"]):
            subprocess.run(
                [sys.executable, "manage.py", *words], env=environment, check=True, stdout=subprocess.DEVNULL
            )
        database = environment["DATABASE_URL"].partition(":")[0]
        wanted_article = "0.30" if database == "sqlite" else "0.24"
        with _server(Path(folder), environment, cache=False) as server:
            limit, pages = f"/limit/{count // 2}/", _pages(count)
            rates = _rates(server, [HELLO, limit, *pages.values()])
            head(f"{count:,} articles, {database}, gunicorn sync: pages made anew, beside one query by key")
            for name, url in pages.items():
                wanted = wanted_article if name == "article" else "" if name == "search" else "0.12"
                say(name, f"{rates[url] / rates[limit]:.2f}", f"≥ {wanted}" if wanted else "")
            say(
                "last page of the list beside the first", f"{rates[pages['last']] / rates[pages['list']]:.2f}", "≥ 0.75"
            )
            say("search, a page of 20 with count, ms", f"{1000 / rates[pages['search']]:.0f}", "≤ 15 · 20")
        with _server(Path(folder), environment, cache=True) as server:
            rates = _rates(server, [HELLO, *pages.values()])
            head("The same from the page cache, beside “hello world”")
            for name, url in pages.items():
                say(name, f"{rates[url] / rates[HELLO]:.2f}", "≥ 0.6")


def _environment(folder: Path) -> dict[str, str]:
    return {
        "DATABASE_URL": os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/site.sqlite3",
        "DJANGO_SETTINGS_MODULE": "benchmarks.site_settings",
        "DEBUG": "0",
        "SECRET_KEY": "of-a-benchmark",
        "ALLOWED_HOSTS": "localhost",
        "SECURE_SSL_REDIRECT": "0",
    }


def _pages(count: int) -> dict[str, str]:
    return {
        "article": f"/articles/{count // 2}/",
        "front page": "/",
        "list": "/articles/",
        "last": f"/articles/?page={min(500, count // 20)}",
        "correspondent": "/correspondents/1/",
        "tag": f"/tags/{quote('春耕')}/",
        "issue": "/issues/1/",
        "search": f"/search/?q={quote('晚稻')}",
    }


@contextmanager
def _server(folder: Path, environment: dict[str, str], *, cache: bool) -> Iterator[Path]:
    path = folder / f"site-{cache}.sock"
    command = [sys.executable, "-m", "gunicorn", "--workers=1", f"--bind=unix:{path}", "--log-level=warning"]
    shared = {**environment, "PAGE_CACHE": str(folder / "shared") if cache else ""}
    process = subprocess.Popen([*command, "newsroom.wsgi:application"], env=shared)
    try:
        deadline = time.monotonic() + 30
        while not path.exists():
            if time.monotonic() > deadline or process.poll() is not None:
                raise SystemExit("gunicorn did not start; its own words stand above.")
            time.sleep(0.1)
        yield path
    finally:
        process.terminate()
        process.wait(timeout=30)


def _rates(server: Path, urls: list[str]) -> dict[str, float]:
    """Give the requests a second for each address, all taken in turn."""
    rounds: dict[str, list[float]] = {url: [] for url in urls}
    for _ in range(ROUNDS):
        for url in urls:
            _read(server, url)
            start = time.perf_counter()
            for _ in range(TIMES):
                _read(server, url)
            rounds[url].append(TIMES / (time.perf_counter() - start))
    return {url: statistics.median(found) for url, found in rounds.items()}


def _read(server: Path, url: str) -> None:
    connection = Local(server)
    connection.request("GET", url)
    response = connection.getresponse()
    response.read()
    connection.close()
    if response.status != 200:
        raise SystemExit(f"{url} answered {response.status}.")


if __name__ == "__main__":
    main()

"""How fast pages are read, beside the least that a page of Django can cost under the same server.

    .venv/bin/python -m benchmarks.read_site [--articles 20000]

Fills databases of its own with `load_demo`: an SQLite file, then a throwaway PostgreSQL, where one is installed. On
each, three sites run side by side, each under gunicorn with one sync worker on a socket: the paper without and with
the page cache, as in production, and a bare Django (`benchmarks/bare_urls.py`). That has Security, WhiteNoise and
Common middleware and a kept connection; what is made anew is held against its page of one query by key and one line
of template, what comes from the page cache against its “hello world”. Every page is read right after its limit, round
after round, compressed as browsers take it, over one connection at a time; a figure is the median of the rounds.
Searches are for words of 1, 2, 3, 4 and 8 characters, cut from the articles, the same each time. Ratios travel
between machines; times do not.
"""

import argparse
import json
import random
import re
import statistics
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from benchmarks.site_server import Server, fill, serve
from benchmarks.table import head, say
from tests.postgres import find_binaries, temporary_cluster

ROUNDS, TIMES = 15, 5
HELLO = "/hello/"
LENGTHS, SEARCHES = (1, 2, 3, 4, 8), 6  # so many of each length
FILLING = 320  # issues: more than the page cache keeps
HAN = re.compile("[\u4e00-\u9fff]+")
DEEP = "articles, page 500"
# How fast each page has to be beside the bare one, made anew, and how many queries it may ask
LIMITS = {
    "article": (0.20, 5),
    "front page": (0.12, 6),
    "articles": (0.12, 6),
    DEEP: (0.12, 6),
    "issues": (0.12, 6),
    "correspondents": (0.12, 6),
    "tags": (0.12, 6),
    "tag": (0.12, 6),
    "correspondent": (0.12, 6),
}
Read = tuple[Server, str]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    count = parser.parse_args().articles
    with TemporaryDirectory() as folder, ExitStack() as stack:
        measure("SQLite", f"sqlite:///{folder}/site.sqlite3", Path(folder), count)
        if binaries := find_binaries():
            measure("PostgreSQL", stack.enter_context(temporary_cluster(binaries)), Path(folder), count)


def measure(database: str, url: str, folder: Path, count: int) -> None:
    """Print the table for one database."""
    environment = fill(url, count, folder / f"{database}-static")
    cache = str(folder / database)
    with (
        serve(folder / f"{database}-anew.sock", environment, PAGE_CACHE="0") as anew,
        serve(folder / f"{database}-kept.sock", environment, PAGE_CACHE=cache) as kept,
        serve(folder / f"{database}-bare.sock", environment, DJANGO_SETTINGS_MODULE="benchmarks.bare_settings") as bare,
    ):
        pages, by_key = pages_of(count), f"/{count // 2}/"
        shares = shares_of(
            [((anew, page), (bare, by_key)) for page in pages.values()]
            + [((kept, page), (bare, HELLO)) for page in pages.values()]
            + [((anew, pages[DEEP]), (anew, pages["articles"]))]
        )
        conditions = f"{count:,} articles, {database}, gunicorn sync"
        head(f"{conditions}: made anew, beside a bare Django page of one query by key · queries")
        for name, page in pages.items():
            least, most = LIMITS[name]
            compare(name, shares[(anew, page), (bare, by_key)], least, queries(anew, page), most)
        deep = shares[(anew, pages[DEEP]), (anew, pages["articles"])]
        say("page 500 beside page 1", f"{deep:.2f}", "≥ 0.75", reached=deep >= 0.75)
        head(f"{conditions}: from the page cache, beside a bare Django “hello world” · queries")
        for name, page in pages.items():
            compare(name, shares[(kept, page), (bare, HELLO)], 0.60, queries(kept, page), 0)
        head(f"{conditions}: search, a page of 20 with its count, made anew; milliseconds")
        for name, took, most in searches(anew, count, database):
            say(name, f"{took:.0f}", f"≤ {most}" if most else "", reached=not most or round(took) <= most)
        for issue in range(1, min(count // 40, FILLING) + 1):
            kept.read(f"/issues/{issue}/")
        head(f"{conditions}: private memory of a worker that served all this; MiB")
        for name, server in {"without the page cache": anew, "with it, full of whole issues": kept}.items():
            memory = server.private_memory()
            say(name, f"{memory:.0f}", "≤ 60", reached=memory <= 60)


def compare(name: str, share: float, least: float, asked: int, most: int) -> None:
    """Print how fast a page is beside a limit, and how many queries it asks."""
    is_reached = round(share, 2) >= least and asked <= most
    say(name, f"{share:.2f} · {asked}", f"≥ {least:.2f} · {'≤ ' if most else ''}{most}", reached=is_reached)


def pages_of(count: int) -> dict[str, str]:
    """Name the pages of the table; the archive's people and tags are the same for every count."""
    return {
        "article": f"/articles/{count // 2}/",
        "front page": "/",
        "articles": "/articles/",
        DEEP: f"/articles/?page={min(500, count // 20)}",
        "issues": "/issues/",
        "correspondents": "/correspondents/",
        "tags": "/tags/",
        "tag": f"/tags/{quote('春耕')}/",
        "correspondent": "/correspondents/1/",
    }


def shares_of(pairs: list[tuple[Read, Read]]) -> dict[tuple[Read, Read], float]:
    """Say how fast pages are beside their limits, each read right after its limit, round by round: the medians."""
    rounds: dict[tuple[Read, Read], list[float]] = {pair: [] for pair in pairs}
    for _ in range(ROUNDS):
        for ((server, page), (beside, limit)), found in rounds.items():
            least = beside.rate(limit, TIMES)
            found.append(server.rate(page, TIMES) / least)
    return {pair: statistics.median(found) for pair, found in rounds.items()}


def queries(server: Server, page: str) -> int:
    """Count the queries of a page that was read before."""
    return int(server.read(f"/benchmark/queries/?{urlencode({'page': page})}"))


def searches(server: Server, count: int, database: str) -> list[tuple[str, float, int]]:
    """Time searches one by one: gives names, milliseconds and how many are wanted at most, 0 for any."""
    took = {length: [milliseconds(server, word) for word in words(server, count, length)] for length in LENGTHS}
    every = [each for found in took.values() for each in found]
    if database == "SQLite":
        return [("median", statistics.median(every), 15), ("slowest", max(every), 0)]
    short = statistics.median(took[1] + took[2])
    return [("1 and 2 characters, median", short, 20), ("slowest of all", max(every), 100)]


def words(server: Server, count: int, length: int) -> list[str]:
    """Cut words of a length from the text of articles."""
    chance = random.Random(length)  # noqa: S311 — a sample, no secret
    found: list[str] = []
    while len(found) < SEARCHES:
        article = json.loads(server.read(f"/articles/{chance.randint(1, count)}/ninjs.json"))
        run = max(HAN.findall(article["bodies"][0]["value"]), key=len)
        if len(run) >= length:
            start = chance.randint(0, len(run) - length)
            found.append(run[start : start + length])
    return found


def milliseconds(server: Server, word: str) -> float:
    """Time one search: the median of some."""
    url = f"/search/?{urlencode({'q': word})}"
    server.read(url)
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        server.read(url)
        took.append(1000 * (time.perf_counter() - start))
    return statistics.median(took)


if __name__ == "__main__":
    main()

"""How fast pages are imported: parsing and storing apart, on SQLite and PostgreSQL.

    .venv/bin/python -m benchmarks.import_pages [--pages 1000] [--without-search]       # SQLite
    .venv/bin/python -m tests.postgres .venv/bin/python -m benchmarks.import_pages      # PostgreSQL, a throwaway one

The pages are the seed's size, four a day, by two hundred people. What travels between machines are the ratios: each
stage's share of parsing, the time for a character on long pages and on short ones, on pages that repeat one sign and on
others, and storing as a share of bare
`bulk_create`. That writes the same rows, down to people, issues and what search knows, into an empty database of the
same kind. The objects are at hand with their keys, so that it looks for nothing, makes nothing and checks nothing; a
page is one transaction, as it lands whole, with one call for each model. Both go through their pages without a break.
"""

import argparse
import gc
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from inspect import isfunction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.contrib.auth.models import User  # noqa: E402 — Django is set up above
from django.db import connection, transaction  # noqa: E402
from django.db.models import Model, QuerySet  # noqa: E402

from articles.importing import pipeline  # noqa: E402
from articles.importing.persist import store  # noqa: E402
from articles.importing.pipeline import parse_page  # noqa: E402
from articles.importing.records import PageRefused, ParsedPage  # noqa: E402
from articles.models import Article, Byline, Entry, Page, Revision, SearchText  # noqa: E402
from articles.models.words import words_written  # noqa: E402
from benchmarks.database import own_database  # noqa: E402
from benchmarks.pages import PRINTED_LINES, REPEATED, hostile, many_articles, one_article, pages, printed  # noqa: E402
from benchmarks.table import head, say  # noqa: E402

LENGTHS = (2_000, 20_000, 200_000)
Rows = list[list[Model]]  # of one page, model by model: each may refer to those before it


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--without-search", action="store_true", help="teach search nothing: most of storing is that")
    options = parser.parse_args()
    if options.without_search:
        words_written.disconnect(dispatch_uid="articles.search")
    texts = list(pages(options.pages))
    characters = sum(len(data.decode()) for _, data in texts) // len(texts)
    head(f"{len(texts):,} pages of {characters:,} characters, {connection.vendor}, one process")
    _measure_parsing(texts)
    with TemporaryDirectory() as folder:
        _measure_storing(texts, Path(folder))


def _measure_parsing(texts: list[tuple[str, bytes]]) -> None:
    seconds = _timed(lambda: _parse_all(texts))
    say("parsing", f"{len(texts) / seconds:.0f} pages/s", "≥ 60")
    copies = list(printed(max(1, len(texts) // 4)))
    seconds = _timed(lambda: _parse_all(copies))
    say(f"  pages of {PRINTED_LINES} printed lines", f"{len(copies) / seconds:.0f} pages/s", "≥ 60")
    for stage, share in _shares(texts[: max(1, len(texts) // 10)]):
        say(f"  {stage}", f"{share:.1%}")
    for compose in (many_articles, one_article):
        say(f"  a page of {compose.__name__.replace('_', ' ')}", "")
        wanted = ""
        for length in LENGTHS:
            copies = [("page.txt", compose(length))] * (LENGTHS[-1] // length)
            micros = _timed(lambda copies=copies: _parse_all(copies)) / LENGTHS[-1] * 1e6
            say(f"    {length:,} characters", f"{micros:.2f} µs each", wanted)
            wanted = wanted or f"≤ {2 * micros:.2f}, twice as much"
    _measure_hostile()


def _measure_hostile() -> None:
    """Find the pages of repeated signs that take longest, and tell how that grows with their length."""
    short, long = 20_000, 100_000
    taken = {
        (repeated, name): _tried(page)
        for repeated in REPEATED
        for name, page in hostile(repeated, short).items()
        if name != "short lines"  # of which there are never more than a page may have
    }
    say(f"  {len(taken):,} pages of repeated signs", "")
    for (repeated, name), seconds in sorted(taken.items(), key=lambda item: -item[1])[:5]:
        page = hostile(repeated, long)[name]
        grown = _tried(page)
        say(f"    “{repeated}”, {name}", f"{grown:.2f} s", f"≤ 1 s for {long:,} characters", reached=grown <= 1)
        say(f"    {long // short} times as long takes", f"{grown / seconds:.1f} x", f"≈ {long // short}")


def _tried(page: bytes) -> float:
    """Give the processor's seconds that a page takes, read or refused."""
    start = time.process_time()
    with suppress(PageRefused):
        parse_page(page, "page.txt")
    return time.process_time() - start


def _measure_storing(texts: list[tuple[str, bytes]], folder: Path) -> None:
    parsed = [(parse_page(data, Path(name).name), data) for name, data in texts]
    with own_database(folder):
        stored = _timed(lambda: _store_all(parsed))
        rows = list(_rows_by_page())
    with own_database(folder):
        bare = _timed(lambda: _copy_in_bulk(rows))
    count = sum(len(of_noun) for of_page in rows for of_noun in of_page)
    say("storing", f"{len(texts) / stored:.0f} pages/s", f"{count:,} rows")
    say("  bare bulk_create of the same rows", f"{len(texts) / bare:.0f} pages/s")
    say("  storing reaches of that", f"{bare / stored:.2f}", "≥ 0.50")


def _parse_all(texts: Iterable[tuple[str, bytes]]) -> None:
    for name, data in texts:
        parse_page(data, name)


def _store_all(parsed: Iterable[tuple[ParsedPage, bytes]]) -> None:
    run = None
    for page, data in parsed:
        run = store(page, data, run).run


def _copy_in_bulk(rows: Iterable[Rows]) -> None:
    for of_page in rows:
        with transaction.atomic():
            for of_noun in of_page:
                if of_noun:
                    QuerySet(type(of_noun[0])).bulk_create(of_noun)


def _rows_by_page() -> Iterator[Rows]:
    """Give what was stored, every row with the page that brought it."""
    written: set[Model] = set()
    users = list(User.objects.all())
    for page in Page.objects.order_by("pk").select_related("issue"):
        bylines = list(Byline.objects.filter(article__page=page).select_related("correspondent").order_by("pk"))
        credits_ = list(page.credits.select_related("editor"))
        notes = list(page.notes.select_related("run"))
        rows: list[Iterable[Model]] = [
            users,  # under whose names the runs and the revisions stand
            (note.run for note in notes),
            [page.issue],
            [page],
            page.sources.all(),
            Article.objects.filter(page=page).order_by("position"),
            Revision.objects.filter(article__page=page).order_by("article__position"),
            Entry.objects.filter(article__page=page).order_by("pk"),
            SearchText.objects.filter(article__page=page).order_by("article__position"),
            (byline.correspondent for byline in bylines),
            bylines,
            (credit.editor for credit in credits_),
            credits_,
            notes,
        ]
        fresh = [[row for row in dict.fromkeys(of_noun) if row not in written] for of_noun in rows]
        written.update(row for of_noun in fresh for row in of_noun)
        yield fresh


def _shares(texts: list[tuple[str, bytes]]) -> Iterator[tuple[str, float]]:
    """Give the share that each function called by the pipeline has of parsing, in the order of their calls."""
    spent: defaultdict[str, float] = defaultdict(float)
    stages = {
        name: stage
        for name, stage in vars(pipeline).items()
        if isfunction(stage) and stage.__module__.startswith("articles.importing.")
        if stage.__module__ != pipeline.__name__
    }
    for name, stage in stages.items():
        setattr(pipeline, name, _clocked(name, stage, spent))
    try:
        total = _timed(lambda: _parse_all(texts))
    finally:
        for name, stage in stages.items():
            setattr(pipeline, name, stage)
    yield from ((name, seconds / total) for name, seconds in spent.items())
    yield "the rest", 1 - sum(spent.values()) / total


def _clocked(name: str, function: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def clocked(*args: Any, **options: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*args, **options)
        finally:
            spent[name] += time.perf_counter() - start

    return clocked


def _timed(work: Callable[[], Any]) -> float:
    gc.collect()
    gc.freeze()  # what is at hand for the measurement is none of the garbage collector's work
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()

"""How fast pages are imported: parse and store apart, on SQLite and PostgreSQL.

    .venv/bin/python -m benchmarks.import_pages [--pages 1000]                          # SQLite
    .venv/bin/python -m tests.postgres .venv/bin/python -m benchmarks.import_pages      # PostgreSQL, a throwaway one

The pages are the seed's size: the seed under another date each. Every figure is taken in one run, on a database of its
own that is gone afterwards. What travels between machines are the ratios: storing as a share of a bare `bulk_create`
of the same rows, and each stage's share of parsing.
"""

import argparse
import os
import resource
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.conf import settings  # noqa: E402 — Django is set up above
from django.db import connection, transaction  # noqa: E402

from articles.importing import pipeline  # noqa: E402
from articles.importing.persist import store  # noqa: E402
from articles.importing.pipeline import parse_page  # noqa: E402
from articles.models import (  # noqa: E402
    Article,
    Byline,
    Credit,
    ImportNote,
    Issue,
    Page,
    SourceText,
)

STAGES = (
    "read",
    "split_masthead",
    "unwrap",
    "segment",
    "attach_bylines",
    "stitch",
    "restore_order",
    "_article",
    "_not_before",
)
OF_A_PAGE = (Issue, Page, SourceText, Article, Byline, Credit, ImportNote)  # each may refer to those before it


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    pages = parser.parse_args().pages
    seed = next((settings.BASE_DIR / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    texts = [_dated(seed, number) for number in range(pages)]
    settings.DEBUG = False  # which keeps the text of every query
    with _own_database():
        print(f"{pages} pages of {len(seed):,} characters, {connection.vendor}")
        parse_seconds = _timed(lambda: deque((parse_page(text, "page.txt") for text in texts), maxlen=0))
        print(f"parse     {pages / parse_seconds:8.0f} pages/s, one process")
        for stage, share in _shares(texts[: max(1, pages // 10)]):
            print(f"            {share:5.1%} {stage}")
        before = _peak()
        store_seconds = _store_all(texts)
        print(f"store     {pages / store_seconds:8.0f} pages/s, {_rows()} rows")
        print(f"memory    {_peak():8.0f} MiB at the peak, {before:.0f} before storing")
        bare_seconds = _copy_in_bulk()
        print(f"bulk      {pages / bare_seconds:8.0f} pages/s for the same rows by bare bulk_create, a page at a time")
        print(f"store reaches {bare_seconds / store_seconds:.2f} of that")


def _dated(seed: str, number: int) -> bytes:
    day = date(2000, 1, 1) + timedelta(days=number)
    return f"{day.year}年{day.month}月{day.day}日 第1版\n{seed}".encode()


def _store_all(texts: list[bytes]) -> float:
    """Store every page and give the seconds that storing alone took."""
    seconds, run = 0.0, None
    for text in texts:
        page = parse_page(text, "page.txt")
        start = time.perf_counter()
        run = store(page, text, run).run
        seconds += time.perf_counter() - start
    return seconds


def _copy_in_bulk() -> float:
    """Time writing again what was stored, page by page, with nothing but `bulk_create` in a transaction."""
    kept = {noun: list(noun.objects.all()) for noun in OF_A_PAGE}
    of_article = {article.pk: article.page_id for article in kept[Article]}
    issues = {page.issue_id: page.pk for page in kept[Page]}
    chunks: defaultdict[int, list[Any]] = defaultdict(lambda: [[] for _ in OF_A_PAGE])
    for place, (noun, rows) in enumerate(kept.items()):
        for row in rows:
            page = {Issue: issues.get(row.pk), Page: row.pk, Byline: of_article.get(getattr(row, "article_id", 0))}
            chunks[page.get(noun) or row.page_id][place].append(row)
    for noun in reversed(OF_A_PAGE):
        noun.objects.all()._raw_delete("default")

    def write() -> None:
        for chunk in chunks.values():
            with transaction.atomic():
                for noun, rows in zip(OF_A_PAGE, chunk, strict=True):
                    noun.objects.bulk_create(rows)

    return _timed(write)


def _shares(texts: list[bytes]) -> Iterator[tuple[str, float]]:
    """Give each stage's share of the time that all stages take."""
    spent: defaultdict[str, float] = defaultdict(float)
    originals = {stage: getattr(pipeline, stage) for stage in STAGES}
    for stage, function in originals.items():
        setattr(pipeline, stage, _clocked(stage, function, spent))
    try:
        for text in texts:
            parse_page(text, "page.txt")
    finally:
        for stage, function in originals.items():
            setattr(pipeline, stage, function)
    total = sum(spent.values())
    return ((stage.lstrip("_"), spent[stage] / total) for stage in STAGES)


def _clocked(name: str, function: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    def clocked(*args: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*args)
        finally:
            spent[name] += time.perf_counter() - start

    return clocked


@contextmanager
def _own_database() -> Iterator[None]:
    """Run on a database made for this, and drop it afterwards; SQLite's is a file, as in production."""
    connection.settings_dict["TEST"]["NAME"] = (
        str(settings.BASE_DIR / "benchmark.sqlite3") if connection.vendor == "sqlite" else None
    )
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _rows() -> int:
    return sum(noun.objects.count() for noun in OF_A_PAGE)


if __name__ == "__main__":
    main()

"""What proof-reading costs at the desk, however large the archive is.

    .venv/bin/python -m benchmarks.proof_read [--articles 20000] [--people 5000] [--holders 2000]
    .venv/bin/python -m tests.postgres .venv/bin/python -m benchmarks.proof_read

Fills a database of its own with `load_demo`, adds people and office holders with made-up names, and proof-reads pieces
of the archive. A figure is the median of the pieces, in milliseconds of this process; beside it, how long that is in
proof-readings of the same pieces where nobody is on record.
"""

import argparse
import itertools
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from articles.editorial.proofreading import findings_of  # noqa: E402
from articles.editorial.proofreading.knowing import known_for  # noqa: E402
from articles.models import Article, Correspondent, OfficeHolder, Revision  # noqa: E402
from articles.proofreading import Known, check  # noqa: E402
from benchmarks.database import own_database  # noqa: E402
from benchmarks.table import head, say  # noqa: E402

PIECES = 40
SURNAMES = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜戚谢邹喻苏潘葛范彭鲁韦马苗方俞任袁柳唐"
GIVEN = "明华建国志强晓燕丽芳文斌海涛春梅秀兰立新永康雪松子涵思远雨桐若曦嘉怡俊杰浩然欣悦"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--people", type=int, default=5_000)
    parser.add_argument("--holders", type=int, default=2_000)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder, own_database(Path(folder)):
        call_command("load_demo", articles=asked.articles, verbosity=0)
        fill(asked.people, asked.holders)
        head(f"{asked.articles:,} articles, {asked.people:,} people, {connection.vendor}; milliseconds · in empty ones")
        measure([piece.latest_revision for piece in Article.objects.select_related("latest_revision")[:PIECES]])


def fill(people: int, holders: int) -> None:
    """Put people and office holders on record, under names of three characters, each another."""
    names = ("".join(parts) for parts in itertools.product(GIVEN, GIVEN, SURNAMES))
    made = [name[2] + name[:2] for name in itertools.islice(names, people + holders)]
    Correspondent.objects.bulk_create((Correspondent(name=name) for name in made[:people]), ignore_conflicts=True)
    rows = (OfficeHolder(name=name, office=f"第{at}局局长") for at, name in enumerate(made[people:]))
    OfficeHolder.objects.bulk_create(rows)


def measure(revisions: list[Revision | None]) -> None:
    """Print the table."""
    pieces = [revision for revision in revisions if revision]
    known = {revision.pk: known_for(revision.article_id)[0] for revision in pieces}
    empty = median(pieces, lambda revision: check(revision.said, Known()))
    tell("the checks, nobody on record", empty, empty)
    tell("the checks, with all that is known", median(pieces, lambda it: check(it.said, known[it.pk])), empty)
    tell("asking what is known", median(pieces, lambda it: known_for(it.article_id)), empty)
    tell("a piece proof-read at the desk", median(pieces, findings_of), empty)
    characters = statistics.median(sum(len(block.text) for block in revision.said.body) for revision in pieces)
    say("characters of a piece, median", f"{characters:,.0f}")


def median(pieces: list[Revision], act: Callable[[Revision], object]) -> float:
    """Time an act on each piece, once all of them have been through it."""
    times = []
    for is_measured in (False, True):
        for revision in pieces:
            start = time.process_time()
            act(revision)
            times += [time.process_time() - start] if is_measured else []
    return statistics.median(times) * 1000


def tell(name: str, took: float, empty: float) -> None:
    say(name, f"{took:.1f} · {took / empty:.1f}")


if __name__ == "__main__":
    main()

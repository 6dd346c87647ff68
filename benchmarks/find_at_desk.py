"""How long the desk waits for its front page and for what it looks for.

    .venv/bin/python -m benchmarks.find_at_desk [--articles 20000]
    .venv/bin/python -m tests.postgres .venv/bin/python -m benchmarks.find_at_desk

Fills a database of its own with `load_demo`, on the database of `DATABASE_URL`, and asks for pages as somebody who may
do everything, without a server between. Words are cut from articles, the same each time; a figure is the median of the
rounds, in milliseconds, and beside it how long that is in lists of the desk that nothing is looked for in.
"""

import argparse
import os
import random
import re
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from articles.models import Article, Page  # noqa: E402
from benchmarks.database import own_database  # noqa: E402
from benchmarks.table import head, say  # noqa: E402

ROUNDS, WORDS = 7, 4  # so many words of each length
LENGTHS = (1, 2, 3, 4, 8)
MOST = 200  # milliseconds
HAN = re.compile("[\u4e00-\u9fff]+")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    count = parser.parse_args().articles
    with TemporaryDirectory() as folder, own_database(Path(folder)):
        settings.ALLOWED_HOSTS = ["*"]
        call_command("load_demo", articles=count, verbosity=0)
        if connection.vendor == "postgresql":  # which does so by itself within a minute
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        client = Client()
        client.force_login(User.objects.create_superuser("benchmark"))
        measure(client, f"{count:,} articles, {connection.vendor}; milliseconds · in whole lists")


def measure(client: Client, conditions: str) -> None:
    """Print the table."""
    articles = reverse("admin:articles_article_changelist")
    whole = milliseconds(client, articles)
    head(conditions)
    tell("front page", milliseconds(client, reverse("admin:index")), whole)
    tell("articles, nothing looked for", whole, whole)
    for length in LENGTHS:
        took = [milliseconds(client, articles, q=word) for word in words(length)]
        tell(f"{length} characters, median of {WORDS} words", statistics.median(took), whole)
        tell(f"{length} characters, slowest", max(took), whole)
    tag = Article.tags.most_common()[0]
    printed = Page.objects.select_related("issue").exclude(issue__date=None)[0]
    day = f"{printed.issue.date:%Y-%m-%d}"
    (word,) = words(2, 1)
    for name, typed in {
        "the most frequent tag": tag.name,
        "a day": day,
        "a day and a page": f"{day} 第{printed.number}版",
        "a page": "第1版",
        "a page and a word": f"第1版 {word}",
        "two words": " ".join(words(2, 2)),
    }.items():
        tell(name, milliseconds(client, articles, q=typed), whole)
    picked = {"app_label": "articles", "model_name": "correction", "field_name": "article", "term": word}
    tell("picking an article, by a word", milliseconds(client, reverse("admin:autocomplete"), **picked), whole)
    picked = {"app_label": "articles", "model_name": "article", "field_name": "page", "term": day}
    tell("picking a page, by a day", milliseconds(client, reverse("admin:autocomplete"), **picked), whole)


def tell(name: str, took: float, whole: float) -> None:
    """Print one figure."""
    say(name, f"{took:.0f} · {took / whole:.2f}", f"≤ {MOST}", reached=took <= MOST)


def words(length: int, count: int = WORDS) -> list[str]:
    """Cut words of a length from the text of articles."""
    chance = random.Random(length)  # noqa: S311 — a sample, no secret
    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    found: list[str] = []
    while len(found) < count:
        run = max(HAN.findall(Article.objects.get(pk=chance.choice(keys)).body), key=len)
        if len(run) >= length:
            start = chance.randint(0, len(run) - length)
            found.append(run[start : start + length])
    return found


def milliseconds(client: Client, url: str, **query: Any) -> float:
    """Time one page: the median of the rounds."""
    took = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        response = client.get(url, query)
        took.append(1000 * (time.perf_counter() - start))
        if response.status_code != 200:
            raise SystemExit(f"{url} answered {response.status_code}.")
    return statistics.median(took[1:])


if __name__ == "__main__":
    main()

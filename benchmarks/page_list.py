"""How long the page list of an issue takes, with as large an archive as a paper of years has.

    .venv/bin/python -m benchmarks.page_list [--articles 20000]
    .venv/bin/python -m tests.postgres .venv/bin/python -m benchmarks.page_list

Fills a database of its own with `load_demo`, enters an issue of eight pages with twelve pieces each and four hundred
manuscripts that wait for a place, and asks for its screens as somebody who may do everything, without a server between.
A figure is the median of the rounds in milliseconds, how long that is in plain lists of articles, and the queries.
"""

import argparse
import os
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from articles.editorial import add_page, create, submit  # noqa: E402
from articles.enums import BlockKind  # noqa: E402
from articles.models import Block, Content, Issue, Page  # noqa: E402
from benchmarks.database import own_database  # noqa: E402
from benchmarks.table import head, say  # noqa: E402

ROUNDS = 7
PAGES, PIECES, WAITING = 8, 12, 400
MOST = 5  # lists of articles
TEXT = "连日来，各村疏浚渠道，渠水一路流到田头。" * 30


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    count = parser.parse_args().articles
    with TemporaryDirectory() as folder, own_database(Path(folder)):
        settings.ALLOWED_HOSTS = ["*"]
        call_command("load_demo", articles=count, verbosity=0)
        by = User.objects.create_superuser("benchmark")
        page = enter(by)
        if connection.vendor == "postgresql":  # which does so by itself within a minute
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        client = Client()
        client.force_login(by)
        measure(client, page, f"{count:,} articles, {connection.vendor}; milliseconds · in plain lists · queries")


@transaction.atomic
def enter(by: User) -> Page:
    """Enter the issue and the manuscripts that wait, and give its first page."""
    issue = Issue.objects.create(number="page-list")
    pages = [add_page(issue=issue, by=by) for _number in range(PAGES)]
    for at in range(PAGES * PIECES + WAITING):
        place = pages[at % PAGES].pk if at < PAGES * PIECES else None
        content = Content(headline=f"第{at}篇", body=(Block(BlockKind.PARAGRAPH, TEXT),), page=place)
        submit(article=create(content=content, by=by).article, by=by)
    return pages[0]


def measure(client: Client, page: Page, conditions: str) -> None:
    """Print the table."""
    plain, _queries = asked(client, reverse("admin:articles_article_changelist"))
    head(conditions)
    for name, screen, keys in (
        ("page list", "pages", [page.issue_id]),
        ("slip of the issue", "slip", [page.issue_id]),
        ("one page to be read", "page", [page.issue_id, page.pk]),
    ):
        took, queries = asked(client, reverse(f"admin:articles_issue_{screen}", args=keys))
        ratio = took / plain
        say(name, f"{took:.0f} · {ratio:.2f} · {queries}", f"≤ {MOST} lists", reached=ratio <= MOST)


def asked(client: Client, url: str) -> tuple[float, int]:
    """Time one screen, the median of the rounds, and count its queries."""
    took = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        response = client.get(url)
        took.append(1000 * (time.perf_counter() - start))
        if response.status_code != 200:
            raise SystemExit(f"{url} answered {response.status_code}.")
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return statistics.median(took[1:]), len(captured)


if __name__ == "__main__":
    main()

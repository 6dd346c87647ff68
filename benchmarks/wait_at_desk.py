"""How long everybody waits for 我的工作台, and how long the report of unsigned pieces takes, where the desk is full.

    .venv/bin/python -m benchmarks.wait_at_desk [--articles 20000]
    .venv/bin/python -m tests.postgres .venv/bin/python -m benchmarks.wait_at_desk

Fills a database of its own, on the database of `DATABASE_URL`, with pieces that are all of the desk: half of them are
before readers with a whole chain, the others wait for each step alike, a tenth of these on pages of tomorrow's issue.
Each of the five logins to try the desk then asks for the front page, without a server between. A figure is the median
of the rounds in milliseconds, beside it how long that is in lists of pieces at the desk.
"""

import argparse
import itertools
import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import F  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.editorial import unsigned_lately, unsigned_pieces  # noqa: E402
from articles.enums import EntryAction, RevisionWay, Stage, Step, Visibility  # noqa: E402
from articles.management.demo_desk import LOGINS, make_demo_desk  # noqa: E402
from articles.models import (  # noqa: E402
    Article,
    Byline,
    Correspondent,
    Entry,
    Page,
    Revision,
    Signature,
    content_of,
    name_of,
)
from benchmarks.database import own_database  # noqa: E402
from benchmarks.find_at_desk import milliseconds  # noqa: E402
from benchmarks.table import head, say  # noqa: E402

MOST, MOST_OF_REPORT = 200, 20  # milliseconds for the front page, seconds for the report
AT_ONCE, PAGES = 1000, 12
STAGES = (Stage.MANUSCRIPT, *Stage.waiting())
SIGNERS = {Step.FIRST_REVIEW: "zebian", Step.SECOND_REVIEW: "zhuren", Step.FINAL_REVIEW: "zongbian"}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    count = parser.parse_args().articles
    with TemporaryDirectory() as folder, own_database(Path(folder)):
        settings.ALLOWED_HOSTS = ["*"]
        settings.DEBUG = True  # without which nobody gets logins to try
        make_demo_desk("benchmark")
        settings.DEBUG = False
        fill(count)
        if connection.vendor == "postgresql":  # which does so by itself within a minute
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
        head(f"{count:,} pieces of the desk, {connection.vendor}; milliseconds · in whole lists")
        measure()


def measure() -> None:
    """Print the table."""
    client = Client()
    for login in LOGINS:
        client.force_login(User.objects.get(username=login))
        whole = milliseconds(client, reverse("admin:articles_article_changelist"))
        took = milliseconds(client, reverse("admin:index"))
        say(f"front page of {login}", f"{took:.0f} · {took / whole:.2f}", f"≤ {MOST}", reached=took <= MOST)
    start = time.perf_counter()
    unsigned_lately()
    say("report of the last released", f"{1000 * (time.perf_counter() - start):.0f}")
    start = time.perf_counter()
    found = sum(1 for _row in unsigned_pieces())
    seconds = time.perf_counter() - start
    reached = seconds <= MOST_OF_REPORT
    say("report of all pieces, seconds", f"{seconds:.1f}", f"≤ {MOST_OF_REPORT}", reached=reached)
    say("published without a full chain", str(found), "0", reached=not found)


def fill(count: int) -> None:
    """Make pieces at every stage, signed as far as they have come."""
    people = {user.username: user for user in User.objects.all()}
    writers = [Correspondent.objects.get_or_create(name=f"作者{number}")[0] for number in range(50)]
    pages = [
        Page.objects.get_or_create(issue=Page.objects.earliest("pk").issue, number=number)[0]
        for number in range(3, PAGES + 3)
    ]
    for start in range(0, count, AT_ONCE):
        with transaction.atomic():
            _fill(range(start, min(start + AT_ONCE, count)), people, writers, pages)


def _fill(numbers: range, people: dict[str, User], writers: list[Correspondent], pages: list[Page]) -> None:
    now = timezone.now()
    rows = []
    for number, revision in zip(numbers, Revision.objects.reserve(len(numbers)), strict=True):
        stage = STAGES[number // 2 % len(STAGES)] if number % 2 else Stage.READY
        on_page = {"page": pages[number % PAGES], "position": number + 100} if number % 20 == 1 else {}
        rows.append(
            Article(
                headline=f"第{number}篇",
                body="这里是正文。" * 100,
                stage=stage,
                stage_since=now - timedelta(minutes=number),
                latest_revision_id=revision,
                **on_page,
            )
        )
    articles = Article.objects.bulk_create(rows)
    Byline.objects.bulk_create(
        Byline(article=article, correspondent=writer, label="通讯员", position=1)
        for article, writer in zip(articles, itertools.cycle(writers), strict=False)
    )
    made = Article.objects.filter(pk__in=[row.pk for row in articles]).prefetch_related("bylines__correspondent")
    said = [(article, content_of(article, tags=())) for article in made]
    revisions = Revision.objects.begin_all(said, way=RevisionWay.EDIT, author=people["tonglian"])
    signatures = [
        row for article, revision in zip(made, revisions, strict=True) for row in _signed(article, revision, people)
    ]
    Signature.objects.bulk_create(signatures)
    ready = Article.objects.filter(pk__in=[row.pk for row in articles], stage=Stage.READY)
    ready.update(visibility=Visibility.PUBLISHED, published_at=now, live_revision=F("latest_revision"))
    for login in LOGINS:
        of = [row.article for row in signatures if row.signer == people[login]]
        Entry.objects.append(by=people[login], action=EntryAction.REVIEW, rows=of)
    submitted = [article for article in made if article.stage != Stage.MANUSCRIPT]
    Entry.objects.append(by=people["tonglian"], action=EntryAction.SUBMIT, rows=submitted)


def _signed(article: Article, revision: Revision, people: dict[str, User]) -> Iterator[Signature]:
    """Sign a piece up to the stage in which it waits."""
    for step in Step.chain():
        if article.stage == Stage.MANUSCRIPT or Stage(article.stage).step == step:
            return
        signer = people[SIGNERS.get(step, "zongbian" if step == Step.SIGN_OFF else "jiaodui")]
        told = {"signer": signer, "signer_name": name_of(signer), "opinion": "同意。"}
        yield Signature(article=article, step=step, round=1, saw=revision, left=revision, **told)


if __name__ == "__main__":
    main()

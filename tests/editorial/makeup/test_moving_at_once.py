"""Two people who drag at once: one of them moves the piece, the other is told, and nothing is lost."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection

from articles.editorial import DeskRefusal, move
from tests.editorial.makeup.test_moving import filled, mover, order, seen, titled
from tests.factories import make_manuscript

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer at a time; its turn is below, in processes"
)


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_who_drag_at_once_one_is_told_on_postgresql():
    by = [mover(name) for name in ("甲", "乙")]
    for number in range(1, 6):
        page = filled(4, number=number)
        pieces = [make_manuscript(headline=f"{number}甲"), make_manuscript(headline=f"{number}乙")]
        before, start = [seen(piece, page) for piece in pieces], Barrier(2)

        def drag(at, page=page, pieces=pieces, before=before, start=start):
            try:
                start.wait()
                move(article=pieces[at], page=page, position=2, by=by[at], seen=before[at])
                return "moved"
            except DeskRefusal:
                return "told"
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(drag, range(2))) == ["moved", "told"]
        assert len(order(page)) == 5


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_pieces_cross_between_two_pages_without_waiting_for_ever_on_postgresql():
    by = [mover(name) for name in ("甲", "乙")]
    pages = [filled(3), filled(3, number=2)]
    start = Barrier(2)

    def drag(at):
        try:
            start.wait()
            for number in (1, 2, 3):
                move(article=titled(f"{at + 1}版{number}"), page=pages[1 - at], position=1, by=by[at])
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(drag, at) for at in range(2)]:
            future.result(timeout=30)
    assert (sorted(order(pages[0])), sorted(order(pages[1]))) == (
        ["2版1", "2版2", "2版3"],
        ["1版1", "1版2", "1版3"],
    )


DRAGGING = """
from django.contrib.auth.models import User
from articles.editorial import DeskRefusal, Seen, move, stamp_of
from articles.models import Article, Page
page = Page.objects.get()
piece = Article.objects.filter(page=None).order_by("pk")[{at}]
seen = Seen(None, stamp_of(page.articles.order_by("position").values_list("pk", flat=True)))
print("ready", flush=True)
input()
try:
    move(article=piece, page=page, position=2, by=User.objects.get(), seen=seen)
    print("moved")
except DeskRefusal as refusal:
    print(refusal)
"""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its turn above")
def test_of_two_who_drag_at_once_one_is_told_on_sqlite(tmp_path):
    """Two processes on a database in a file: the one in memory is one connection."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}

    def run(*words):
        command = [sys.executable, settings.BASE_DIR / "manage.py", *words]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, cwd=tmp_path, env=environment, **pipes)

    run("migrate", "--verbosity=0").communicate()
    world = "from tests.editorial.makeup.test_moving import *; mover(); filled(3); make_manuscript(); make_manuscript()"
    assert run("shell", "--verbosity=0", "-c", world).communicate() == ("", None)
    drags = [run("shell", "--verbosity=0", "-c", DRAGGING.format(at=at)) for at in range(2)]
    assert [drag.stdout.readline() for drag in drags] == ["ready\n"] * 2
    for drag in drags:
        drag.stdin.write("\n")
        drag.stdin.flush()
    said = sorted(drag.communicate(timeout=60)[0].strip() for drag in drags)
    assert said[0] == "moved"
    assert "其间已重排“第1版”" in said[1]

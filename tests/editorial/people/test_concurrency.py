"""Two who merge at once: one of them does, the other gets a sentence."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection

from articles.editorial import DeskRefusal, merge_records
from articles.models import Byline, Correspondent, CorrespondentMerge
from tests.factories import make_article, make_byline, make_correspondent
from tests.importing.pages import SPRING, land, page_text

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer at a time; its turn is below, in processes"
)
ROUNDS = 10
CROSSING = """
import sys
from django.contrib.auth.models import User
from articles.editorial import DeskRefusal, merge_records
from articles.models import Correspondent
people = list(Correspondent.objects.order_by("pk"))
gone, kept = people if sys.argv[1] == "0" else reversed(people)
try:
    merge_records(gone=gone, kept=kept, by=User.objects.get())
    print("merged")
except DeskRefusal as refusal:
    print(refusal)
"""


def at_once(*calls):
    """Call functions at the same moment, each on a connection of its own; give what they say, in order."""
    start = Barrier(len(calls))

    def call(function):
        try:
            start.wait()
            return function()
        except DeskRefusal as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(call, calls))


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_crossing_merges_one_wins_on_postgresql():
    by = User.objects.create_user("秦晓岚")
    for number in range(ROUNDS):
        one, other = make_correspondent(f"甲{number}"), make_correspondent(f"乙{number}")
        for person in (one, other):
            make_byline(make_article(), person)
        both = make_article()
        make_byline(both, one), make_byline(both, other, role="other")
        said = at_once(
            lambda one=one, other=other: merge_records(gone=one, kept=other, by=by),
            lambda one=one, other=other: merge_records(gone=other, kept=one, by=by),
        )
        (kept,) = [each for each in said if isinstance(each, Correspondent)]
        (refusal,) = [each for each in said if isinstance(each, str)]
        assert f"已被并入“{kept}”" in refusal
        assert Byline.objects.filter(correspondent=kept).count() == 4
    assert CorrespondentMerge.objects.count() == ROUNDS


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_import_meanwhile_leads_to_whoever_stands_on_postgresql():
    by = User.objects.create_user("秦晓岚")
    for number in range(ROUNDS):
        kept, gone = make_correspondent(f"林晓{number}"), make_correspondent("林晓禾", distinction=str(number))
        make_byline(make_article(), gone)
        text = page_text(SPRING.replace("春耕", f"第{number}次春耕"))
        at_once(lambda gone=gone, kept=kept: merge_records(gone=gone, kept=kept, by=by), lambda text=text: land(text))
        assert not Byline.objects.filter(correspondent__merged_into__isnull=False).exists()
        Correspondent.objects.filter(pk=gone.pk).update(name=f"旧{number}")


def test_of_two_crossing_merges_one_wins_on_sqlite(tmp_path):
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}

    def run(*words):
        command = [sys.executable, settings.BASE_DIR / "manage.py", *words]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, cwd=tmp_path, env=environment, **pipes)

    run("migrate", "--verbosity=0").communicate()
    making = "from django.contrib.auth.models import User; from articles.models import Correspondent; "
    making += "User.objects.create_user('lin'); [Correspondent.objects.create(name=name) for name in '甲乙']"
    run("shell", "--verbosity=0", "-c", making).communicate()
    merges = [
        run("shell", "--verbosity=0", "-c", CROSSING.replace("sys.argv[1]", repr(str(turn)))) for turn in range(2)
    ]
    said = sorted(each.communicate()[0].strip() for each in merges)
    assert [each.returncode for each in merges] == [0, 0]
    assert said[0] == "merged"
    assert said[1] in ("“甲”已被并入“乙”。", "“乙”已被并入“甲”。")

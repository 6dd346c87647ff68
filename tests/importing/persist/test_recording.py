"""What an import does to articles is on record, and what is in the bin it leaves there."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editorial import move_to_bin, restore_from_bin, settle_notes, withdraw
from articles.enums import Visibility
from articles.importing.persist import Outcome, store
from articles.importing.pipeline import parse_page
from articles.models import Article, Entry, ImportNote, ImportRun
from tests.importing.pages import BRIDGE, SCHOOL, SPRING, land, page_text

pytestmark = pytest.mark.django_db
FIRST = page_text(SPRING, SCHOOL)
REWORDED = FIRST.replace("天不亮", "天没亮")


@pytest.fixture
def editor():
    return User.objects.create_superuser("qin", last_name="秦", first_name="晓岚")


def record():
    entries = Entry.objects.order_by("id").select_related("revision")
    return [
        (entry.actor_name, entry.action, entry.object_name, entry.revision and entry.revision.number)
        for entry in entries
    ]


def bin_it(headline, by):
    article = Article.objects.get(headline=headline)
    withdraw(article=article, by=by, reason="一稿两投")
    return move_to_bin(article=article, by=by)


def in_bin_notes():
    return [note.facts["title"] for note in ImportNote.objects.filter(code="in-bin")]


def test_articles_made_are_on_record_under_whom_the_import_runs(editor):
    data = FIRST.encode()
    store(parse_page(data, "01.txt"), data, by=editor)
    assert record() == [
        ("秦晓岚", "import", "春风吹绿东河岸", 1),
        ("秦晓岚", "import", "新校舍迎来第一课", 1),
    ]


def test_articles_updated_are_on_record_and_others_are_not():
    land(FIRST)
    land(REWORDED)
    assert record()[2:] == [("系统", "renew", "春风吹绿东河岸", 2)]


def test_article_that_vanishes_and_comes_back_is_on_record():
    land(FIRST)
    land(page_text(SPRING))
    land(FIRST.replace("天不亮", "天没亮"))
    told = [
        (entry.action, entry.reason) for entry in Entry.objects.filter(object_name="新校舍迎来第一课").order_by("id")
    ]
    assert told == [("import", ""), ("withdraw", "新的原文里已没有此稿。"), ("publish", "原文里又有了此稿。")]


def test_same_words_again_leave_no_entry():
    land(FIRST)
    land(FIRST)
    assert len(record()) == 2


def test_record_costs_as_many_queries_for_many_articles_as_for_few():
    def count(text, name):
        with CaptureQueriesContext(connection) as queries:
            land(text, name=name)
        return sum("articles_entry" in query["sql"] for query in queries)

    assert count(page_text(BRIDGE), "02.txt") == count(FIRST, "01.txt") == 1


def test_binned_article_is_not_made_again_by_the_same_text_and_a_note_says_so(editor):
    land(FIRST)
    bin_it("春风吹绿东河岸", editor)
    stored = land(FIRST)
    assert (stored.outcome, [note.code for note in stored.notes]) == (Outcome.UNCHANGED, ["in-bin"])
    assert (Article.objects.count(), Article.objects.in_bin().count()) == (2, 1)
    assert in_bin_notes() == ["春风吹绿东河岸"]
    runs = ImportRun.objects.count()
    assert [note.code for note in land(FIRST).notes] == ["in-bin"]  # said again, and stored once
    assert (in_bin_notes(), ImportRun.objects.count()) == (["春风吹绿东河岸"], runs)


def test_binned_article_is_not_brought_back_by_a_changed_text(editor):
    land(FIRST)
    binned = bin_it("春风吹绿东河岸", editor)
    land(REWORDED)
    binned.refresh_from_db()
    assert (binned.binned_at is not None, binned.visibility) == (True, Visibility.WITHDRAWN)
    assert "天没亮" in binned.body  # it is kept in line with its source all the same
    assert Article.objects.count() == 2
    assert in_bin_notes() == ["春风吹绿东河岸"]


def test_article_that_the_import_withdrew_stays_in_the_bin_when_it_comes_back(editor):
    land(FIRST)
    land(page_text(SPRING))
    move_to_bin(article=Article.objects.get(headline="新校舍迎来第一课"), by=editor)
    land(REWORDED)
    assert Article.objects.in_bin().get().visibility == Visibility.WITHDRAWN
    assert Article.objects.count() == 2


def test_binned_article_that_the_source_loses_is_left_alone(editor):
    land(FIRST)
    binned = bin_it("新校舍迎来第一课", editor)
    Article.objects.filter(pk=binned.pk).update(headline="改过的主题")
    stored = land(page_text(SPRING))
    assert [note.code for note in stored.notes if note.code in {"vanished", "kept-edited"}] == []


def test_note_is_settled_when_the_article_is_restored_or_by_hand(editor):
    land(FIRST)
    binned = bin_it("春风吹绿东河岸", editor)
    land(FIRST)
    restore_from_bin(article=binned, by=editor)
    assert not ImportNote.objects.open().filter(code="in-bin").exists()
    move_to_bin(article=binned, by=editor)
    settle_notes(notes=ImportNote.objects.all(), by=editor)
    land(REWORDED)
    assert not ImportNote.objects.open().filter(code="in-bin").exists()

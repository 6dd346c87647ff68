"""What the import makes of revisions: one for each change, and nothing that waits at the desk is lost."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.editorial import content_at_desk, save
from articles.enums import RevisionWay, Visibility
from articles.models import Article, Revision, content_of
from tests.factories import make_staff
from tests.importing.pages import BRIDGE, SCHOOL, SPRING, land, page_text

pytestmark = pytest.mark.django_db
FIRST = page_text(SPRING, SCHOOL)
REWORDED = FIRST.replace("天不亮", "天没亮")


def spring():
    return Article.objects.get(source__isnull=False, position=1)


def correct(by, **fields):
    """Save new words of the first piece as somebody does at the desk, which readers do not see yet."""
    article = spring()
    changes = replace(content_at_desk(article), **fields)
    return save(article=article, base=article.latest_revision, changes=changes, by=by).revision


def kept(stored):
    return [note.facts["fields"] for note in stored.notes if note.code == "kept-edited"]


@pytest.fixture
def editor():
    return make_staff("秦晓岚", "change_article")


def test_made_pieces_have_the_revision_that_readers_see():
    land(FIRST)
    for article in Article.objects.all():
        revision = article.revisions.get()
        assert article.latest_revision == article.live_revision == revision
        assert (revision.said, revision.number, revision.way) == (content_of(article), 1, RevisionWay.IMPORT)
        assert revision.author_name == "系统"


def test_same_bytes_again_append_nothing():
    land(FIRST)
    before = list(Revision.objects.values())
    land(FIRST)
    land("\n" + FIRST)
    assert list(Revision.objects.values()) == before


def test_changed_piece_gets_one_revision_and_the_others_none():
    land(FIRST)
    land(REWORDED.replace("■通讯员 林晓禾", "■通讯员 林晓禾 江白"))
    article = spring()
    last, first = article.revisions.all()
    assert article.latest_revision == article.live_revision == last
    assert (last.said, last.number, last.based_on, last.way) == (content_of(article), 2, first, RevisionWay.IMPORT)
    assert [row.name for row in last.said.bylines] == ["林晓禾", "江白"]
    assert Revision.objects.count() == 3


def test_transcription_that_was_corrected_stays(editor):
    editor.user_permissions.add(Permission.objects.get(codename="correct_transcription_article"))
    land(FIRST)
    correct(User.objects.get(pk=editor.pk), headline="春风吹绿东河两岸")
    stored = land(REWORDED.replace("春风吹绿东河岸", "春风吹绿河岸"))
    article = spring()
    assert kept(stored) == [["headline"]]
    assert (article.headline, "天没亮" in article.body) == ("春风吹绿东河两岸", True)
    assert article.latest_revision == article.live_revision
    assert article.latest_revision.said == content_of(article)


def test_what_waits_at_the_desk_takes_what_the_import_changed(editor):
    land(FIRST)
    waiting = correct(editor, headline="新题", tags=("春耕",))
    stored = land(REWORDED)
    article = spring()
    live, latest = article.live_revision, article.latest_revision
    assert kept(stored) == []
    assert live.said == content_of(article)
    assert (article.headline, "天没亮" in article.body, live.way) == ("春风吹绿东河岸", True, RevisionWay.IMPORT)
    assert latest.said == replace(live.said, headline="新题") == replace(waiting.said, body=live.said.body)
    assert (latest.way, latest.number, article.revision) == (RevisionWay.MERGE, 4, 3)


def test_what_both_changed_stays_as_the_desk_has_it_and_is_named(editor):
    land(FIRST)
    correct(editor, headline="新题", bylines=())
    stored = land(FIRST.replace("春风吹绿东河岸", "春风吹绿东河两岸").replace("■通讯员 林晓禾", "■通讯员 林晓禾 江白"))
    article = spring()
    assert kept(stored) == [["headline", "byline"]]
    assert (article.headline, article.bylines.count()) == ("春风吹绿东河两岸", 2)
    assert (article.latest_revision.said.headline, article.latest_revision.said.bylines) == ("新题", ())
    assert article.latest_revision.said.byline_raw == "■通讯员 林晓禾 江白"


def test_desk_that_foresaw_the_change_has_nothing_waiting(editor):
    land(FIRST)
    body = content_of(spring()).body
    correct(editor, body=tuple(replace(block, text=block.text.replace("天不亮", "天没亮")) for block in body))
    land(REWORDED)
    assert spring().latest_revision == spring().live_revision


def test_piece_with_words_that_wait_is_not_withdrawn(editor):
    land(FIRST)
    correct(editor, headline="新题")
    stored = land(page_text(SCHOOL, BRIDGE))
    assert (spring().visibility, kept(stored)) == (Visibility.PUBLISHED, [["article"]])


def test_import_takes_as_many_queries_for_many_pieces_as_for_one(editor):
    def updated(*pieces):
        name = f"{len(pieces)}.txt"
        text = page_text(*pieces)
        land(text, name)
        with CaptureQueriesContext(
            connection,
        ) as made:
            land(text.replace("了", "啦"), name)
        return len(made)

    assert updated(SPRING) == updated(SPRING, SCHOOL, BRIDGE)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_import_waits_for_a_save_and_does_not_overwrite_it():
    editor = User.objects.create_superuser("秦晓岚")
    land(FIRST)
    with ThreadPoolExecutor(1) as other, transaction.atomic():
        correct(editor, headline="新题")
        landed = other.submit(in_a_connection_of_its_own, lambda: land(REWORDED))
        with pytest.raises(TimeoutError):
            landed.result(timeout=0.5)
        transaction.on_commit(lambda: landed.result(timeout=20))
    article = spring()
    assert (article.headline, "天没亮" in article.body) == ("新题", True)
    assert [revision.number for revision in article.revisions.all()] == [3, 2, 1]
    assert article.latest_revision.said == content_of(article)


def in_a_connection_of_its_own(write):
    try:
        return write()
    finally:
        connection.close()

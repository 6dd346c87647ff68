from django.contrib.auth.models import User
from django.utils import timezone

from articles.editorial import reopen_notes, settle_notes
from articles.models import Entry, ImportNote
from tests.factories import make_note


def record():
    return list(Entry.objects.order_by("id").values_list("actor_name", "object_id", "action"))


def test_settle_notes_settles_the_open_ones_and_records_each(editor):
    note, now = make_note(), timezone.now()
    assert settle_notes(notes=ImportNote.objects.all(), by=editor, at=now) == 1
    note.refresh_from_db()
    assert (note.settled_by, note.settled_at) == (editor, now)
    assert record() == [("秦晓岚", str(note.pk), "settle")]


def test_settle_notes_leaves_what_another_has_settled(editor):
    other, before = User.objects.create_user("方立"), timezone.now()
    note = make_note(settled_by=other, settled_at=before)
    assert settle_notes(notes=ImportNote.objects.all(), by=editor) == 0
    note.refresh_from_db()
    assert (note.settled_by, note.settled_at) == (other, before)
    assert record() == []


def test_settle_notes_leaves_what_was_not_named(editor):
    named, other = make_note(), make_note()
    settle_notes(notes=ImportNote.objects.filter(pk=named.pk), by=editor)
    assert list(ImportNote.objects.open()) == [other]


def test_reopen_notes_opens_the_settled_ones_and_records_each(editor):
    note = make_note(settled_by=editor, settled_at=timezone.now())
    make_note()
    assert reopen_notes(notes=ImportNote.objects.all(), by=editor) == 1
    assert ImportNote.objects.open().count() == 2
    assert record() == [("秦晓岚", str(note.pk), "reopen")]

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from articles.codes import NoteCode
from articles.models import ImportNote, ImportRun
from tests.factories import make_note, make_page

pytestmark = pytest.mark.django_db


def test_run_goes_by_the_time_in_shanghai():
    assert str(ImportRun(started_at=datetime(2025, 4, 28, 1, 30, tzinfo=UTC))) == "2025年4月28日 09:30"


def test_note_says_its_kind_and_its_line():
    assert str(ImportNote(code=NoteCode.NUMBERING, line=12)) == "序号 第12行"
    assert str(ImportNote(code=NoteCode.DATE_MISSING)) == "缺日期 版面"


def test_open_leaves_out_what_an_editor_settled(django_user_model):
    run, page, user = ImportRun.objects.create(), make_page(), django_user_model.objects.create_user("lin")
    settled = {"settled_at": timezone.now(), "settled_by": user}
    run.notes.create(page=page, code=NoteCode.NUMBERING, text="一", **settled)
    waiting = run.notes.create(page=page, code=NoteCode.DATE_MISSING, text="二")
    assert list(ImportNote.objects.open()) == [waiting]


def test_doubts_are_open_notes_that_readers_are_told_of_in_the_order_of_the_source(django_user_model):
    settled = {"settled_at": timezone.now(), "settled_by": django_user_model.objects.create_user("lin")}
    later, earlier = make_note(line=44), make_note(line=12, code=NoteCode.TITLE_UNSURE)
    make_note(line=1, **settled)
    make_note(line=2, code=NoteCode.KEPT_EDITED)
    assert list(ImportNote.objects.doubts()) == [earlier, later]

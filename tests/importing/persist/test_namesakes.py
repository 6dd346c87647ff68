"""Names that may mean several people: one of them stands in the byline, and a note asks who is meant."""

import pytest

from articles.codes import NoteCode
from articles.importing.report.stored_notes import say_stored
from articles.models import Alias, Byline, Correspondent, ImportNote, Unit
from tests.factories import make_correspondent
from tests.importing.pages import BRIDGE, SPRING, dated, land, page_text

pytestmark = pytest.mark.django_db

TEXT = page_text(SPRING, head=dated())


def doubts():
    return ImportNote.objects.filter(code=NoteCode.NAMESAKES)


@pytest.fixture
def namesakes():
    return [make_correspondent("林晓禾", distinction=distinction) for distinction in ("高山镇", "河湾镇")]


def test_one_stands_and_a_note_names_all(namesakes):
    stored = land(TEXT)
    assert Byline.objects.get().correspondent == namesakes[0]
    note = doubts().get()
    assert note.facts["candidates"] == [person.pk for person in namesakes]
    assert (note.article, note.line) == (Byline.objects.get().article, 11)
    assert say_stored(note) == "“林晓禾”可能指几个人：现暂记在林晓禾（高山镇）名下，也可能是林晓禾（河湾镇）。"
    assert NoteCode.NAMESAKES in [note.code for note in stored.notes]


def test_alias_of_somebody_else_is_a_doubt():
    own, other = make_correspondent("林晓禾"), make_correspondent("陶宜")
    Alias.objects.create(correspondent=other, name="林晓禾")
    land(TEXT)
    assert (Byline.objects.get().correspondent, doubts().count()) == (own, 1)


def test_alias_of_one_alone_is_none():
    person = make_correspondent("陶宜")
    Alias.objects.create(correspondent=person, name="林晓禾")
    land(TEXT)
    byline = Byline.objects.get()
    assert (byline.correspondent, byline.name, doubts().count()) == (person, "林晓禾", 0)
    assert Correspondent.objects.get() == person


def test_printed_unit_that_only_one_has_settles_it(namesakes):
    Correspondent.objects.filter(pk=namesakes[1].pk).update(unit=Unit.objects.create(name="东河中学"))
    land(page_text(f"{SPRING}(作者单位:东河中学)"))
    assert (Byline.objects.get().correspondent, doubts().count()) == (namesakes[1], 0)


def test_doubt_stays_open_when_the_page_is_imported_anew(namesakes):
    land(TEXT)
    note = doubts().get()
    land(TEXT.replace("天不亮", "天刚亮"))
    assert doubts().get() == note


def test_whom_an_editor_chose_stays_when_the_byline_changes(namesakes):
    land(TEXT)
    Byline.objects.update(correspondent=namesakes[1])
    land(TEXT.replace("■通讯员 林晓禾", "■本报通讯员 林晓禾"))
    byline = Byline.objects.get()
    assert (byline.label, byline.correspondent, doubts().count()) == ("本报通讯员", namesakes[1], 1)


def test_name_that_comes_with_a_changed_source_is_asked_about(namesakes):
    land(page_text(BRIDGE, head=dated()))
    land(page_text(BRIDGE.replace("高远", "高远 林晓禾"), head=dated()))
    assert doubts().get().facts["name"] == "林晓禾"


def test_two_printed_names_of_one_person_are_one_row():
    person = make_correspondent("陶宜")
    Alias.objects.create(correspondent=person, name="林晓禾")
    land(TEXT.replace("■通讯员 林晓禾", "■通讯员 陶宜 林晓禾"))
    assert list(Byline.objects.values_list("correspondent", "name")) == [(person.pk, "陶宜")]

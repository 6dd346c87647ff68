"""Pieces given to another person, and namesakes told apart."""

from dataclasses import replace

import pytest

from articles.codes import NoteCode
from articles.editorial import DeskRefusal, choose_namesake, give_pieces, merge_records, split_off
from articles.enums import BylineRole, EntryAction, RevisionWay
from articles.models import Byline, BylineRow, Correspondent, Entry, ImportNote, Revision, content_of
from tests.factories import keep, make_article, make_byline, make_correspondent, make_note
from tests.importing.pages import SPRING, land, page_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_correspondent("林晓禾")


def whose():
    return dict(Byline.objects.values_list("pk", "correspondent__distinction"))


def test_picked_pieces_are_those_of_a_new_person_under_the_same_name(person, editor):
    mine, theirs = (make_byline(make_article(), person) for _ in range(2))
    keep(theirs.article)
    new = Correspondent(name="林晓禾", distinction="高山镇")
    assert split_off(articles=[theirs.article_id], person=person, new=new, by=editor) == 1
    assert whose() == {mine.pk: "", theirs.pk: "高山镇"}
    article = theirs.article
    article.refresh_from_db()
    assert article.live_revision.said == content_of(article)
    assert article.live_revision.note == "“林晓禾”在此为“林晓禾（高山镇）”"
    actions = Entry.objects.order_by("pk").values_list("action", "object_id")
    given = [(EntryAction.GIVE, str(each.pk)) for each in (person, new)]
    assert list(actions) == [(EntryAction.ADD, str(new.pk)), *given]


def test_where_the_other_stands_already_nothing_is_given(person, editor):
    other = make_correspondent("陶宜")
    fine, both = make_byline(make_article(), person), make_byline(make_article(headline="两人同署"), person)
    make_byline(both.article, other)
    with pytest.raises(DeskRefusal, match="“陶宜”已在同一身份署名：《两人同署》"):
        give_pieces(articles=[fine.article_id, both.article_id], person=person, to=other, by=editor)
    assert Byline.objects.filter(correspondent=person).count() == 2
    make_byline(fine.article, other, role=BylineRole.PHOTOGRAPHER)
    assert give_pieces(articles=[fine.article_id], person=person, to=other, by=editor) == 1


def test_who_was_merged_meanwhile_gets_and_gives_nothing(person, editor):
    kept, byline = make_correspondent("陶宜"), make_byline(make_article(), person)
    merge_records(gone=person, kept=kept, by=editor)
    for one, two in ((person, kept), (kept, person)):
        with pytest.raises(DeskRefusal, match="“林晓禾”已被并入“陶宜”"):
            give_pieces(articles=[byline.article_id], person=one, to=two, by=editor)
    with pytest.raises(DeskRefusal, match="本来就在“陶宜”名下"):
        give_pieces(articles=[byline.article_id], person=kept, to=kept, by=editor)


def test_what_the_desk_corrects_is_given_as_well(person, editor):
    other = make_correspondent("陶宜")
    article = keep(make_byline(make_article(), person).article)
    working = replace(content_of(article), headline="改过的主题")
    Revision.objects.append(article=article, content=working, way=RevisionWay.EDIT, author=editor)
    give_pieces(articles=[article.pk], person=person, to=other, by=editor)
    article.refresh_from_db()
    said = article.latest_revision.said
    assert (said.headline, said.bylines) == ("改过的主题", (BylineRow(other.pk, "林晓禾", "correspondent", "通讯员"),))


def test_chosen_namesake_stands_in_the_byline_and_the_note_is_settled(editor):
    first, second = (make_correspondent("林晓禾", distinction=place) for place in ("高山镇", "河湾镇"))
    land(page_text(SPRING))
    note = ImportNote.objects.get(code=NoteCode.NAMESAKES)
    with pytest.raises(DeskRefusal, match="“陶宜”不在提示所列的人中"):
        choose_namesake(note=note, person=make_correspondent("陶宜"), by=editor)
    choose_namesake(note=note, person=second, by=editor)
    note.refresh_from_db()
    assert (Byline.objects.get().correspondent, note.settled_by) == (second, editor)
    with pytest.raises(DeskRefusal, match="不再问"):
        choose_namesake(note=note, person=first, by=editor)


def test_namesake_who_was_merged_is_the_one_who_stands(editor):
    first, second = (make_correspondent("林晓禾", distinction=place) for place in ("高山镇", "河湾镇"))
    land(page_text(SPRING))
    merge_records(gone=first, kept=second, by=editor)
    choose_namesake(note=ImportNote.objects.get(code=NoteCode.NAMESAKES), person=second, by=editor)
    assert Byline.objects.get().correspondent == second


def test_other_notes_ask_for_nobody(person, editor):
    with pytest.raises(DeskRefusal, match="不再问"):
        choose_namesake(note=make_note(), person=person, by=editor)

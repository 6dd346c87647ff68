"""Giving pieces to another person at the desk, and choosing among namesakes."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from pytest_django.asserts import assertContains

from articles.codes import NoteCode
from articles.models import Byline, Correspondent, ImportNote
from tests.factories import make_article, make_byline, make_correspondent, make_unit
from tests.importing.pages import SPRING, land, page_text

pytestmark = pytest.mark.django_db


def url(person):
    return reverse("admin:articles_correspondent_split", args=[person.pk])


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.fixture
def person():
    return make_correspondent("林晓禾")


def test_ticked_pieces_go_to_a_new_person(admin_client, person):
    mine, theirs = (make_byline(make_article(), person) for _ in range(2))
    typed = {"article": theirs.article_id, "to": "new", "new-name": "林晓禾", "new-distinction": "高山镇"}
    assert said(admin_client.post(url(person), typed)) == ["已把 1 篇记到“林晓禾（高山镇）”名下。"]
    assert [Byline.objects.get(pk=row.pk).correspondent.distinction for row in (mine, theirs)] == ["", "高山镇"]


def test_ticked_pieces_go_to_somebody_on_record(admin_client, person):
    byline, other = make_byline(make_article(), person), make_correspondent("陶宜")
    typed = {"article": byline.article_id, "to": "other", "person": other.pk}
    assert admin_client.post(url(person), typed).status_code == 302
    assert Byline.objects.get().correspondent == other


def test_refused_form_keeps_what_was_ticked(admin_client, person):
    byline = make_byline(make_article(), person)
    typed = {"article": byline.article_id, "to": "new", "new-name": "林晓禾"}
    response = admin_client.post(url(person), typed)
    assertContains(response, f'value="{byline.article_id}" checked')
    assertContains(response, "已有同名者")
    assert said(admin_client.post(url(person), {"to": "other", "article": ["x", "9" * 30]})) == ["请先勾选稿件。"]
    assert Correspondent.objects.count() == 1


def test_pieces_are_found_by_title_printed_name_and_unit(admin_client, person):
    unit = make_unit("东河镇")
    make_byline(make_article(headline="春耕"), person, unit=unit)
    other = make_byline(make_article(headline="夏收"), person, name="禾苗")

    def listed(**asked):
        return [row.article.headline for row in admin_client.get(url(person), asked).context["page"]]

    assert sorted(listed()) == ["夏收", "春耕"]
    assert (listed(title="春"), listed(name="禾苗"), listed(unit_name="东河镇")) == (["春耕"], ["夏收"], ["春耕"])
    other.article.headline = ""
    other.article.save()
    assertContains(admin_client.get(url(person), {"name": "禾苗"}), other.article.title)


def test_queries_do_not_grow_with_the_pieces(admin_client, person, django_assert_max_num_queries):
    for _ in range(6):
        make_byline(make_article(), person)
    with django_assert_max_num_queries(8):
        admin_client.get(url(person))


def test_who_may_only_look_gives_nothing(login, person):
    byline = make_byline(make_article(), person)
    client = login("秦晓岚", "view_correspondent")
    assert client.post(url(person), {"article": byline.article_id}).status_code == 403


def test_who_may_enter_nobody_makes_no_new_person(login, person):
    byline = make_byline(make_article(), person)
    client = login("秦晓岚", "change_correspondent")
    typed = {"article": byline.article_id, "to": "new", "new-name": "陶宜"}
    assert client.post(url(person), typed).status_code == 403


def test_namesake_is_chosen_on_the_page_of_the_note(admin_client):
    unit = make_unit("河湾中学")
    make_correspondent("林晓禾", distinction="高山镇")
    second = make_correspondent("林晓禾", distinction="河湾镇", unit=unit)
    land(page_text(SPRING))
    note = ImportNote.objects.get(code=NoteCode.NAMESAKES)
    choose = reverse("admin:articles_importnote_choose", args=[note.pk])
    assertContains(admin_client.get(reverse("admin:articles_importnote_change", args=[note.pk])), choose)
    assertContains(admin_client.get(choose), "林晓禾（河湾镇） 河湾中学 稿件 0")
    assert admin_client.post(choose, {"person": "777"}).status_code == 200
    assert said(admin_client.post(choose, {"person": second.pk})) == ["已记到“林晓禾（河湾镇）”名下。"]
    assert Byline.objects.get().correspondent == second
    note.refresh_from_db()
    assert note.settled_at


def test_who_may_not_settle_notes_chooses_nobody(login):
    for distinction in ("高山镇", "河湾镇"):
        make_correspondent("林晓禾", distinction=distinction)
    land(page_text(SPRING))
    note = ImportNote.objects.get(code=NoteCode.NAMESAKES)
    client = login("秦晓岚", "view_importnote")
    assert client.post(reverse("admin:articles_importnote_choose", args=[note.pk])).status_code == 403

"""Pieces are moved by buttons, and by what a drag sends; both send the same form."""

import pytest
from django.contrib.messages import get_messages

from articles.editorial import move, stamp_of
from articles.models import Article
from tests.factories import make_manuscript, make_page, make_staff


def stamp(page):
    keys = Article.objects.filter(page=page).order_by("position").values_list("pk", flat=True)
    return f"{page.pk}:{stamp_of(keys)}"


def sent(world, title, act, to=None, position=""):
    """Give the form of a piece as the page list has it."""
    piece = Article.objects.get(headline=title)
    typed = {"article": piece.pk, "act": act, "position": position, "stood": piece.page_id or ""}
    if piece.page:
        typed |= {"here": stamp(piece.page), "at": piece.position}
    return typed | ({"to": stamp(world.pages[to])} if to is not None else {})


def pressed(client, world, typed):
    response = client.post(world.url("move"), typed)
    assert response.status_code == 302
    return [str(message) for message in get_messages(response.wsgi_request)][-1:]


@pytest.mark.parametrize(
    ("title", "act", "first", "second"),
    [
        ("灯会开幕", "up", ["灯会开幕", "渠水进村", "食堂开门"], []),
        ("灯会开幕", "down", ["渠水进村", "食堂开门", "灯会开幕"], []),
        ("渠水进村", "up", ["渠水进村", "灯会开幕", "食堂开门"], []),
        ("食堂开门", "down", ["渠水进村", "灯会开幕", "食堂开门"], []),
        ("渠水进村", "off", ["灯会开幕", "食堂开门"], []),
    ],
)
def test_buttons_move_a_piece(world, member, title, act, first, second):
    pressed(member("方责编", "责编"), world, sent(world, title, act))
    assert (world.titles(0), world.titles(1)) == (first, second)


def test_piece_is_placed_by_page_and_place(world, member):
    client = member("方责编", "责编")
    make_manuscript(headline="新稿")
    assert pressed(client, world, sent(world, "新稿", "place", 0, 2)) == ["“新稿”已上第1版 要闻第2位。"]
    assert world.titles(0) == ["渠水进村", "新稿", "灯会开幕", "食堂开门"]
    assert pressed(client, world, sent(world, "新稿", "place", 1)) == ["“新稿”已上第2版 综合第1位。"]
    assert pressed(client, world, sent(world, "新稿", "off")) == ["“新稿”已撤下版面。"]


def test_second_of_two_who_drag_is_told_and_nothing_is_lost(world, member):
    client = member("方责编", "责编")
    make_manuscript(headline="新稿")
    typed = sent(world, "新稿", "place", 0, 2)
    move(
        article=Article.objects.get(headline="食堂开门"),
        page=world.pages[0],
        position=1,
        by=make_staff("汪主任", "place_article"),
    )
    (told,) = pressed(client, world, typed)
    assert told.startswith("汪主任其间已重排“第1版 要闻”")
    assert world.titles(0) == ["食堂开门", "渠水进村", "灯会开幕"]
    pressed(client, world, sent(world, "新稿", "place", 0, 2))
    assert world.titles(0) == ["食堂开门", "新稿", "渠水进村", "灯会开幕"]


@pytest.mark.parametrize("changed", [{"position": "0"}, {"position": "x"}, {"to": "x"}, {"act": "burn"}, {"to": ""}])
def test_what_cannot_be_is_refused_in_words(world, member, changed):
    (told,) = pressed(member("方责编", "责编"), world, sent(world, "灯会开幕", "place", 1) | changed)
    assert told.startswith("请选择")
    assert world.titles(0) == ["渠水进村", "灯会开幕", "食堂开门"]


def test_page_of_another_issue_and_unknown_piece_are_not_found(world, member):
    client, other = member("方责编", "责编"), make_page()
    typed = sent(world, "灯会开幕", "place", 1)
    assert client.post(world.url("move"), typed | {"to": f"{other.pk}:{'0' * 12}"}).status_code == 404
    assert client.post(world.url("move"), typed | {"article": 99999}).status_code == 404


def test_who_may_not_place_is_told(world, member):
    (told,) = pressed(member("何通联", "通联"), world, sent(world, "灯会开幕", "up"))
    assert "无权" in told


def test_button_that_is_pressed_after_the_session_expired_leads_back(world, client):
    response = client.post(world.url("move"), sent(world, "灯会开幕", "up"))
    assert response.url == f"/admin/login/?next={world.url('pages')}"
    assert client.get(world.url("move")).status_code in (302, 405)

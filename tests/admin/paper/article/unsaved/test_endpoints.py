"""What the script of the form asks."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.editorial import move_to_bin, note_presence
from articles.editorial.editing.drafting import LONGEST
from articles.models import Draft, Presence
from articles.models.people.login_tries import MOST
from tests.factories import make_manuscript

pytestmark = pytest.mark.django_db

KEEP = reverse("admin:articles_article_draft_keep")
LOGIN = reverse("admin:articles_article_login")


def presence_of(piece):
    return reverse("admin:articles_article_presence", args=[piece.pk])


def test_typed_text_is_kept_for_whoever_may_log_in(login):
    client, piece = login("秦晓岚"), make_manuscript()
    sent = {"form_key": "a", "headline": "新题", "csrfmiddlewaretoken": "t", "_save": "1", "login-password": "p"}
    response = client.post(f"{KEEP}?article={piece.pk}", sent)
    assert (response.status_code, response.json()["said"][:5]) == (200, "草稿已存于")
    draft = Draft.objects.get()
    assert (draft.article, draft.typed) == (piece, [["form_key", "a"], ["headline", "新题"]])


@pytest.mark.parametrize("article", ["", "x", "9" * 30])
def test_draft_of_no_piece_is_that_of_a_new_one(login, article):
    assert login("秦晓岚").post(f"{KEEP}?article={article}", {"form_key": "a"}).status_code == 200
    assert Draft.objects.get().article is None


def test_draft_is_not_written_faster_than_a_script_does(login):
    client = login("秦晓岚")
    assert client.post(KEEP, {"form_key": "a", "body": "一"}).status_code == 200
    assert client.post(KEEP, {"form_key": "b", "body": "二"}).status_code == 429
    Draft.objects.update(updated_at=timezone.now() - timedelta(seconds=2))
    assert client.post(KEEP, {"form_key": "b", "body": "二"}).status_code == 200


def test_draft_too_long_is_refused_in_words(login):
    response = login("秦晓岚").post(KEEP, {"form_key": "a", "body": "x" * LONGEST})
    assert (response.status_code, response.json()["said"][:2]) == (413, "文字")


@pytest.mark.parametrize("url", [KEEP, "/admin/articles/article/1/presence/"])
def test_expired_session_is_said_by_the_status(client, url):
    assert client.post(url, {"form_key": "a"}).status_code == 401
    assert not Draft.objects.exists()


@pytest.mark.parametrize("url", [KEEP, "/admin/articles/article/1/presence/"])
def test_nothing_is_written_by_a_link(admin_client, url):
    assert admin_client.get(url).status_code == 405


def test_beat_tells_who_else_is_there(login):
    piece = make_manuscript()
    other = User.objects.create_user("fang", last_name="方", first_name="立")
    note_presence(article=piece.pk, by=other, tab="x")
    client = login("秦晓岚", "change_article")
    (notice,) = client.post(presence_of(piece), {"form_key": "a"}).json()["notices"]
    assert notice.startswith("方立也打开了这篇稿件")
    (notice, own) = client.post(presence_of(piece), {"form_key": "b"}).json()["notices"]
    assert own.startswith("您在另一个窗口中也打开了这篇稿件")


def test_closed_window_is_forgotten(login):
    client, piece = login("秦晓岚", "change_article"), make_manuscript()
    client.post(presence_of(piece), {"form_key": "a"})
    client.post(presence_of(piece), {"form_key": "a", "closed": "1"})
    assert not Presence.objects.exists()


def test_beat_of_who_may_not_write_leaves_and_tells_nothing(login):
    piece = make_manuscript()
    note_presence(article=piece.pk, by=User.objects.create_user("fang"), tab="x")
    assert login("方立").post(presence_of(piece), {"form_key": "a"}).json() == {"notices": []}
    assert Presence.objects.count() == 1


def test_beat_says_that_the_piece_is_gone(login):
    client, piece = login("秦晓岚", "change_article"), make_manuscript()
    move_to_bin(article=piece, by=User.objects.create_superuser("fang"), reason="重复")
    (notice,) = client.post(presence_of(piece), {"form_key": "a"}).json()["notices"]
    assert "回收站" in notice
    assert not Presence.objects.exists()


def test_beat_with_a_key_that_is_too_long(login):
    client, piece = login("秦晓岚", "change_article"), make_manuscript()
    assert client.post(presence_of(piece), {"form_key": "k" * 60}).json() == {"notices": []}
    client.post(presence_of(piece), {"form_key": "k" * 60, "closed": "1"})
    assert not Presence.objects.exists()


@pytest.fixture
def qin():
    return User.objects.create_user("qin", password="chunfeng", is_staff=True)


def test_login_within_the_page(client, qin):
    assert client.get(LOGIN).json() == {"user": ""}
    response = client.post(LOGIN, {"login-username": "qin", "login-password": "chunfeng"})
    assert response.json() == {"user": "qin"}
    assert client.get(LOGIN).json() == {"user": "qin"}


def test_login_within_the_page_brings_the_token_and_asks_for_it(qin):
    client = Client(enforce_csrf_checks=True)
    sent = {"login-username": "qin", "login-password": "chunfeng"}
    assert client.post(LOGIN, sent).status_code == 403
    client.get(LOGIN)
    headers = {"X-CSRFToken": client.cookies["csrftoken"].value}
    assert client.post(LOGIN, sent, headers=headers).json() == {"user": "qin"}


def test_wrong_password_is_said(client, qin):
    response = client.post(LOGIN, {"login-username": "qin", "login-password": "x"})
    assert (response.status_code, len(response.json()["said"])) == (400, 1)


def test_login_within_the_page_counts_tries(client, qin):
    statuses = [
        client.post(LOGIN, {"login-username": "qin", "login-password": "x"}).status_code for _ in range(MOST + 1)
    ]
    assert statuses == [*[400] * MOST, 429]

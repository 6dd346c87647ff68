"""A form that is sent, without a script, when the session has expired."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Article, Draft
from articles.models.people.login_tries import MOST
from tests.admin.forms import filled
from tests.factories import make_manuscript

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_article_add")
NAMES = {"login-username": "qin", "login-password": "chunfeng"}


@pytest.fixture
def qin():
    user = User.objects.create_user("qin", password="chunfeng", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["add_article", "change_article"]))
    return user


@pytest.fixture
def sent(client, qin):
    """Everything that the form of a piece sends; the session has expired since it was opened."""
    client.force_login(qin)
    piece = make_manuscript()
    url = reverse("admin:articles_article_change", args=[piece.pk])
    fields = {**filled(client.get(url)), "headline": "新题", "body": "<b>一段\n二段"}
    client.logout()
    return url, fields


def test_login_is_asked_for_with_everything_typed_beside_it(client, sent):
    url, fields = sent
    response = client.post(url, fields)
    assertContains(response, "登录已过期")
    assertContains(response, '<textarea hidden name="body">\n&lt;b&gt;一段\n二段</textarea>')
    assert not Draft.objects.exists()


def test_form_comes_back_after_the_login_and_is_saved(client, sent):
    url, fields = sent
    response = client.post(url, {**fields, **NAMES})
    draft = Draft.objects.get()
    assert response.url == f"{url}?draft={draft.pk}"
    again = filled(client.get(response.url))
    assert (again["headline"], again["body"]) == ("新题", "<b>一段\n二段")
    client.post(url, again)
    assert Article.objects.get().headline == "新题"
    assert not Draft.objects.exists()


def test_new_piece_comes_back_too(client, qin):
    response = client.post(ADD, {**NAMES, "headline": "新稿", "form_key": "a"})
    assert response.url == f"{ADD}?draft={Draft.objects.get().pk}"


def test_wrong_password_keeps_what_is_typed_and_gives_no_password_back(client, sent):
    url, fields = sent
    response = client.post(url, {**fields, **NAMES, "login-password": "falsch"})
    assertContains(response, "二段</textarea>")
    assertNotContains(response, "falsch")
    assert not Draft.objects.exists()


def test_tries_are_counted_as_everywhere(client, sent):
    url, _fields = sent
    sent = {**NAMES, "login-password": "falsch"}
    assert [client.post(url, sent).status_code for _ in range(MOST + 1)] == [*[200] * MOST, 429]


def test_account_that_may_not_enter_is_refused(client, sent):
    User.objects.create_user("reader", password="chunfeng")
    url, fields = sent
    assert client.post(url, {**fields, **NAMES, "login-username": "reader"}).status_code == 200
    assert not Draft.objects.exists()


def test_nothing_is_taken_without_a_token(sent):
    url, fields = sent
    assert Client(enforce_csrf_checks=True).post(url, {**fields, **NAMES}).status_code == 403
    assert not Draft.objects.exists()


def test_login_fields_mean_nothing_to_who_is_logged_in(client, admin_client, qin):
    response = admin_client.post(ADD, {**filled(admin_client.get(ADD)), **NAMES, "headline": "新稿"})
    assert response.status_code == 302
    assert response.wsgi_request.user.username == "admin"


def test_form_that_is_only_opened_leads_to_the_login_page(client):
    assert client.get(ADD).url.startswith(reverse("admin:login"))

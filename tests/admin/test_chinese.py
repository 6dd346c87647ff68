"""No page of the desk speaks English."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from taggit.models import Tag

from articles.models import Article, Unit
from tests.admin.forms import filled
from tests.admin.test_lists import MODELS, make_world, url_of

pytestmark = pytest.mark.django_db

SHOWN = {"title", "alt", "placeholder", "aria-label", "label"}
WORD = re.compile(r"[A-Za-z]{3,}")
LOGINS = {"admin", "staff", "example", "com"}
# Names of formats and keys, and the alternative text of a picture that Django does not translate.
NAMES = {"Search", "LDAP", "SHA", "utf", "txt", "Control", "Mac", "Command", "https"}


class Words(HTMLParser):
    """Collect what a page shows: its text, and the attributes that are read out or stand in fields."""

    def __init__(self, html):
        super().__init__()
        self.words, self.unseen = set(), 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.unseen += tag in {"script", "style"}
        shown = {value for name, value in attrs if name in SHOWN}
        if tag == "input" and attributes.get("type") in {"submit", "button"}:
            shown.add(attributes.get("value"))
        self.words |= {word for text in shown if text for word in WORD.findall(text)}

    def handle_endtag(self, tag):
        self.unseen -= tag in {"script", "style"}

    def handle_data(self, data):
        if not self.unseen:
            self.words |= set(WORD.findall(data))


def english(response):
    return Words(response.content.decode()).words - NAMES


@pytest.fixture
def world(admin_user):
    make_world(1)
    Group.objects.create(name="夜班")
    return [*MODELS, User, Group]


def test_pages_of_every_model(admin_client, world):
    seen = {}
    for model in world:
        key = model.objects.latest("pk").pk
        pages = [url_of(model), *(url_of(model, page, key) for page in ("change", "delete", "history"))]
        for url in [*pages, url_of(model, "add")]:
            response = admin_client.get(url)
            if response.status_code == 200:
                seen[url] = english(response) - LOGINS
    assert {url: words for url, words in seen.items() if words} == {}
    assert len(seen) > 4 * len(world)


@pytest.mark.parametrize("name", ["index", "password_change", "password_change_done", "logout"])
def test_pages_of_the_site(admin_client, name):
    response = (
        admin_client.post(reverse("admin:logout")) if name == "logout" else admin_client.get(reverse(f"admin:{name}"))
    )
    assert english(response) - LOGINS == set()


def test_login_and_what_it_refuses(client):
    url = reverse("admin:login")
    assert english(client.get(url)) == set()
    assert english(client.post(url, {"username": "没有", "password": "错的"})) == set()


def test_refused_form(admin_client):
    url = url_of(Article, "add")
    assert english(admin_client.post(url, filled(admin_client.get(url)))) - LOGINS == set()


@pytest.mark.parametrize("model", [Tag, Unit, User])
def test_actions_of_a_list(admin_client, world, model):
    action = {"action": "delete_selected", "_selected_action": [model.objects.latest("pk").pk]}
    assert english(admin_client.post(url_of(model), action, follow=True)) - LOGINS == set()


def test_saved_rows_and_their_history(admin_client, world):
    for model in (Article, Unit, User, Group):
        url = url_of(model, "change", model.objects.latest("pk").pk)
        response = admin_client.post(url, filled(admin_client.get(url)), follow=True)
        assert english(response) - LOGINS == set(), model


def test_scripts(admin_client):
    text = admin_client.get(reverse("admin:jsi18n")).content.decode()
    (catalogue,) = re.findall(r"const newcatalog = (\{.*?\});", text, re.DOTALL)
    assert json.loads(catalogue)["Choose all %s"] == "选择全部%s"

"""Whatever is sent to the desk by hand is answered, and never by a failure."""

import logging
from urllib.parse import quote

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import Group, User
from django.urls import reverse
from pytest_django.asserts import assertContains
from taggit.models import Tag

from articles.models import Article, Byline, Issue
from tests.admin.forms import filled
from tests.admin.test_lists import MODELS, make_world, url_of

pytestmark = pytest.mark.django_db(transaction=True)  # PostgreSQL gives up a transaction in which it refused something

EVIL = {"no number, with a NUL": "a\x00b", "a number that no column holds": "9" * 30}
MODELS = [*MODELS, User, Group]
ANSWERS = {200, 302, 400, 403, 404, 409, 429}


@pytest.fixture(params=EVIL.values(), ids=EVIL)
def evil(request):
    return request.param


@pytest.fixture
def world(admin_user):
    make_world(1)
    Group.objects.create(name="夜班")


@pytest.fixture
def answers(admin_client, caplog):
    """Send requests, and collect those that fail."""
    caplog.set_level(logging.CRITICAL)
    admin_client.raise_request_exception = False
    return lambda requests: {what: status for what, status in requests(admin_client) if status not in ANSWERS}


def parameters(model):
    """Name what the list of a model reads from its address."""
    model_admin = site.get_model_admin(model)
    for item in model_admin.list_filter:
        if isinstance(item, str):
            yield from (f"{item}__exact", f"{item}__in")
        else:
            yield f"{item[0]}__isempty" if isinstance(item, tuple) else item.parameter_name
    if model_admin.date_hierarchy:
        yield from (f"{model_admin.date_hierarchy}__{part}" for part in ("year", "month", "day", "gte"))
    yield from ("q", "p", "o", "id__in", "id__exact", "e", "_to_field", "_popup", "_changelist_filters")


def test_lists(answers, world, evil):
    def requests(client):
        for model in MODELS:
            for name in parameters(model):
                yield (model.__name__, name), client.get(url_of(model), {name: evil}).status_code

    assert answers(requests) == {}


def test_empty_forms_filled_from_the_address(answers, world, evil):
    def requests(client):
        for model in MODELS:
            for name in [*(field.name for field in model._meta.get_fields()), "_to_field", "_popup"]:
                yield (model.__name__, name), client.get(url_of(model, "add"), {name: evil}).status_code

    assert answers(requests) == {}


def test_addresses_of_rows(answers, world, evil):
    def requests(client):
        for model in MODELS:
            for page in ("change", "delete", "history"):
                url = url_of(model, page, model.objects.latest("pk").pk)
                yield (model.__name__, page, "to"), client.get(url, {"_to_field": evil}).status_code
                yield (model.__name__, page), client.get(f"{url_of(model)}{quote(evil)}/{page}/").status_code
        for path in ("auth/user/{}/password/", "articles/sourcetext/{}/bytes/", "r/{}/1/", "r/1/{}/", "{}/"):
            yield path, client.get(f"/admin/{path.format(quote(evil))}").status_code

    assert answers(requests) == {}


def test_actions(answers, world, evil, rf, admin_user):
    def requests(client):
        asking = rf.get("/")
        asking.user = admin_user
        for model in MODELS:
            for action in [*site.get_model_admin(model).get_actions(asking), evil]:
                sent = {"action": action, "_selected_action": evil}
                yield (model.__name__, action), client.post(url_of(model), sent).status_code
                sent = {"action": action, "_selected_action": "1", "index": evil, "select_across": evil}
                yield (model.__name__, action, "index"), client.post(url_of(model), sent).status_code

    assert answers(requests) == {}


def test_search_boxes_and_login(answers, client, world, evil):
    def requests(client):
        asked = {"app_label": "articles", "model_name": "byline", "field_name": "correspondent", "term": "作"}
        for name in [*asked, "page"]:
            yield name, client.get(reverse("admin:autocomplete"), {**asked, name: evil}).status_code
        client.logout()
        yield "login", client.post(reverse("admin:login"), {"username": evil, "password": evil}).status_code

    assert answers(requests) == {}


@pytest.mark.parametrize("model", [Article, Issue, User])
def test_forms(answers, world, evil, model):
    def requests(client):
        url = url_of(model, "change", model.objects.latest("pk").pk)
        sent = filled(client.get(url))
        for name in sent:
            if not name.endswith("_FORMS"):
                yield name, client.post(url, {**sent, name: evil}).status_code

    assert answers(requests) == {}


@pytest.mark.parametrize("name", ["TOTAL_FORMS", "INITIAL_FORMS"])
@pytest.mark.parametrize("count", ["", "x", "-1", "0", "9" * 30])
def test_number_of_rows(answers, world, name, count):
    def requests(client):
        url = url_of(Article, "change", Article.objects.get().pk)
        for prefix in ("bylines", "reviews"):
            sent = {**filled(client.get(url)), f"{prefix}-{name}": count}
            yield prefix, client.post(url, sent).status_code

    assert answers(requests) == {}
    assert Byline.objects.count() == 1


@pytest.mark.parametrize("model", [Article, Tag, User])
def test_form_of_a_popup_that_names_no_column(answers, world, model):
    url = url_of(model, "change", model.objects.latest("pk").pk)
    assert answers(lambda client: [(model, client.get(url, {"_to_field": ""}).status_code)]) == {}


def test_refusal_is_said_in_chinese(admin_client):
    response = admin_client.get(url_of(Article, "add"), {"page": "abc"})
    assertContains(response, "请求无法识别", status_code=400)

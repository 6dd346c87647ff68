from datetime import date

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

pytestmark = pytest.mark.django_db


def test_names_and_addresses_are_permanent():
    assert {
        "home": reverse("home"),
        "issues": reverse("issues"),
        "calendar": reverse("calendar"),
        "issue": reverse("issue", args=[7]),
        "issue of a day": reverse("issue-of-day", args=[date(2025, 4, 28)]),
        "articles": reverse("articles"),
        "article": reverse("article", args=[7]),
        "correspondents": reverse("correspondents"),
        "correspondent": reverse("correspondent", args=[7]),
        "editor": reverse("editor", args=[7]),
        "corrections": reverse("corrections"),
        "unit": reverse("unit", args=[7]),
        "tags": reverse("tags"),
        "tag": reverse("tag", args=["spring-sowing_1"]),
        "choose-type-size": reverse("choose-type-size"),
        "type-size": reverse("type-size"),
    } == {
        "home": "/",
        "issues": "/issues/",
        "calendar": "/issues/calendar/",
        "issue": "/issues/7/",
        "issue of a day": "/issues/2025-04-28/",
        "articles": "/articles/",
        "article": "/articles/7/",
        "correspondents": "/correspondents/",
        "correspondent": "/correspondents/7/",
        "editor": "/editors/7/",
        "corrections": "/corrections/",
        "unit": "/units/7/",
        "tags": "/tags/",
        "tag": "/tags/spring-sowing_1/",
        "choose-type-size": "/type-size/",
        "type-size": "/type-size.css",
    }


def test_tag_without_a_slug_has_no_address():
    with pytest.raises(NoReverseMatch):
        reverse("tag", args=[""])


@pytest.mark.parametrize(
    "name", ["home", "issues", "calendar", "articles", "corrections", "correspondents", "tags", "type-size"]
)
def test_pages_are_only_read(client, name):
    assert Client(enforce_csrf_checks=True).post(reverse(name)).status_code == 405
    assert client.head(reverse(name)).status_code == 200


@pytest.mark.parametrize("path", ["articles", "issues", "correspondents", "editors", "units"])
@pytest.mark.parametrize("number", ["0", "9" * 30])
def test_id_of_nothing_is_not_found(client, path, number):
    assert client.get(f"/{path}/{number}/").status_code == 404


@pytest.mark.parametrize("slug", ["没有", "a%00b", "a b"])
def test_slug_of_nothing_is_not_found(client, slug):
    assert client.get(f"/tags/{slug}/").status_code == 404

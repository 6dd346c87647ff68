import html5lib
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "kind", "beginning"),
    [
        ("/favicon.ico", "image/x-icon", b"\0\0\1\0\3\0"),
        ("/apple-touch-icon.png", "image/png", b"\x89PNG"),
    ],
)
def test_icon_lies_where_browsers_look_for_it(client, address, kind, beginning):
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, kind)
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert response.content.startswith(beginning)
    assert client.head(address).headers["ETag"] == response.headers["ETag"]
    assert Client(enforce_csrf_checks=True).post(address).status_code == 405


def test_manifest_names_the_paper_and_its_icons(client, settings):
    settings.PAPER_NAME = "东河新闻"
    response = client.get("/site.webmanifest")
    described = response.json()
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert (described["name"], described["lang"], described["start_url"]) == ("东河新闻", "zh-Hans", "/")
    assert "东河新闻" in response.text
    for icon in described["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))


def test_every_page_leads_to_icon_and_manifest(client):
    head = html5lib.parse(client.get("/").text, namespaceHTMLElements=False).find("head")
    links = {link.get("rel"): link.get("href") for link in head.iter("link")}
    assert {name: links[name] for name in ("icon", "apple-touch-icon", "manifest")} == {
        "icon": "/static/articles/icon.svg",
        "apple-touch-icon": "/static/articles/touch-icon.png",
        "manifest": "/site.webmanifest",
    }

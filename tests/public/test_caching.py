"""Any cache may keep any address, asks whether what it keeps still stands, and is told so without the whole."""

from datetime import date

import pytest

from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_page,
    make_unit,
)

pytestmark = pytest.mark.django_db

FORMS = ["feed.atom", "feed.rss", "feed.json"]
FILES = [
    "robots.txt",
    "opensearch.xml",
    "sitemap.xml",
    "sitemap-news.xml",
    "sitemap-articles.xml",
    "sitemap-issues.xml",
]
LISTS = [
    "issues/",
    "issues/calendar/",
    "articles/",
    "correspondents/",
    "tags/",
    "corrections/",
    "search/",
    "search/?q=春",
]


@pytest.fixture
def addresses():
    """Name every kind of address under which something public stands."""
    article = make_article(page=make_page(issue=make_issue(date=date(2025, 4, 28))))
    person, unit, editor = make_correspondent(), make_unit(), make_editor()
    make_byline(article, person, unit=unit)
    make_credit(article.page, editor)
    article.tags.add("春耕")
    nouns = [article, article.page.issue, person, unit, editor]
    one, issue, by, *_ = (noun.get_absolute_url() for noun in nouns)
    feeds = [f"{page}{form}" for page in ("/", issue, by, "/tags/春耕/") for form in FORMS]
    wire = [f"{one}ninjs.json", f"{issue}ninjs.json", f"{issue}issue.epub"]
    own = [noun.get_absolute_url() for noun in nouns]
    return ["/", "/tags/春耕/", *own, *feeds, *wire, *(f"/{name}" for name in [*LISTS, *FILES])]


def test_every_address_can_be_kept_and_asked_for_again(client, addresses):
    for address in addresses:
        first = client.get(address)
        assert first["Cache-Control"] == "public, max-age=0, must-revalidate", address
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b""), address


def test_what_was_kept_is_sent_anew_after_a_change(client, addresses):
    tags = {address: client.get(address)["ETag"] for address in addresses}
    make_article(headline="刚刚发布", page=make_page(issue=make_issue(date=date(2025, 4, 29))))
    for address in ("/", "/feed.atom", "/issues/", "/articles/", "/sitemap-articles.xml"):
        assert client.get(address, headers={"If-None-Match": tags[address]}).status_code == 200, address


def test_head_is_answered_as_get_without_the_body(client, addresses):
    answers = {address: client.head(address) for address in addresses}
    assert {address: (answer.status_code, answer.content) for address, answer in answers.items()} == dict.fromkeys(
        addresses, (200, b"")
    )

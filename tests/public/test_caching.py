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
from tests.public.addresses import questions, reader_addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses():
    """Name every kind of address under which something public stands."""
    article = make_article(page=make_page(issue=make_issue(date=date(2025, 4, 28)), section="要闻"))
    make_byline(article, make_correspondent(), unit=make_unit())
    make_credit(article.page, make_editor())
    article.tags.add("春耕")
    found = reader_addresses(article)
    del found["issue-of-day"]  # leads elsewhere
    return [*found.values(), *questions(article)]


def test_every_address_can_be_kept_and_asked_for_again(client, addresses):
    for address in addresses:
        first = client.get(address)
        drawn = address in ("/favicon.ico", "/apple-touch-icon.png")
        assert first["Cache-Control"] == f"public, max-age={'86400' if drawn else '0, must-revalidate'}", address
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b""), address


def test_what_was_kept_is_sent_anew_after_a_change(client, addresses):
    tags = {address: client.get(address)["ETag"] for address in addresses}
    make_article(headline="刚刚发布", page=make_page(issue=make_issue(date=date(2025, 4, 29))))
    for address in ("/", "/feed.atom", "/issues/", "/articles/", "/sitemap-articles.xml"):
        assert client.get(address, headers={"If-None-Match": tags[address]}).status_code == 200, address


def test_head_is_answered_as_get_without_the_body(client, addresses):
    for address in addresses:
        head, get = client.head(address), client.get(address)
        assert (head.status_code, head.content) == (200, b""), address
        assert dict(head.headers) == dict(get.headers), address

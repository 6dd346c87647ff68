"""Pages in two forms, each with its own `ETag`, its own length, and the same headers on HEAD and 304."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import Client

from articles.public.cache import edition
from articles.public.cache.compression import accepts_gzip, compression
from tests.factories import make_article, make_withdrawn

pytestmark = pytest.mark.django_db

GZIP = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture(params=["made anew", "kept"])
def client(request, settings, tmp_path):
    if request.param == "kept":
        settings.PAGE_CACHE, settings.KEEP_PAGES = str(tmp_path / "shared"), True
        edition.renew()
    return Client()


@pytest.fixture
def address(client):
    return make_article(body="春耕开始了。" * 300).get_absolute_url()


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("gzip ; q=1.0", True),
        ("*", True),
        ("", False),
        ("identity", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip;q=0.000, *", False),
        ("*;q=0", False),
        ("gzip;q=1.2.3", False),
        ("gzip;q=", False),
        ("xgzip", False),
    ],
)
def test_what_a_reader_accepts(header, accepted):
    assert accepts_gzip(header) is accepted


def test_page_is_sent_in_two_forms(client, address):
    for _ in range(2):
        plain, packed = client.get(address), client.get(address, headers=GZIP)
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
        assert len(packed.content) < len(plain.content) / 2
        assert packed.headers["ETag"] == f'{plain.headers["ETag"][:-1]}-gzip"'
        for form in (plain, packed):
            assert form.headers["Content-Length"] == str(len(form.content))
            assert form.headers["Vary"] == "Accept-Encoding"


def test_each_form_is_asked_for_by_its_own_tag(client, address):
    plain, packed = client.get(address), client.get(address, headers=GZIP)
    again = client.get(address, headers={**GZIP, "If-None-Match": packed.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert {name: again.headers[name] for name in ("ETag", "Vary", "Cache-Control")} == {
        "ETag": packed.headers["ETag"],
        "Vary": "Accept-Encoding",
        "Cache-Control": "public, max-age=0, must-revalidate",
    }
    assert client.get(address, headers={"If-None-Match": packed.headers["ETag"]}).status_code == 200
    assert client.get(address, headers={**GZIP, "If-None-Match": plain.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize("headers", [{}, GZIP])
def test_head_tells_what_get_would(client, address, headers):
    for _ in range(2):
        head, get = client.head(address, headers=headers), client.get(address, headers=headers)
        assert (head.status_code, head.content) == (200, b"")
        assert dict(head.headers) == dict(get.headers)
        assert "ETag" in head.headers


@pytest.mark.parametrize("client", ["kept"], indirect=True)
def test_page_from_the_cache_is_sent_as_it_is_kept(client, address, monkeypatch):
    first = client.get(address, headers=GZIP)
    for name in ("compress", "decompress"):
        monkeypatch.setattr(f"articles.public.cache.compression.gzip.{name}", pytest.fail)
    assert client.get(address, headers=GZIP).content == first.content


@pytest.mark.parametrize("name", ["feed.atom", "feed.rss", "feed.json", "sitemap.xml", "opensearch.xml"])
def test_what_programs_read_is_compressed_too(client, address, name):
    assert client.get(f"/{name}", headers=GZIP).headers["Content-Encoding"] == "gzip"


def test_book_is_compressed_already(client):
    issue = make_article().page.issue
    for _ in range(2):
        book = client.get(f"{issue.get_absolute_url()}issue.epub", headers=GZIP)
        assert book.content.startswith(b"PK")
        assert {"Content-Encoding", "Vary"}.isdisjoint(book.headers)


def test_what_is_not_for_everyone_goes_out_as_it_is(admin_client, client):
    withdrawn = make_withdrawn().get_absolute_url()
    pages = [admin_client.get("/admin/", headers=GZIP), client.get("/admin/login/", headers=GZIP)]
    pages += [admin_client.get(withdrawn, headers=GZIP), client.get(withdrawn, headers=GZIP)]
    pages += [client.get("/type-size.css", headers=GZIP)]
    assert [page.status_code for page in pages] == [200, 200, 200, 410, 200]
    assert [page.headers.get("Content-Encoding") for page in pages] == [None] * 5


def test_short_answer_goes_out_as_it_is(rf):
    answer = HttpResponse("春耕", headers={"Cache-Control": "public", "ETag": '"1"'})
    response = compression(lambda request: answer)(rf.get("/", headers=GZIP))
    assert (response.content.decode(), response.headers["ETag"]) == ("春耕", '"1"')

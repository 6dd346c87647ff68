"""Feeds, read back by `feedparser` as a reader's program reads them."""

import json
from datetime import UTC, date, datetime, timedelta

import feedparser
import pytest
from django.utils import timezone

from articles.models import Article
from tests.factories import (
    make_article,
    make_byline,
    make_correction,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_scheduled,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

PRINTED = datetime(2025, 4, 27, 16, 0, tzinfo=UTC)  # midnight of the 28th in Shanghai
TOUCHED = datetime(2025, 4, 28, 2, 30, tzinfo=UTC)
FULL_TEXT = (
    '<p class="kicker"><span>全区春耕现场会召开</span></p>\n'
    '<p class="deck"><span>三万亩早稻插秧</span></p>\n'
    "<h2>更正</h2>\n"
    '<p class="meta"><time datetime="2025-04-29">2025年4月29日</time></p>\n'
    "<dl>\n"
    "<div><dt>误</dt> <dd>三万亩</dd></div>\n"
    "<div><dt>正</dt> <dd>二万亩</dd></div>\n"
    "</dl>\n"
    "<hr />\n"
    '<div class="text">\n'
    '<p><b class="dateline">本报讯</b> 近日，&lt;早稻&gt;插秧。</p>\n'
    '<h2 class="crosshead">抢农时</h2>\n'
    "</div>"
)


@pytest.fixture
def story():
    """A piece with all its parts, of a known day."""
    article = make_article(
        kicker="全区春耕现场会召开",
        headline="春风,吹绿<东河>",
        deck="三万亩早稻插秧",
        dateline="本报讯",
        body="近日,<早稻>插秧。\n## 抢农时",
        page=make_page(issue=make_issue(date=date(2025, 4, 28))),
        published_at=PRINTED,
    )
    make_byline(article, make_correspondent("林晓禾"))
    make_byline(article, make_correspondent("陶宜"))
    make_correction(article, day=date(2025, 4, 29))
    article.tags.add("春耕")
    Article.objects.update(updated_at=TOUCHED)
    return article


def read(client, address):
    """Read a feed, which must be well formed."""
    feed = feedparser.parse(client.get(address).content, sanitize_html=False)
    assert not feed.bozo
    return feed


def titles(client, address):
    return [item["title"] for item in client.get(address).json()["items"]]


def test_atom_holds_the_whole_piece(client, story):
    feed = read(client, "/feed.atom")
    entry = feed.entries[0]
    assert (feed.version, feed.feed.title, feed.feed.author, feed.feed.language) == (
        "atom10",
        "茂南新闻",
        "茂南新闻",
        "zh-Hans",
    )
    assert [entry.id, entry.link] == [f"http://testserver/articles/{story.pk}/"] * 2
    assert entry.title == "春风，吹绿<东河>"
    assert entry.content[0].value == FULL_TEXT
    assert [author.name for author in entry.authors] == ["林晓禾", "陶宜"]
    assert entry.authors[0].href.startswith("http://testserver/correspondents/")
    assert (entry.published, entry.updated) == ("2025-04-28T00:00:00+08:00", "2025-04-28T10:30:00+08:00")
    assert [tag.term for tag in entry.tags] == ["春耕"]


def test_rss_holds_the_whole_piece(client, story):
    feed = read(client, "/feed.rss")
    entry = feed.entries[0]
    assert (feed.version, feed.feed.title, feed.feed.link) == ("rss20", "茂南新闻", "http://testserver/")
    assert (entry.id, entry.link) == (f"http://testserver/articles/{story.pk}/",) * 2
    assert entry.content[0].value == FULL_TEXT
    assert entry.summary == "近日，&lt;早稻&gt;插秧。"
    assert [author.name for author in entry.authors] == ["林晓禾", "陶宜"]
    assert (entry.published, entry.tags[0].term) == ("Mon, 28 Apr 2025 00:00:00 +0800", "春耕")


def test_json_feed_holds_the_whole_piece(client, story):
    response = client.get("/feed.json")
    first, second = (byline.correspondent for byline in story.bylines.order_by("position"))
    assert response["Content-Type"] == "application/feed+json"
    assert json.loads(response.content) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "茂南新闻",
        "home_page_url": "http://testserver/",
        "feed_url": "http://testserver/feed.json",
        "language": "zh-Hans",
        "authors": [{"name": "茂南新闻"}],
        "items": [
            {
                "id": f"http://testserver/articles/{story.pk}/",
                "url": f"http://testserver/articles/{story.pk}/",
                "title": "春风，吹绿<东河>",
                "content_html": FULL_TEXT,
                "date_published": "2025-04-28T00:00:00+08:00",
                "date_modified": "2025-04-28T10:30:00+08:00",
                "authors": [
                    {"name": "林晓禾", "url": f"http://testserver/correspondents/{first.pk}/"},
                    {"name": "陶宜", "url": f"http://testserver/correspondents/{second.pk}/"},
                ],
                "tags": ["春耕"],
            }
        ],
    }


def test_piece_without_a_date_is_of_no_day(client):
    """Atom asks for `updated`, the change of the entry; nothing says that it was published."""
    make_article(headline="日期不详")
    assert "published" not in read(client, "/feed.atom").entries[0]
    assert "published" not in read(client, "/feed.rss").entries[0]
    assert "pubDate" not in client.get("/feed.rss").text
    (item,) = client.get("/feed.json").json()["items"]
    assert {"date_published", "date_modified"} & set(item) == set()


def test_piece_without_a_date_comes_last(client):
    make_article(headline="旧闻", page=make_page(issue=make_issue(date=date(2005, 4, 28))))
    make_article(headline="日期不详")
    make_article(headline="网闻", page=None)
    assert titles(client, "/feed.json") == ["网闻", "旧闻", "日期不详"]


def test_feed_holds_what_is_public_newest_first(client):
    now = timezone.now()
    make_article(headline="旧闻", published_at=now - timedelta(days=1))
    make_article(headline="新闻", page=None)
    make_manuscript(headline="未发")
    make_withdrawn(headline="已撤")
    make_scheduled(now + timedelta(hours=1), headline="待发")
    assert titles(client, "/feed.json") == ["新闻", "旧闻"]


def test_feed_of_an_issue_stands_as_printed(client):
    issue = make_issue(date="2025-04-28")
    make_article(page=make_page(issue=issue, number=2), headline="二版")
    make_article(page=make_page(issue=issue, number=1), headline="一版")
    make_article(headline="别期")
    feed = client.get(f"/issues/{issue.pk}/feed.json").json()
    assert feed["title"] == "2025年4月28日 · 茂南新闻"
    assert [item["title"] for item in feed["items"]] == ["一版", "二版"]


def test_feed_of_a_correspondent_holds_theirs(client):
    make_article(headline="别人的")
    person = make_correspondent("林晓禾", distinction="东河")
    make_byline(make_article(headline="林晓禾的"), person)
    feed = client.get(f"/correspondents/{person.pk}/feed.json").json()
    assert (feed["title"], feed["home_page_url"]) == (
        "林晓禾（东河） · 茂南新闻",
        f"http://testserver/correspondents/{person.pk}/",
    )
    assert [item["title"] for item in feed["items"]] == ["林晓禾的"]


def test_feed_of_a_tag_holds_its_pieces(client):
    make_article(headline="别的")
    make_article(headline="春耕的").tags.add("春耕")
    assert titles(client, "/tags/春耕/feed.json") == ["春耕的"]
    assert read(client, "/tags/春耕/feed.atom").feed.links[1].href == (
        "http://testserver/tags/%E6%98%A5%E8%80%95/feed.atom"
    )


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_feed_of_what_is_hidden_is_not_found(client, form):
    hidden, person = make_manuscript(page=make_page(), position=1), make_correspondent()
    make_byline(hidden, person)
    hidden.tags.add("机密")
    for page in (f"/issues/{hidden.page.issue_id}/", f"/correspondents/{person.pk}/", "/tags/机密/"):
        assert client.get(f"{page}feed.{form}").status_code == 404


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_feed_leaves_out_what_xml_cannot_hold(client, form):
    make_article(headline="春\x0b耕", body="插\x08秧。\x1f", byline_raw="本报\x0c综合")
    entry = read(client, f"/feed.{form}").entries[0]
    assert (entry.title, entry.author, "插秧。</p>" in entry.content[0].value) == ("春 耕", "本报 综合", True)


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_feed_of_an_empty_paper_is_empty(client, form):
    feed = read(client, f"/feed.{form}") if form != "json" else client.get("/feed.json").json()
    assert feed["entries" if form != "json" else "items"] == []


def test_feed_is_no_longer_than_thirty(client):
    page = make_page()
    for _ in range(31):
        make_article(page=page)
    assert len(titles(client, "/feed.json")) == 30


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/feed", 4), ("/issues/{0}/feed", 5), ("/correspondents/{1}/feed", 5), ("/tags/春耕/feed", 5)],
)
def test_feed_queries_do_not_grow(client, count, address, queries, django_assert_num_queries):
    page, person = make_page(), make_correspondent()
    for number in range(count):
        article = make_article(page=page, headline="")
        make_byline(article, person)
        make_byline(article, make_correspondent(f"作者{number}"))
        make_correction(article)
        article.tags.add("春耕", f"标签{number}")
    address = address.format(page.issue_id, person.pk)
    with django_assert_num_queries(queries):
        assert client.get(f"{address}.atom").status_code == 200


def test_pages_name_their_feeds(client, story):
    issue, person = story.page.issue, story.bylines.first().correspondent
    for page in ("/", f"/issues/{issue.pk}/", f"/correspondents/{person.pk}/", "/tags/%E6%98%A5%E8%80%95/"):
        html = client.get(page).text
        assert [form for form in ("atom", "rss", "json") if f'href="{page}feed.{form}">' not in html] == []

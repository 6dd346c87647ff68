from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.models import Article
from articles.public.machines import sitemaps
from articles.public.machines.sitemaps import ArticleSitemap
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_scheduled,
    make_unit,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def today():
    """An issue of today."""
    return make_issue(date=timezone.localdate())


def texts(client, address, name=f"{MAP}loc"):
    """Read the texts of one element, in order."""
    return [element.text for element in ElementTree.fromstring(client.get(address).content).iter(name)]  # noqa: S314


def test_robots_stay_out_of_the_desk_and_find_the_sitemaps(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain"
    assert response.text == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /search/*&\n\n"
        "Sitemap: http://testserver/sitemap.xml\nSitemap: http://testserver/sitemap-news.xml\n"
    )


def test_index_lists_the_sitemaps(client, django_assert_num_queries):
    changed = datetime(2025, 4, 28, 2, tzinfo=UTC)
    make_article(published_at=changed)
    Article.objects.update(updated_at=changed)
    with django_assert_num_queries(7):
        sections = texts(client, "/sitemap.xml")
    names = ["news", "articles", "issues", "correspondents", "units", "tags"]
    assert sections == [f"{SITE}/sitemap-{name}.xml" for name in names]
    assert texts(client, "/sitemap.xml", f"{MAP}lastmod") == ["2025-04-28T10:00:00+08:00"]


def test_article_that_waited_for_its_moment_changed_then(client):
    written, moment = datetime(2025, 4, 28, 2, tzinfo=UTC), datetime(2025, 4, 29, 2, tzinfo=UTC)
    make_article(published_at=moment)
    Article.objects.update(updated_at=written)
    assert texts(client, "/sitemap.xml", f"{MAP}lastmod") == ["2025-04-29T10:00:00+08:00"]
    assert texts(client, "/sitemap-articles.xml", f"{MAP}lastmod") == ["2025-04-29"]


def test_index_lists_every_file_of_a_long_sitemap(client, monkeypatch):
    monkeypatch.setattr(ArticleSitemap, "limit", 2)
    page = make_page()
    for _ in range(3):
        make_article(page=page)
    assert f"{SITE}/sitemap-articles.xml?p=2" in texts(client, "/sitemap.xml")
    assert len(texts(client, "/sitemap-articles.xml?p=2")) == 1
    assert [client.get(f"/sitemap-articles.xml?p={page}").status_code for page in ("3", "x")] == [404, 404]


def test_sitemaps_hold_what_is_public(client):
    article, person, unit = make_article(page=make_page(issue=today())), make_correspondent(), make_unit()
    make_byline(article, person, unit=unit)
    article.tags.add("春耕")
    for hidden in (
        make_manuscript(page=make_page(), position=1),
        make_withdrawn(),
        make_scheduled(timezone.now() + timedelta(hours=1)),
    ):
        hidden.tags.add("机密")
        make_byline(hidden, make_correspondent(f"作者{hidden.pk}"), unit=make_unit(f"单位{hidden.pk}"))
    names = ["articles", "news", "issues", "correspondents", "units", "tags"]
    assert {name: texts(client, f"/sitemap-{name}.xml") for name in names} == {
        "articles": [f"{SITE}/articles/{article.pk}/"],
        "news": [f"{SITE}/articles/{article.pk}/"],
        "issues": [f"{SITE}/issues/{article.page.issue_id}/"],
        "correspondents": [f"{SITE}/correspondents/{person.pk}/"],
        "units": [f"{SITE}/units/{unit.pk}/"],
        "tags": [f"{SITE}/tags/%E6%98%A5%E8%80%95/"],
    }


def test_sitemap_of_nothing_is_not_found(client):
    assert client.get("/sitemap-secrets.xml").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("name", ["articles", "news", "issues", "correspondents", "units", "tags"])
def test_sitemap_queries_do_not_grow(client, name, count, django_assert_num_queries):
    for number in range(count):
        issue = make_issue(date=timezone.localdate() - timedelta(days=number))
        article = make_article(headline="", page=make_page(issue=issue))
        make_byline(article, make_correspondent(f"作者{number}"), unit=make_unit(f"单位{number}"))
        article.tags.add(f"标签{number}")
    with django_assert_num_queries(2):
        assert len(texts(client, f"/sitemap-{name}.xml")) == (min(count, 2) if name == "news" else count)


def test_news_are_the_pieces_of_two_days_with_title_and_moment(client):
    now = timezone.now()
    make_article(headline="旧闻", page=None, published_at=now - timedelta(days=2, minutes=1))
    headline = "春风,吹绿<东\x0b河>"
    make_article(headline=headline, page=None, published_at=now - timedelta(days=2) + timedelta(minutes=1))
    moment = timezone.localtime(Article.objects.get(headline__startswith="春风").published_at)
    found = {
        name: texts(client, "/sitemap-news.xml", f"{NEWS}{name}") for name in ("name", "title", "publication_date")
    }
    assert found == {"name": ["茂南新闻"], "title": ["春风，吹绿<东 河>"], "publication_date": [moment.isoformat()]}


def test_news_are_no_more_than_a_news_sitemap_may_hold(client, monkeypatch):
    assert sitemaps.NEWS_AT_MOST == 1000  # what news search asks for
    monkeypatch.setattr(sitemaps, "NEWS_AT_MOST", 2)
    now = timezone.now()
    for minutes in (3, 1, 2):
        make_article(headline=f"{minutes}分钟前", page=None, published_at=now - timedelta(minutes=minutes))
    assert texts(client, "/sitemap-news.xml", f"{NEWS}title") == ["1分钟前", "2分钟前"]


def test_what_was_printed_long_ago_or_nobody_knows_when_is_no_news(client):
    make_article(headline="旧报", page=make_page(issue=make_issue(date=date(2025, 4, 28))))
    make_article(headline="日期不详")
    make_article(headline="今天见报", page=make_page(issue=today()))
    assert texts(client, "/sitemap-news.xml", f"{NEWS}title") == ["今天见报"]
    moment = f"{timezone.localdate().isoformat()}T00:00:00+08:00"
    assert texts(client, "/sitemap-news.xml", f"{NEWS}publication_date") == [moment]


def test_browsers_learn_how_to_search(client, settings):
    settings.PAPER_NAME = "东河<新闻>"
    response = client.get("/opensearch.xml")
    described = {element.tag.rpartition("}")[2]: element for element in ElementTree.fromstring(response.content)}  # noqa: S314
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    assert (described["ShortName"].text, described["Description"].text) == ("东河<新闻>", "东河<新闻> 搜索")
    assert 'template="http://testserver/search/?q={searchTerms}"' in response.text
    assert '<link rel="search" type="application/opensearchdescription+xml"' in client.get("/").text

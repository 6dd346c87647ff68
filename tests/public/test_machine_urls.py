import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_addresses_are_permanent():
    assert {
        "feed": reverse("feed-atom"),
        "issue feed": reverse("issue-feed-rss", args=[7]),
        "correspondent feed": reverse("correspondent-feed-json", args=[7]),
        "tag feed": reverse("tag-feed-atom", args=["spring-sowing_1"]),
        "article ninjs": reverse("article-ninjs", args=[7]),
        "issue ninjs": reverse("issue-ninjs", args=[7]),
        "issue as a book": reverse("issue-epub", args=[7]),
        "robots": reverse("robots"),
        "sitemaps": reverse("sitemaps"),
        "sitemap": reverse("sitemap", args=["news"]),
        "opensearch": reverse("opensearch"),
    } == {
        "feed": "/feed.atom",
        "issue feed": "/issues/7/feed.rss",
        "correspondent feed": "/correspondents/7/feed.json",
        "tag feed": "/tags/spring-sowing_1/feed.atom",
        "article ninjs": "/articles/7/ninjs.json",
        "issue ninjs": "/issues/7/ninjs.json",
        "issue as a book": "/issues/7/issue.epub",
        "robots": "/robots.txt",
        "sitemaps": "/sitemap.xml",
        "sitemap": "/sitemap-news.xml",
        "opensearch": "/opensearch.xml",
    }


@pytest.mark.parametrize("name", ["feed-atom", "feed-rss", "feed-json", "robots", "sitemaps", "opensearch"])
def test_they_are_only_read(client, name):
    assert Client(enforce_csrf_checks=True).post(reverse(name)).status_code == 405
    assert client.head(reverse(name)).status_code == 200

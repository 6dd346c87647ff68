"""Every address of the reader site, in one list that the tests of all pages share.

It is read off the URLs, so that a new page is in it by itself. A new kind of key in an address is missing from `keys`,
and fails every test that asks for the list.
"""

from urllib.parse import urlencode

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.models import Article
from articles.public.machines.sitemaps import SITEMAPS

# Not read by a GET that anybody may repeat: a form's target, and what depends on a cookie
APART = {"choose-type-size", "type-size"}


def reader_addresses(article: Article) -> dict[str, str]:
    """Give the addresses under which an article stands and all that leads to it, by the name of the URL.

    The article has a page in a dated issue, a byline with a unit, a credit on its page, and a tag.
    """
    keys = _keys(article)
    found = {
        each.name: reverse(each.name, kwargs={key: keys[str(each.pattern).split("/")[0], key] for key in _parts(each)})
        for each in _patterns(get_resolver("articles.public.urls"))
        if each.name and each.name not in APART
    }
    sitemaps = {f"sitemap of {section}": reverse("sitemap", args=[section]) for section in SITEMAPS}
    return found | sitemaps


def questions(article: Article) -> list[str]:
    """Give addresses with a question: lists narrowed, turned over and empty, searches of each kind."""
    keys = _keys(article)
    narrowed = {"tag": article.tags.first().name, "unit": keys["units", "pk"], "section": article.page.section}
    calendar, articles, search = reverse("calendar"), reverse("articles"), reverse("search")
    asked = [
        {"q": "春耕"},
        {"q": "春耕", "order": "newest"},
        {"q": "春耕", **narrowed, "year": article.publication_date.year, "correspondent": keys["correspondents", "pk"]},
        {"q": "春耕", "year": "x"},
        {"q": "没有"},
        {"q": "。"},
        {"q": "春" * 200},
    ]
    return [
        f"{calendar}?{urlencode({'year': article.publication_date.year})}",
        *(f"{articles}?{urlencode(query)}" for query in [narrowed, {"issue": article.page.issue_id}]),
        *(f"{articles}?{urlencode(query)}" for query in [{"page": 7}, {"tag": "none"}]),
        *(f"{search}?{urlencode(query)}" for query in asked),
    ]


def pages(client: Client, article: Article) -> dict[str, str]:
    """Give those of the addresses that show a page, by their name, and the questions by themselves."""
    found = reader_addresses(article) | {question: question for question in questions(article)}
    return {name: address for name, address in found.items() if _is_page(client, address)}


def _keys(article: Article) -> dict[tuple[str, str], object]:
    """Give what stands for a key in an address, by the first part of the address and the name of the key."""
    byline, credit, tag = article.bylines.get(), article.page.credits.get(), article.tags.first()
    return {
        ("articles", "pk"): article.pk,
        ("issues", "pk"): article.page.issue_id,
        ("issues", "day"): article.page.issue.date,
        ("correspondents", "pk"): byline.correspondent_id,
        ("units", "pk"): byline.unit_id,
        ("editors", "pk"): credit.editor_id,
        ("tags", "slug"): tag.slug,
        ("sitemap-<slug:section>.xml", "section"): "articles",
    }


def _patterns(resolver: URLResolver) -> list[URLPattern]:
    nested = [_patterns(each) if isinstance(each, URLResolver) else [each] for each in resolver.url_patterns]
    return [pattern for patterns in nested for pattern in patterns]


def _parts(pattern: URLPattern) -> list[str]:
    return list(pattern.pattern.converters)


def _is_page(client: Client, address: str) -> bool:
    answer = client.get(address)
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")

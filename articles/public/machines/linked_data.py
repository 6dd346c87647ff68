"""An article as schema.org's NewsArticle, for search engines: https://schema.org/NewsArticle."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings

from articles.chinese.punctuation import widen_all
from articles.models import Article
from articles.public.setting.article_facts import Author, authors, corrected, last_changed, publication


def news_article(article: Article, site: str) -> dict[str, Any]:
    """Describe a published article; `site` is the address of the front page. What is empty is left out.

    An article without a date has no date of change either, which search engines would show as the date of the piece.
    """
    published = publication(article)
    address = urljoin(site, article.get_absolute_url())
    publisher = {"@type": "NewsMediaOrganization", "name": settings.PAPER_NAME, "url": site}
    described = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": article.title,
        "alternativeHeadline": article.deck,
        "datePublished": published.isoformat() if published else "",
        "dateModified": last_changed(article).isoformat() if published else "",
        "inLanguage": "zh-Hans",
        "isAccessibleForFree": True,
        "author": [_author(author, site) for author in authors(article)] or publisher,
        "publisher": publisher,
        "dateline": article.dateline,
        "keywords": [tag.name for tag in article.subjects],
        "correction": [
            {"@type": "CorrectionComment", "text": correction.text, "datePublished": correction.day.isoformat()}
            for correction in corrected(article)
        ],
        **_print(article, site),
    }
    known: dict[str, Any] = widen_all({name: value for name, value in described.items() if value})
    return known


def _author(author: Author, site: str) -> dict[str, Any]:
    """Describe a person; a byline that names none stands for an organization."""
    if not author.address:
        return {"@type": "Organization", "name": author.name}
    person: dict[str, Any] = {"@type": "Person", "name": author.name, "url": urljoin(site, author.address)}
    if author.unit:
        person["affiliation"] = {"@type": "Organization", "name": author.unit}
    return person


def _print(article: Article, site: str) -> dict[str, Any]:
    """Say where an article stands in print."""
    if not article.page:
        return {}
    issue, page = article.page.issue, article.page
    edition = issue.name if issue.date else issue.numbered  # "unknown" is no name
    return {
        "articleSection": page.section,
        "printSection": page.section,
        "printPage": str(page.number or ""),
        "printEdition": edition,
        "isPartOf": {
            "@type": "PublicationIssue",
            "url": urljoin(site, issue.get_absolute_url()),
            **({"issueNumber": issue.number} if issue.number else {}),
            **({"datePublished": issue.date.isoformat()} if issue.date else {}),
        },
    }

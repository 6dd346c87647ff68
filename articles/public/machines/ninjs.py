"""Articles and issues for other newsrooms: IPTC ninjs 3.1, https://iptc.org/standards/ninjs/.

Titles in print have their own roles: `main` headline, `kicker`, `deck`. An issue is a `composite` whose associations
are its articles, whole, in the order of print.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone

from articles.chinese.punctuation import widen, widen_all
from articles.models import Article, Issue
from articles.public.setting import markup, text_blocks
from articles.public.setting.article_facts import authors, corrected, last_changed, publication

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}


def article_item(article: Article, site: str) -> dict[str, Any]:
    """Write a published article; `site` is the address of the front page."""
    item = {"standard": STANDARD, **_text(article, site)}
    if article.page:
        issue = article.page.issue
        item["associations"] = [{"name": issue.name, "rel": "isPartOf", "uri": urljoin(site, issue.get_absolute_url())}]
    return item


def issue_item(issue: Issue, articles: list[Article], site: str) -> dict[str, Any]:
    """Write an issue with its published articles, at least one."""
    texts = [_text(article, site) for article in articles]
    return {
        "standard": STANDARD,
        "uri": urljoin(site, issue.get_absolute_url()),
        "type": "composite",
        "versionCreated": max(map(last_changed, articles)).isoformat(),
        "pubStatus": "usable",
        "language": "zh-Hans",
        "title": issue.name,
        "copyrightHolder": settings.PAPER_NAME,
        "associations": [{"name": text["title"], "rel": "hasPart", **text} for text in texts],
    }


def canceled_article(article: Article, site: str) -> dict[str, Any]:
    """Write of a withdrawn article what remains, so that who took it over takes it off, too."""
    address = urljoin(site, article.get_absolute_url())
    told = {"title": article.title, "edNote": article.withdrawal_notice}
    return {
        **_canceled(address, article.withdrawn_at),
        "type": "text",
        "version": str(article.revision),
        **widen_all({name: words for name, words in told.items() if words}),
    }


def canceled_issue(issue: Issue, at: datetime, site: str) -> dict[str, Any]:
    """Write of an issue that was withdrawn whole what remains."""
    address = urljoin(site, issue.get_absolute_url())
    return {**_canceled(address, at), "type": "composite", "title": issue.name}


def _canceled(address: str, at: datetime | None) -> dict[str, Any]:
    return {
        "standard": STANDARD,
        "uri": address,
        "versionCreated": timezone.localtime(at).isoformat(),
        "pubStatus": "canceled",
        "language": "zh-Hans",
        "copyrightHolder": settings.PAPER_NAME,
    }


def _text(article: Article, site: str) -> dict[str, Any]:
    """Write the text of an article and what is known of it; an empty list or text is left out.

    `versionCreated` is of this record, and has to be there; only `firstCreated` says when the piece was published.
    """
    address = urljoin(site, article.get_absolute_url())
    titles = {"main": article.headline, "kicker": article.kicker, "deck": article.deck}
    people, published = authors(article), publication(article)
    item = {
        "uri": address,
        "type": "text",
        "representationType": "full",
        "version": str(article.revision),
        "firstCreated": published.isoformat() if published else "",
        "versionCreated": last_changed(article).isoformat(),
        "pubStatus": "usable",
        "language": "zh-Hans",
        "title": article.title,
        "headlines": [{"role": role, "value": title} for role, title in titles.items() if title],
        "by": "、".join(person.name for person in people),
        "people": [
            {"name": person.name, "rel": "author", "uri": urljoin(site, person.address)}
            for person in people
            if person.address
        ],
        "organisations": [
            {"name": unit, "rel": "affiliation"} for unit in dict.fromkeys(person.unit for person in people) if unit
        ],
        "subjects": [{"name": tag.name, "rel": "about"} for tag in article.subjects],
        "descriptions": [
            {"role": "correction", "contentType": "text/plain", "value": correction.text}
            for correction in corrected(article)
        ],
        "copyrightHolder": settings.PAPER_NAME,
        "renditions": [{"name": "web", "href": address, "contentType": "text/html"}],
    }
    known = {name: value for name, value in item.items() if value}
    return {**widen_all(known), "bodies": _bodies(article)}


def _bodies(article: Article) -> list[dict[str, Any]]:
    """Write the text twice, plain and marked up."""
    blocks = text_blocks.set_blocks(article)
    plain = "\n".join(widen(f"{block.dateline} {block.text}".strip()) for block in blocks)
    marked_up = markup.text(blocks, 2)
    return [
        {"contentType": "text/plain", "charCount": article.characters, "value": plain},
        {"contentType": "text/html", "charCount": article.characters, "value": marked_up},
    ]

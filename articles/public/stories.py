"""Articles as pages show them, in HTML: their headings and bylines, and how they stand in lists and among hits.

Written by code, like what is in `markup`, for the same reason.
"""

from collections.abc import Iterable
from typing import Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models import Article, Byline
from articles.public.facts import published_at
from articles.public.hits import Hit
from articles.public.layout import by_label, excerpt
from articles.public.markup import link, marked, shown, time, title

IN_LIST = 60  # characters of the text
NOTHING = SafeString()


class Titled(Protocol):
    """What has a page of its own under a title."""

    @property
    def title(self) -> str: ...

    def get_absolute_url(self) -> str: ...


def title_link(piece: Titled) -> SafeString:
    """Lead to an article by its title."""
    return format_html('<a class="set" href="{}">{}</a>', piece.get_absolute_url(), title(piece.title))


def heading(article: Article, level: int) -> SafeString:
    """Write the titles of an article, the headline as a heading of a level."""
    return _headed(title(article.kicker), title(article.title), title(article.deck), level)


def heading_link(article: Article, level: int) -> SafeString:
    """Write the titles of an article; the headline leads to its page."""
    return _headed(title(article.kicker), _linked(article, title(article.title)), title(article.deck), level)


def byline(article: Article) -> SafeString:
    """Name who wrote an article, under their labels as printed; else what print has in their place."""
    groups = [(group.label and f"{shown(group.label)} ", group.rows) for group in by_label(article.bylines.all())]
    names = format_html_join("", "<span>{}{}</span>", ((label, _people(rows)) for label, rows in groups))
    return _line("byline", names or shown(article.byline_raw))


def meta(article: Article) -> SafeString:
    """Say where an article stands, and who wrote it."""
    names = format_html_join("", " {}", ((link(row.correspondent),) for row in article.bylines.all()))
    return format_html('<p class="meta">{}{}</p>', _where(article), names)


def item(article: Article) -> SafeString:
    """Write an article as a list shows it; the title of a piece without a headline is its beginning already."""
    beginning = _line("excerpt", shown(excerpt(article, IN_LIST))) if article.headline else NOTHING
    return _item(article, heading_link(article, 2), beginning)


def hit(found: Hit) -> SafeString:
    """Write an article as search shows it, with its terms marked."""
    headline = _linked(found.article, marked(found.title))
    titles = _headed(marked(found.kicker), headline, marked(found.deck), 2)
    return _item(found.article, titles, _line("excerpt", marked(found.excerpt)))


def _item(article: Article, titles: SafeString, text: SafeString) -> SafeString:
    return format_html("<li>\n<div>\n{}{}</div>\n{}\n</li>\n", titles, text, meta(article))


def _headed(kicker: SafeString, headline: SafeString, deck: SafeString, level: int) -> SafeString:
    above, below = _line("kicker", kicker), _line("deck", deck)
    return format_html('{0}<h{1} class="headline">{2}</h{1}>\n{3}', above, level, headline, below)


def _line(name: str, words: str) -> SafeString:
    return format_html('<p class="{}">{}</p>\n', name, words) if words else NOTHING


def _linked(article: Article, words: SafeString) -> SafeString:
    return format_html('<a href="{}">{}</a>', article.get_absolute_url(), words)


def _people(rows: Iterable[Byline]) -> SafeString:
    units = (format_html("<small>{}</small>", link(row.unit)) if row.unit else "" for row in rows)
    return format_html_join(
        "", "{}{} ", ((link(row.correspondent), unit) for row, unit in zip(rows, units, strict=True))
    )


def _where(article: Article) -> SafeString:
    """Say where an article stands in print; of one without a page, when it was published."""
    if not article.page:
        return time(published_at(article))
    page, issue = article.page, article.page.issue
    day = format_html('<a href="{}">{}</a>', issue.get_absolute_url(), issue.day)
    return format_html("{} <span>{}</span>", day, shown(page.name)) if page.number or page.section else day

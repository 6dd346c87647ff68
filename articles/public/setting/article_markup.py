"""Articles as pages show them, in HTML: their headings and bylines, and how they stand in lists and among hits.

Written by code, as in `markup`, and for the same reason.
"""

from collections.abc import Iterable
from html import escape
from typing import Protocol

from articles.models import Article, Byline
from articles.public.reading.hits import Hit
from articles.public.setting.labels import by_label
from articles.public.setting.markup import leaf, link, marked, time, title
from articles.public.setting.text_blocks import excerpt

IN_LIST = 60  # characters of the text


class Titled(Protocol):
    """What has a page of its own under a title."""

    @property
    def title(self) -> str: ...

    def get_absolute_url(self) -> str: ...


def title_link(piece: Titled) -> str:
    """Lead to an article by its title."""
    return f'<a class="set" href="{escape(piece.get_absolute_url())}">{title(piece.title)}</a>'


def heading(article: Article, level: int) -> str:
    """Write the titles of an article, the headline as a heading of a level."""
    return _headed(title(article.kicker), title(article.title), title(article.deck), level)


def heading_link(article: Article, level: int) -> str:
    """Write the titles of an article; the headline leads to its page."""
    return _headed(title(article.kicker), _linked(article, title(article.title)), title(article.deck), level)


def byline(article: Article) -> str:
    """Name who wrote an article, under their labels as printed; else what print has in their place."""
    groups = by_label(article.bylines.all())
    names = (f"<span>{leaf(each.label)}{' ' if each.label else ''}{_people(each.rows)}</span>" for each in groups)
    return _line("byline", "".join(names) or leaf(article.byline_raw))


def where(article: Article) -> str:
    """Say where an article stands in print; of one without a page, when it was published, where that is known."""
    if not article.page:
        return time(article.publication_date) if article.publication_date else ""
    page, issue = article.page, article.page.issue
    name = f" <span>{leaf(page.name)}</span>" if page.is_named else ""
    return f'<a href="{escape(issue.get_absolute_url())}#page-{page.pk}">{leaf(issue.day)}</a>{name}'


def meta(article: Article) -> str:
    """Say where an article stands, and who wrote it."""
    names = "".join(f" {link(row.correspondent, row.name)}" for row in article.bylines.all())
    return f'<p class="meta">{where(article)}{names}</p>'


def item(article: Article) -> str:
    """Write an article as a list shows it; the title of a piece without a headline is its beginning already."""
    beginning = leaf(excerpt(article, IN_LIST)) if article.headline else ""
    return _item(article, heading_link(article, 2), beginning)


def hit(found: Hit) -> str:
    """Write an article as search shows it, with its terms marked."""
    headline = _linked(found.article, marked(found.title))
    titles = _headed(marked(found.kicker), headline, marked(found.deck), 2)
    return _item(found.article, titles, marked(found.excerpt))


def _item(article: Article, titles: str, beginning: str) -> str:
    return f"<li>\n<div>\n{titles}{_line('excerpt', beginning)}</div>\n{meta(article)}\n</li>\n"


def _headed(kicker: str, headline: str, deck: str, level: int) -> str:
    return f'{_line("kicker", kicker)}<h{level} class="headline">{headline}</h{level}>\n{_line("deck", deck)}'


def _line(name: str, words: str) -> str:
    return f'<p class="{name}">{words}</p>\n' if words else ""


def _linked(article: Article, words: str) -> str:
    return f'<a href="{escape(article.get_absolute_url())}">{words}</a>'


def _people(rows: Iterable[Byline]) -> str:
    return "".join(f"{link(row.correspondent, row.name)}{_unit(row)} " for row in rows)


def _unit(row: Byline) -> str:
    """Name the unit of the day as printed; it leads to the unit where that is known."""
    words = link(row.unit, row.unit_name) if row.unit else leaf(row.unit_name)
    return f"<small>{words}</small>" if words else ""

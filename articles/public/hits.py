"""What was found, as a page shows it: each piece with the terms marked, and what the pieces have in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from taggit.models import Tag

from articles.models import Article
from articles.public.selections import BYLINES
from articles.search import Marked, excerpt, mark

EXCERPT = 90
OFFERED = 6
LONG = ("imported", "page__imported", "page__imprint_lines")  # and not shown


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found, its titles and a piece of its text with the terms marked."""

    article: Article
    kicker: Marked
    title: Marked
    deck: Marked
    excerpt: Marked


def hits(pks: Sequence[int], terms: Sequence[str]) -> list[Hit]:
    """Read the articles found, in their order; one that was withdrawn since is left out."""
    found = Article.objects.published().defer(*LONG).select_related("page__issue")
    articles = found.prefetch_related(BYLINES).in_bulk(pks)
    return [_hit(articles[pk], terms) for pk in pks if pk in articles]


def narrower(shown: Iterable[Hit]) -> dict[str, list[Any]]:
    """Name by what the pieces shown can be told apart: sections, tags, correspondents, units, issues; a few of each."""
    articles = [hit.article for hit in shown]
    pages = [article.page for article in articles if article.page]
    bylines = [byline for article in articles for byline in article.bylines.all()]
    tags = Tag.objects.filter(article__in=[article.pk for article in articles]).exclude(slug="")
    kinds: dict[str, Iterable[Any]] = {
        "sections": (page.section for page in pages),
        "tags": tags.distinct().order_by("name")[:OFFERED],
        "correspondents": (byline.correspondent for byline in bylines),
        "units": (byline.unit for byline in bylines),
        "issues": (page.issue for page in pages),
    }
    return {kind: [value for value in dict.fromkeys(values) if value][:OFFERED] for kind, values in kinds.items()}


def _hit(article: Article, terms: Sequence[str]) -> Hit:
    lines = [*(block.text for block in article.blocks), article.byline_raw, article.dateline]
    return Hit(
        article=article,
        kicker=mark(article.kicker, terms),
        title=mark(article.title, terms),
        deck=mark(article.deck, terms),
        excerpt=excerpt(lines, terms, EXCERPT),
    )

"""What was found, as a page shows it: each piece with the terms marked, and what the pieces have in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Article
from articles.public.selections import BYLINES
from articles.search import Marked, excerpt, mark

EXCERPT = 90


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
    found = Article.objects.published().defer("imported").select_related("page__issue")
    articles = found.prefetch_related(BYLINES, "tags").in_bulk(pks)  # type: ignore[misc]  # taggit ships no types
    return [_hit(articles[pk], terms) for pk in pks if pk in articles]


def narrower(shown: Iterable[Hit]) -> dict[str, list[Any]]:
    """Name by what the pieces shown could be told apart: sections, issues, correspondents, units, tags."""
    articles = [hit.article for hit in shown]
    pages = [article.page for article in articles if article.page]
    bylines = [byline for article in articles for byline in article.bylines.all()]
    kinds: dict[str, Iterable[Any]] = {
        "sections": (page.section for page in pages),
        "issues": (page.issue for page in pages),
        "correspondents": (byline.correspondent for byline in bylines),
        "units": (byline.unit for byline in bylines),
        "tags": (tag for article in articles for tag in article.tags.all() if tag.slug),
    }
    return {kind: [value for value in dict.fromkeys(values) if value] for kind, values in kinds.items()}


def _hit(article: Article, terms: Sequence[str]) -> Hit:
    lines = [*(block.text for block in article.blocks), article.byline_raw, article.dateline]
    return Hit(
        article=article,
        kicker=mark(article.kicker, terms),
        title=mark(article.title, terms),
        deck=mark(article.deck, terms),
        excerpt=excerpt(lines, terms, EXCERPT),
    )

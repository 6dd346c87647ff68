"""What was found, as a page shows it: each piece with the terms marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Article
from articles.public.reading.list_rows import found_articles
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
    return [_hit(article, terms) for article in found_articles(pks)]


def _hit(article: Article, terms: Sequence[str]) -> Hit:
    signed = (byline.words for byline in article.bylines.all())
    lines = [*(block.text for block in article.blocks), article.byline_raw, article.dateline, *signed]
    return Hit(
        article=article,
        kicker=mark(article.kicker, terms),
        title=mark(article.title, terms),
        deck=mark(article.deck, terms),
        excerpt=excerpt(lines, terms, EXCERPT),
    )

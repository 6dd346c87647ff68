"""Ask search, and ask the scan that search is held to."""

from articles.models import Article, parse_body
from articles.search import find, read_terms, tidy
from articles.search.folding import fold


def found(typed, **options):
    """The keys of the published articles that search finds, in its order."""
    return list(find(Article.objects.published(), read_terms(tidy(typed)), limit=1000, **options).pks)


def scanned(terms):
    """The keys of the published articles of which every term stands in some line, both folded."""
    return {article.pk for article in Article.objects.published() if _holds(article, terms)}


def _holds(article, terms):
    titles = [article.kicker, article.headline, article.deck, article.byline_raw, article.dateline]
    signed = [line for row in article.bylines.all() for line in (row.words, *row.records)]
    lines = [fold(line) for line in (*titles, *(block.text for block in parse_body(article.body)), *signed)]
    return all(any(term in line for line in lines) for term in terms)

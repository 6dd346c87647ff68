"""Search for the desk: published or not, by words, people, tags and where a piece is printed, also together."""

from collections.abc import Sequence

from django.db.models import Q
from taggit.models import Tag

from articles.models import Article, Content, Tagging
from articles.models.paper.article_queryset import ArticleQuerySet
from articles.search.folding import fold
from articles.search.matching import holds_once
from articles.search.printed import read_printed
from articles.search.question import LONGEST, read_terms, tidy

UNDER_CORRECTION = 200  # so many are looked through, those changed last


def find_at_desk(articles: ArticleQuerySet, typed: str) -> ArticleQuerySet:
    """Keep those of `articles` that hold all that was typed, in their order.

    A word is found where readers find it, in what the desk works on while readers see something else, and in the names
    of tags. Days, numbers of issues and pages are those of print (`read_printed`). Who types neither a letter nor a
    figure nor a character finds nothing.
    """
    printed, words = read_printed(tidy(typed)[:LONGEST])
    terms = read_terms(words)
    if not (printed or terms):
        return articles.none()
    for place in printed:
        articles = articles.filter(place.condition("page__issue__", "page__"))
    working, tags = (_working(), _tags()) if terms else ({}, {})
    for term in terms:
        articles = articles.filter(holds_once(term, articles.db) | _holds_besides(term, working, tags))
    return articles


def _holds_besides(term: str, working: dict[int, str], tags: dict[int, str]) -> Q:
    """Say that a term stands in what the desk works on, or in the name of a tag; says nothing where it does in none."""
    found = Q()
    changed = [key for key, text in working.items() if term in text]
    if changed:
        found |= Q(pk__in=changed)
    named = [key for key, name in tags.items() if term in name]
    if named:
        found |= Q(pk__in=Tagging.objects.filter(tag__in=named).order_by().values("content_object"))
    return found


def _tags() -> dict[int, str]:
    """Give by key the folded names of the tags."""
    return {key: fold(name) for key, name in Tag.objects.order_by().values_list("pk", "name")}


def _working() -> dict[int, str]:
    """Give by key the folded words that the desk works on, where readers see something else."""
    said = Article.objects.under_correction().values_list("pk", "latest_revision__content")[:UNDER_CORRECTION]
    return {pk: _folded(Content.from_json(content)) for pk, content in said}


def _folded(said: Content) -> str:
    titles: Sequence[str] = (said.kicker, said.headline, said.deck, said.byline_raw, said.dateline)
    signed = [row.words for row in said.bylines]
    return "\n".join(fold(line) for line in (*titles, *(block.text for block in said.body), *signed))

"""What pages bring along of the articles that they show."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, prefetch_related_objects
from django.shortcuts import get_object_or_404

from articles.models import Article, Byline, Correction, ImportNote, Tagging
from articles.models.article import ArticleQuerySet

LISTED = (
    *("kicker", "headline", "deck", "byline_raw", "dateline", "published_at"),
    *("page__number", "page__section", "page__issue__date", "page__issue__number", "page__issue__not_before"),
)
BYLINES = Prefetch("bylines", Byline.objects.select_related("correspondent", "unit").order_by("position"))
TAGS = Prefetch("taggings", Tagging.objects.select_related("tag"))


def in_full(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Bring along the whole of each article: text, bylines, page and issue, tags, corrections."""
    whole = articles.defer("imported", "page__imported").select_related("page__issue")
    return whole.prefetch_related(BYLINES, TAGS, "corrections")


def for_lists(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Bring along what a list shows of each article: bylines, page and issue, the opening of the text."""
    return articles.without_text().select_related("page__issue").only(*LISTED).prefetch_related(BYLINES)


_STORIES: QuerySet[Any] = (
    Article.objects.annotate(
        has_doubts=Exists(ImportNote.objects.doubts().filter(article=OuterRef("pk"))),
        has_corrections=Exists(Correction.objects.filter(article=OuterRef("pk")).order_by()),
    )
    .defer("imported", "page__imported")
    .select_related("page__issue")
)


def story(pk: int) -> Article:
    """Find an article with all that its page shows; raises `Http404`.

    Asked without corrections, as most are, it takes three queries; `has_doubts` says whether there are open ones.
    """
    article = get_object_or_404(_STORIES, pk=pk)
    corrections = Correction.objects.all() if article.has_corrections else Correction.objects.none()
    prefetch_related_objects([article], BYLINES, TAGS, Prefetch("corrections", corrections))
    return article

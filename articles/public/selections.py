"""Choices and counts of published things that several pages show."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects
from django.db.models.functions import ExtractYear
from django.shortcuts import get_object_or_404
from django.utils import timezone
from taggit.models import Tag

from articles.models import Article, Byline, Correction, ImportNote
from articles.models.article import ArticleQuerySet

LISTED = (
    *("kicker", "headline", "deck", "byline_raw", "dateline", "published_at"),
    *("page__number", "page__section", "page__issue__date", "page__issue__number", "page__issue__not_before"),
)
BYLINES = Prefetch("bylines", Byline.objects.select_related("correspondent", "unit").order_by("position"))


def published_tags() -> QuerySet[Tag]:
    """Find the tags of published articles that have an address (a tag of signs alone, like `++`, has none)."""
    tagged = Tag.objects.filter(article__in=Article.objects.published()).exclude(slug="")
    counted: QuerySet[Tag] = tagged.annotate(article_count=Count("article", distinct=True))
    return counted.order_by("-article_count", "name")


def with_article_count(rows: QuerySet[Any], path: str) -> QuerySet[Any]:
    """Annotate `article_count`: the published articles that a look-up from each row leads to."""
    public = Q(**{f"{path}__in": Article.objects.published()})
    counted: QuerySet[Any] = rows.annotate(article_count=Count(path, filter=public, distinct=True))
    return counted


def in_full(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Bring along the whole of each article: text, bylines, page and issue, tags, corrections."""
    whole = articles.defer("imported", "page__imported").select_related("page__issue")
    return whole.prefetch_related(BYLINES, "tags", "corrections")  # type: ignore[misc]  # taggit ships no types


def by_year(articles: ArticleQuerySet) -> QuerySet[Any, Any]:
    """Count articles by the year of their publication, the newest first, as `{"year": …, "article_count": …}`."""
    years = articles.order_by().values(year=ExtractYear("published_at"))
    return years.annotate(article_count=Count("pk", distinct=True)).order_by("-year")


def for_lists(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Bring along what a list shows of each article: bylines, page and issue, the opening of the text."""
    return articles.without_text().select_related("page__issue").only(*LISTED).prefetch_related(BYLINES)


def published_years() -> list[int]:
    """Name the years from the newest published article to the oldest, both included."""
    moments = Article.objects.published().values_list("published_at", flat=True)
    ends = [moments.order_by(order).first() for order in ("-published_at", "published_at")]
    newest, oldest = (timezone.localtime(moment).year if moment else 0 for moment in ends)
    return list(range(newest, oldest - 1, -1)) if newest else []


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
    prefetch_related_objects([article], BYLINES, "tags", Prefetch("corrections", corrections))
    return article

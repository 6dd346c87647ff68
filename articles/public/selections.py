"""Choices and counts of published things that several pages show."""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils import timezone
from taggit.models import Tag

from articles.models import Article, Byline
from articles.models.article import ArticleQuerySet

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
    whole = articles.defer("imported").select_related("page__issue")
    return whole.prefetch_related(BYLINES, "tags", "corrections")  # type: ignore[misc]  # taggit ships no types


def by_year(articles: ArticleQuerySet) -> QuerySet[Any, Any]:
    """Count articles by the year of their publication, the newest first, as `{"year": …, "article_count": …}`."""
    years = articles.order_by().values(year=ExtractYear("published_at"))
    return years.annotate(article_count=Count("pk", distinct=True)).order_by("-year")


def for_lists(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Bring along what a list shows of each article: bylines, page and issue, the opening of the text."""
    return articles.without_text().select_related("page__issue").prefetch_related(BYLINES)


def published_years() -> list[int]:
    """Name the years from the newest published article to the oldest, both included."""
    moments = Article.objects.published().values_list("published_at", flat=True)
    ends = [moments.order_by(order).first() for order in ("-published_at", "published_at")]
    newest, oldest = (timezone.localtime(moment).year if moment else 0 for moment in ends)
    return list(range(newest, oldest - 1, -1)) if newest else []

"""How many published articles there are: of a tag, of a person, of a year."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from taggit.models import Tag

from articles.models import Article, Tagging
from articles.models.article import ArticleQuerySet


def published_tags() -> QuerySet[Tag]:
    """Find the tags of published articles that have an address (a tag of signs alone, like `++`, has none)."""
    tagged = Article.objects.published().filter(taggings__tag=OuterRef("pk"))
    return Tag.objects.filter(Exists(tagged)).exclude(slug="").order_by("name")


def counted_tags() -> QuerySet[Tag]:
    """Find the same tags, the most used first, each with its `article_count`."""
    counted = with_article_count(published_tags(), Tagging.objects.all(), "tag", "content_object")
    return counted.order_by("-article_count", "name")


def with_article_count(rows: QuerySet[Any], links: QuerySet[Any], row: str, article: str) -> QuerySet[Any]:
    """Annotate `article_count`: the published articles that `links` join to each row, each counted once.

    `row` and `article` name the two ends of a link. What is not published is little, and so left out by key: no
    article is looked at.
    """
    own = links.order_by().filter(**{row: OuterRef("pk")})
    public = own.exclude(**{f"{article}__in": Article.objects.unpublished()})
    counted = public.values(row).annotate(n=Count(article, distinct=True)).values("n")
    return rows.annotate(article_count=Coalesce(Subquery(counted), 0, output_field=IntegerField()))


def by_year(articles: ArticleQuerySet) -> list[dict[str, int]]:
    """Count published articles by the year of their publication, the newest first; years without one are left out."""
    counts = {f"in_{year}": Count("pk", filter=_within(year)) for year in years_of(articles)}
    found = articles.order_by().aggregate(**counts) if counts else {}
    return [{"year": int(name.removeprefix("in_")), "article_count": count} for name, count in found.items() if count]


def total(years: list[dict[str, int]]) -> int:
    """Add up the counts of years."""
    return sum(row["article_count"] for row in years)


def years_of(articles: ArticleQuerySet) -> list[int]:
    """Name the years from the newest of published articles to the oldest, both included, by the paper's clock."""
    ends = articles.order_by().aggregate(newest=Max("published_at"), oldest=Min("published_at"))
    return _years(**ends) if ends["newest"] else []


def years_of_all() -> list[int]:
    """Name the years of all published articles, from both ends of their order: none between is looked at."""
    moments = Article.objects.published().values("published_at")
    oldest = Subquery(moments.order_by("published_at")[:1])
    ends = moments.order_by("-published_at").annotate(newest=F("published_at"), oldest=oldest)
    return next((_years(**row) for row in ends.values("newest", "oldest")[:1]), [])


def _years(newest: datetime, oldest: datetime) -> list[int]:
    return list(range(timezone.localtime(newest).year, timezone.localtime(oldest).year - 1, -1))


def _within(year: int) -> Q:
    return Q(published_at__year=year)  # asked as a range of moments, which costs a hundredth of reading the year off

"""How many published articles there are: of a tag, of a person, of a year."""

from typing import Any

from django.db.models import Count, DateTimeField, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from taggit.models import Tag

from articles.models import Article, Byline, Correspondent, Tagging
from articles.models.article import ArticleQuerySet, public
from articles.models.issue import FIRST_DAY
from articles.public.prepared import Given, Prepared


def published_tags() -> QuerySet[Tag]:
    """Find the tags of published articles that have an address (a tag of signs alone, like `++`, has none)."""
    tagged = Article.objects.published().filter(taggings__tag=OuterRef("pk"))
    return Tag.objects.filter(Exists(tagged)).exclude(slug="").order_by("name")


def with_article_count(
    rows: QuerySet[Any],
    links: QuerySet[Any],
    row: str,
    article: str,
    *,
    in_two_roles: bool = False,
    at: Given | None = None,
) -> QuerySet[Any]:
    """Annotate `article_count`: the published articles that `links` join to each row.

    `row` and `article` name the two ends of a link; `in_two_roles`: several links may join the same two. What is not
    published is little: all are counted, by an index alone, and those taken off.
    """

    def count(own: QuerySet[Any]) -> Coalesce:
        counted = own.values(row).annotate(n=Count(article, distinct=in_two_roles)).values("n")
        return Coalesce(Subquery(counted), 0, output_field=IntegerField())

    own = links.order_by().filter(**{row: OuterRef("pk")})
    unpublished = own.filter(**{f"{article}__in": Article.objects.unpublished(at)})
    return rows.annotate(article_count=count(own) - count(unpublished))


_NOW = Given("now", DateTimeField())
_SIGNED = with_article_count(
    Correspondent.objects.all(), Byline.objects.all(), "correspondent", "article", in_two_roles=True, at=_NOW
)
_RANKED = Prepared(_SIGNED.order_by("-article_count", "name", "distinction").values_list("pk", "article_count"))
_MOMENTS = Article.objects.published(_NOW).values("published_at")
_ENDS = Prepared(
    _MOMENTS.order_by("-published_at").values_list("published_at", Subquery(_MOMENTS.order_by("published_at")[:1]))[:1]
)


def counted_tags() -> list[Tag]:
    """Find the same tags, the most used first, each with its `article_count`."""
    counted = with_tag_count(Tag.objects.exclude(slug=""))
    return [tag for tag in counted.order_by("-article_count", "name") if tag.article_count]


def with_tag_count(tags: QuerySet[Tag]) -> QuerySet[Any]:
    """Annotate `article_count`."""
    return with_article_count(tags, Tagging.objects.all(), "tag", "content_object")


def ranked_correspondents() -> dict[int, int]:
    """Count the published articles of who wrote any, by key, the most published first."""
    return {pk: count for pk, count in _RANKED.ask(now=timezone.now()) if count}


def by_year(articles: ArticleQuerySet) -> tuple[int, list[dict[str, int]]]:
    """Count those of the articles that are published: all, and by their year, the newest first, but for empty years."""
    # A year is asked for as a range of moments: that costs a hundredth of reading years off moments. And what is
    # public is told while counting: `published()` would have databases look through the index of all that is.
    years = {str(year): Count("pk", filter=public() & Q(published_at__year=year)) for year in published_years()}
    found = articles.order_by().aggregate(total=Count("pk", filter=public()), **years)
    total = found.pop("total")
    return total, [{"year": int(year), "article_count": count} for year, count in found.items() if count]


def published_years() -> list[int]:
    """Name the years from the newest published article to the oldest, both included, by the paper's clock.

    The two stand at the ends of an index: none between is looked at. A year before `FIRST_DAY` is a slip of the pen.
    """
    for newest, oldest in _ENDS.ask(now=timezone.now()):
        years = range(timezone.localtime(newest).year, timezone.localtime(oldest).year - 1, -1)
        return [year for year in years if year >= FIRST_DAY.year]
    return []

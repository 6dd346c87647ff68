"""How many published articles there are: of a tag, of a person, of a year."""

from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from taggit.models import Tag

from articles.models import Article, Byline, Correspondent, Tagging
from articles.models.article import ArticleQuerySet, public
from articles.models.issue import FIRST_DAY


def published_tags() -> QuerySet[Tag]:
    """Find the tags of published articles that have an address (a tag of signs alone, like `++`, has none)."""
    tagged = Article.objects.published().filter(taggings__tag=OuterRef("pk"))
    return Tag.objects.filter(Exists(tagged)).exclude(slug="").order_by("name")


def counted_tags() -> list[Tag]:
    """Find the same tags, the most used first, each with its `article_count`."""
    counted = with_tag_count(Tag.objects.exclude(slug=""))
    return [tag for tag in counted.order_by("-article_count", "name") if tag.article_count]


def with_tag_count(tags: QuerySet[Tag]) -> QuerySet[Any]:
    """Annotate `article_count`."""
    return with_article_count(tags, Tagging.objects.all(), "tag", "content_object")


def counted_correspondents() -> QuerySet[Correspondent]:
    """Find who wrote, the most published first, each with their `article_count`."""
    people = Correspondent.objects.published().select_related("unit")
    counted = with_article_count(people, Byline.objects.all(), "correspondent", "article", in_two_roles=True)
    return counted.order_by("-article_count", "name", "distinction")


def with_article_count(
    rows: QuerySet[Any], links: QuerySet[Any], row: str, article: str, *, in_two_roles: bool = False
) -> QuerySet[Any]:
    """Annotate `article_count`: the published articles that `links` join to each row.

    `row` and `article` name the two ends of a link; `in_two_roles`: several links may join the same two. What is not
    published is little: all are counted, by an index alone, and those taken off.
    """

    def count(own: QuerySet[Any]) -> Coalesce:
        counted = own.values(row).annotate(n=Count(article, distinct=in_two_roles)).values("n")
        return Coalesce(Subquery(counted), 0, output_field=IntegerField())

    own = links.order_by().filter(**{row: OuterRef("pk")})
    unpublished = own.filter(**{f"{article}__in": Article.objects.unpublished()})
    return rows.annotate(article_count=count(own) - count(unpublished))


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
    moments = Article.objects.published().values("published_at")
    oldest = Subquery(moments.order_by("published_at")[:1])
    for newest, last in moments.order_by("-published_at").values_list("published_at", oldest)[:1]:
        years = range(timezone.localtime(newest).year, timezone.localtime(last).year - 1, -1)
        return [year for year in years if year >= FIRST_DAY.year]
    return []

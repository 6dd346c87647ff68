"""How many published articles there are: of a tag, of a person, of a year."""

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    Count,
    DateTimeField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    SlugField,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils import timezone
from taggit.models import Tag

from articles.models import Article, Byline, Correspondent, Tagging, Unit
from articles.models.paper.article_queryset import public
from articles.models.paper.issue import FIRST_DAY
from articles.public.reading.prepared import Given, Prepared


def published_tags() -> QuerySet[Tag]:
    """Find the tags of published articles that have an address (a tag of signs alone, like `++`, has none)."""
    tagged = Article.objects.published().filter(taggings__tag=OuterRef("pk"))
    tags: QuerySet[Tag] = Tag.objects.filter(Exists(tagged)).exclude(slug="").order_by("name")
    return tags


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
    counted: QuerySet[Any] = rows.annotate(article_count=count(own) - count(unpublished))
    return counted


_NOW, _KEY = Given("now", DateTimeField()), Given("pk", BigIntegerField())
_SIGNED = with_article_count(
    Correspondent.objects.all(), Byline.objects.all(), "correspondent", "article", in_two_roles=True, at=_NOW
)
_RANKED = Prepared(_SIGNED.order_by("-article_count", "name", "distinction").values_list("pk", "article_count"))
_TAGGED = with_article_count(Tag.objects.exclude(slug=""), Tagging.objects.all(), "tag", "content_object", at=_NOW)
_TAGS = Prepared(_TAGGED.order_by("-article_count", "name"))
_TAG = Prepared(_TAGGED.filter(slug=Given("slug", SlugField())))
_DATES = Article.objects.published(_NOW).filter(sorts_on__gte=FIRST_DAY).values("sorts_on")
_ENDS = {
    "newest": Subquery(_DATES.order_by("-sorts_on")[:1]),
    "oldest": Subquery(_DATES.order_by("sorts_on")[:1]),
}
_YEARS = Prepared(_DATES.order_by("-sorts_on").values_list("sorts_on", _ENDS["oldest"])[:1])
_SIGNERS: dict[str, Prepared[Any, Any]] = {
    "correspondent": Prepared(Correspondent.objects.filter(pk=_KEY).select_related("unit").annotate(**_ENDS)),
    "unit": Prepared(Unit.objects.filter(pk=_KEY).annotate(**_ENDS)),
}


class Signer(NamedTuple):
    """A correspondent or a unit, how many published articles carry it in a byline, and how many each year has."""

    row: Any
    article_count: int
    years: list[dict[str, int]]


def counted_tags() -> list[Tag]:
    """Find the tags of published articles, the most used first, each with its `article_count`."""
    return [tag for tag in _TAGS.ask(now=timezone.now()) if tag.article_count]


def counted_tag(slug: str) -> Any:
    """Find one of them; raises `Http404`."""
    for tag in _TAG.ask(now=timezone.now(), slug=slug):
        if tag.article_count:
            return tag
    raise Http404


def ranked_correspondents() -> dict[int, int]:
    """Count the published articles of who wrote any, by key, the most published first."""
    return {pk: count for pk, count in _RANKED.ask(now=timezone.now()) if count}


def signer(end: str, pk: int) -> Signer:
    """Find who stands at one `end` of bylines, `correspondent` or `unit`; the newest years first, but for empty ones.

    That takes two queries. Public is who has a published article: of all others, raises `Http404`.
    """
    now = timezone.now()
    found = _SIGNERS[end].ask(now=now, pk=pk) if pk <= BigIntegerField.MAX_BIGINT else []
    if not found:
        raise Http404
    years = _years(found[0].newest, found[0].oldest)
    counted = _by_year(end, tuple(years)).ask(now=now, pk=pk)
    if not counted or not counted[0][0]:
        raise Http404
    total, *counts = counted[0]
    by_year = zip(years, counts, strict=True)
    return Signer(found[0], total, [{"year": year, "article_count": count} for year, count in by_year if count])


@lru_cache(maxsize=8)
def _by_year(end: str, years: tuple[int, ...]) -> Prepared[Any, Any]:
    # A year is asked for as a range of days: that costs a hundredth of reading years off days. And what is
    # public is told while counting: `published()` would have databases look through the index of all that is.
    is_public = public(_NOW, "article__")
    counts = {
        f"in_{year}": Count("article", distinct=True, filter=is_public & Q(article__sorts_on__year=year))
        for year in years
    }
    links = Byline.objects.filter(**{end: _KEY}).order_by().values(end)
    total = Count("article", distinct=True, filter=is_public)
    return Prepared(links.annotate(total=total, **counts).values_list("total", *counts))


def published_years() -> list[int]:
    """Name the years from the newest published article to the oldest that have a date, both included."""
    for newest, oldest in _YEARS.ask(now=timezone.now()):
        return _years(newest, oldest)
    return []


def _years(newest: date | None, oldest: date | None) -> list[int]:
    """Name the years between two days, which stand at the ends of an index: none between is looked at."""
    return list(range(newest.year, oldest.year - 1, -1)) if newest and oldest else []

"""Choices and counts of published things that several pages show."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils import timezone
from taggit.models import Tag, TaggedItem

from articles.models import Article, Byline
from articles.models.article import ArticleQuerySet

LATEST = 12  # rows looked at for the pieces that share a tag, or an author
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


def around(article: Article) -> ArticleQuerySet:
    """Find in one query, as printed, the pieces of an article's issue and those that share a tag or an author with it.

    Of each tag and author the latest few are looked at, so that the cost is the same however much there is of them.
    """
    tags = [tag.pk for tag in article.tags.all()]
    people = [row.correspondent_id for row in article.bylines.all()]
    pools: list[QuerySet[Any, Any]] = []
    if article.page:
        pools.append(Article.objects.in_issue(article.page.issue).order_by().values("pk"))
    if tags:
        kind = ContentType.objects.get_for_model(Article)
        tagged = TaggedItem.objects.filter(content_type=kind)
        pools.append(tagged.filter(pk__in=_latest(tagged.filter(tag__in=tags))).values("object_id"))
    if people:
        signed = Byline.objects.order_by()
        pools.append(signed.filter(pk__in=_latest(signed.filter(correspondent__in=people))).values("article"))
    found = Article.objects.published().as_printed().without_text().select_related("page")
    if not pools:
        return found.none()
    first, *others = pools
    return found.filter(pk__in=first.union(*others) if others else first)


def _latest(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    """Keep the latest rows of a table, by key: a walk along an index."""
    return rows.order_by("-pk").values("pk")[:LATEST]


def published_years() -> list[int]:
    """Name the years from the newest published article to the oldest, both included."""
    moments = Article.objects.published().values_list("published_at", flat=True)
    ends = [moments.order_by(order).first() for order in ("-published_at", "published_at")]
    newest, oldest = (timezone.localtime(moment).year if moment else 0 for moment in ends)
    return list(range(newest, oldest - 1, -1)) if newest else []

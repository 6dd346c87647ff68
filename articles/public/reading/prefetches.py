"""What pages bring along of the articles that they show."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Prefetch

from articles.models import Byline, Credit, Tagging
from articles.models.paper.article_queryset import ArticleQuerySet

LISTED = (
    *("kicker", "headline", "deck", "byline_raw", "dateline", "publication_date"),
    *("page__number", "page__section", "page__issue__date", "page__issue__number"),
)
SIGNED = Byline.objects.select_related("correspondent", "unit").order_by("position")
BYLINES = Prefetch("bylines", SIGNED)
CREDITS = Credit.objects.select_related("editor").order_by("position")
TAGS = Prefetch("taggings", Tagging.objects.select_related("tag"))


def in_full(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Bring along the whole of each article: text, bylines, page and issue, tags, corrections."""
    whole = articles.defer("imported", "page__imported").select_related("page__issue")
    return whole.prefetch_related(BYLINES, TAGS, "corrections")


def keep(row: Model, **rows: Iterable[Any]) -> None:
    """Keep rows with another as `prefetch_related` does: `article.bylines.all()` then gives those of an article."""
    vars(row)["_prefetched_objects_cache"] = rows

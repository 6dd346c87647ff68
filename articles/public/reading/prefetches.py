"""What pages bring along of the articles that they show."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from articles.models import Article, Byline, Credit, Tagging
from articles.models.article import ArticleQuerySet

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


def for_the_front(articles: ArticleQuerySet) -> list[Article]:
    """Read what a front page shows of its articles: the bylines of the first, and the imprint of its page."""
    imprint = ("page__hotline", "page__email")
    found = list(articles.without_text().select_related("page__issue").only(*LISTED, *imprint))
    prefetch_related_objects(found[:1], BYLINES, Prefetch("page__credits", CREDITS))
    return found


def keep(article: Article, **rows: Iterable[Any]) -> None:
    """Keep rows with an article as `prefetch_related` does: `article.bylines.all()` then gives them."""
    vars(article)["_prefetched_objects_cache"] = rows

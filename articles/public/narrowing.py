"""By what a list can be narrowed: what its pieces have in common."""

from collections.abc import Iterable, Sequence
from typing import Any

from taggit.models import Tag

from articles.models import Article

OFFERED = 6


def narrower(articles: Sequence[Article]) -> dict[str, list[Any]]:
    """Name by what the articles shown can be told apart: sections, tags, correspondents, units, issues; a few of each.

    They come with their pages and bylines; one query asks for their tags.
    """
    pages = [article.page for article in articles if article.page]
    bylines = [byline for article in articles for byline in article.bylines.all()]
    tags = Tag.objects.filter(taggings__content_object__in=[article.pk for article in articles]).exclude(slug="")
    kinds: dict[str, Iterable[Any]] = {
        "sections": (page.section for page in pages),
        "tags": tags.distinct().order_by("name")[:OFFERED],
        "correspondents": (byline.correspondent for byline in bylines),
        "units": (byline.unit for byline in bylines),
        "issues": (page.issue for page in pages),
    }
    return {kind: [value for value in dict.fromkeys(values) if value][:OFFERED] for kind, values in kinds.items()}

"""By what a list can be narrowed: what its pieces have in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles.models import Article, Issue
from articles.public.reading.list_rows import PER_PAGE
from articles.public.reading.prepared import GivenKeys, Prepared

OFFERED = 6
PLACES = ("page", "after")  # of the list as it stands


_KEYS = GivenKeys(PER_PAGE)
_TAGS = Prepared(
    Tag.objects.filter(taggings__content_object__pk__in=_KEYS.places)
    .exclude(slug="")
    .distinct()
    .order_by("name")[:OFFERED]
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list; each choice has a name and the address of the narrower list."""

    title: str | Promise
    choices: list[tuple[str, str]]


def facets(articles: Sequence[Article], query: QueryDict) -> list[Facet]:
    """Offer what the articles shown can be told apart by, a few of each; `query` is that of the list.

    They are one page of a list, and come with their pages and bylines; one query asks for their tags.
    """
    pages = [article.page for article in articles if article.page]
    bylines = [byline for article in articles for byline in article.bylines.all()]
    tags = _TAGS.ask(**_KEYS.given([article.pk for article in articles]))
    ways: list[tuple[str | Promise, str, str, Iterable[Any]]] = [
        (_("By section"), "section", "", (page.section for page in pages)),
        (_("By tag"), "tag", "slug", tags),
        (_("By correspondent"), "correspondent", "pk", (byline.correspondent for byline in bylines)),
        (_("By unit"), "unit", "pk", (byline.unit for byline in bylines)),
        (_("By issue"), "issue", "pk", (page.issue for page in pages)),
    ]
    offers = [Facet(title, _choices(values, field, key, query)) for title, field, key, values in ways]
    return [offer for offer in offers if offer.choices]


def narrowed(query: QueryDict, field: str, value: Any = None) -> str:
    """Give the address of a list from its beginning, narrowed to a value of a field; to none, the filter is lifted."""
    rest = [(other, each) for other in query if other not in (*PLACES, field) for each in query.getlist(other)]
    return f"?{urlencode(rest if value is None else [*rest, (field, value)])}"


def name(value: Any) -> str:
    """Name what a list can be narrowed to; an issue as readers see it."""
    return value.name if isinstance(value, Issue) else str(value)


def _choices(values: Iterable[Any], field: str, key: str, query: QueryDict) -> list[tuple[str, str]]:
    each_once = [value for value in dict.fromkeys(values) if value][:OFFERED]
    return [(name(value), narrowed(query, field, getattr(value, key) if key else value)) for value in each_once]

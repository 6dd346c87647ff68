"""Find the articles that hold all terms: one query gives a page of keys and the count of all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Case, Count, F, Q, Value, When, Window

from articles.models.article import ArticleQuerySet
from articles.search.matching import Holds

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands among those found. Pages are cut at places, so none is skipped or told twice."""

    in_titles: bool
    published_at: datetime
    pk: int

    def __str__(self) -> str:
        return f"{int(self.in_titles)}-{(self.published_at - EPOCH) // MICROSECOND}-{self.pk}"

    @classmethod
    def parse(cls, text: str) -> "Place":
        """Read what `str` wrote; raises ValueError or OverflowError for anything else."""
        titles, moment, pk = map(int, text.split("-"))
        return cls(bool(titles), EPOCH + moment * MICROSECOND, pk)


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found: its keys in order, the count of all, and the place after which the next begins."""

    pks: tuple[int, ...]
    total: int
    end: Place | None


def find(
    articles: ArticleQuerySet,
    terms: Sequence[str],
    *,
    limit: int,
    after: Place | None = None,
    titles_first: bool = True,
) -> Found:
    """Find those of `articles` that hold all terms, newest first; unless told, those whose titles hold them come first.

    `articles` are rows without duplicates, and `terms` are folded and at least one.
    """
    in_titles = Holds(terms, in_titles=True) if titles_first else Value(False)
    ranked = articles.filter(Holds(terms)).annotate(in_titles=in_titles)
    rows = (
        ranked.annotate(follows=_follows(after), total=Window(Count("*")))
        .order_by(F("follows").desc(), F("in_titles").desc(), "-published_at", "pk")
        .values_list("follows", "in_titles", "published_at", "pk", "total", named=True)[: limit + 1]
    )
    found: list[Any] = list(rows)
    following = [Place(row.in_titles, row.published_at, row.pk) for row in found if row.follows]
    page = following[:limit]
    return Found(
        pks=tuple(place.pk for place in page),
        total=found[0].total if found else 0,
        end=page[-1] if len(following) > limit else None,
    )


def _follows(place: Place | None) -> Case | Value:
    """Whether a row stands after a place."""
    if place is None:
        return Value(True)
    later = Q(published_at__lt=place.published_at) | Q(published_at=place.published_at, pk__gt=place.pk)
    behind = Q(in_titles=place.in_titles) & later
    if place.in_titles:
        behind |= Q(in_titles=False)
    return Case(When(behind, then=True), default=False, output_field=BooleanField())

"""Find the articles that hold all terms: a page of keys, and the count of all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connections
from django.db.models import BooleanField, Case, Count, F, Q, Value, When, Window

from articles.models.paper.article_queryset import ArticleQuerySet
from articles.search.matching import EXACT_PAIRS, Holds, count_but

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands among those found. Pages are cut at places, so none is skipped or told twice."""

    in_titles: bool
    sorts_on: date
    published_at: datetime
    pk: int

    def __str__(self) -> str:
        return f"{self.in_titles:d}.{self.sorts_on.toordinal()}.{(self.published_at - EPOCH) // MICROSECOND}.{self.pk}"

    @classmethod
    def parse(cls, text: str) -> "Place":
        """Read what `str` wrote; raises ValueError or OverflowError for anything else."""
        titles, day, moment, pk = map(int, text.split("."))
        return cls(bool(titles), date.fromordinal(day), EPOCH + moment * MICROSECOND, pk)


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
    but: ArticleQuerySet | None = None,
) -> Found:
    """Find those of `articles` that hold all terms, newest first; unless told, those whose titles hold them come first.

    `articles` are rows without duplicates, and `terms` are folded and at least one. Where `articles` are nearly all
    there are, `but` are the others: counting then leaves out those few.
    """
    question = Question(articles, tuple(terms), titles_first, after, limit + 1)
    if connections[articles.db].vendor == "sqlite" or max(map(len, terms)) <= EXACT_PAIRS:
        following, total = _in_turn(question), count_but(but, terms) if but is not None else question.all.count()
    else:
        following, total = _at_once(question)
    page = following[:limit]
    return Found(
        pks=tuple(place.pk for place in page),
        total=total,
        end=page[-1] if len(following) > limit else None,
    )


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: for `limit` rows after a place."""

    articles: ArticleQuerySet
    terms: tuple[str, ...]
    titles_first: bool
    after: Place | None
    limit: int

    @property
    def all(self) -> ArticleQuerySet:
        """Those that hold the terms."""
        return self.articles.filter(Holds(self.terms))

    @property
    def titled(self) -> ArticleQuerySet:
        """Those whose titles hold them."""
        return self.articles.filter(Holds(self.terms, in_titles=True))


def _in_turn(question: Question) -> list[Place]:
    """Ask for titles, then, where they do not fill the page, for the others.

    Each walks the articles from the newest and stops at the last that the page shows: where an index answers alone,
    that takes a third of the time of sorting all.
    """
    after, titles = question.after, list[Place]()
    if question.titles_first and (after is None or after.in_titles):
        titles = _walk(question.titled, True, after, question.limit)
    if not question.titles_first:
        others = question.all
    elif after is None:  # all titles are known by now
        others = question.all.exclude(pk__in=[place.pk for place in titles])
    else:
        others = question.all.exclude(Holds(question.terms, in_titles=True))
    return titles + _walk(others, False, after, question.limit - len(titles))


def _walk(rows: ArticleQuerySet, in_titles: bool, after: Place | None, limit: int) -> list[Place]:
    """Read from the newest, or from behind a place among them, up to a limit."""
    behind = rows.filter(_later(after)) if after and after.in_titles == in_titles else rows
    ordered: Any = behind.newest_first().values_list("sorts_on", "published_at", "pk")
    return [Place(in_titles, *row) for row in ordered[:limit]]


def _at_once(question: Question) -> tuple[list[Place], int]:
    """Ask for all and their count in one query, so that PostgreSQL looks through texts once for a longer term."""
    in_titles = Holds(question.terms, in_titles=True) if question.titles_first else Value(False)
    rows: list[Any] = list(
        question.all.annotate(in_titles=in_titles)
        .annotate(follows=_follows(question.after), total=Window(Count("*")))
        .order_by(F("follows").desc(), F("in_titles").desc(), "-sorts_on", "-published_at", "pk")
        .values_list("follows", "in_titles", "sorts_on", "published_at", "pk", "total", named=True)[: question.limit]
    )
    places = [Place(row.in_titles, row.sorts_on, row.published_at, row.pk) for row in rows if row.follows]
    return places, rows[0].total if rows else 0


def _follows(place: Place | None) -> Case | Value:
    """Whether a row stands after a place."""
    if place is None:
        return Value(True)
    behind = Q(in_titles=place.in_titles) & _later(place)
    if place.in_titles:
        behind |= Q(in_titles=False)
    return Case(When(behind, then=True), default=False, output_field=BooleanField())


def _later(place: Place) -> Q:
    """Whether a row of the same rank stands after a place."""
    same_moment = Q(sorts_on=place.sorts_on, published_at=place.published_at)
    return (
        Q(sorts_on__lt=place.sorts_on)
        | Q(sorts_on=place.sorts_on, published_at__lt=place.published_at)
        | (same_moment & Q(pk__gt=place.pk))
    )

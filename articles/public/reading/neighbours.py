"""What stands beside an article: the pieces before and after it in print, and some that are like it.

Like it are pieces of other issues that share a tag or an author, the newest first by their date of publication. So
that a page costs the same however many there are, only some are looked at, `LOOKED_AT` of each kind, this issue's among
them: the newest articles of the paper, which have what a frequent tag or author shares, and the articles of the latest
taggings and of the latest bylines, which have all that a rare one does.
"""

from datetime import date, datetime
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Case, DateTimeField, F, QuerySet, Value, When
from django.db.models.functions import Left
from django.utils import timezone

from articles.models import Article, Byline, Tagging
from articles.models.addresses import address
from articles.models.paper.article import first_words
from articles.models.paper.article_queryset import OPENING
from articles.public.reading.prepared import Given, Prepared

RELATED = 5
LOOKED_AT = 50
NO_ISSUE = 0  # the key of none

_NOW, _ISSUE = Given("now", DateTimeField()), Given("issue", BigIntegerField())
_KEY = Given("pk", BigIntegerField())


_NEWEST = Article.objects.published(_NOW).newest_first().values("pk")[:LOOKED_AT]


def _alike(links: QuerySet[Any], shared: str, article: str) -> list[QuerySet[Any]]:
    """Find the articles that share an end of a link with the one at hand: of the newest, and by the latest links."""
    own = links.filter(**{article: _KEY}).order_by().values(shared)
    alike = links.filter(**{f"{shared}__in": own})
    latest = links.filter(pk__in=alike.order_by("-pk").values("pk")[:LOOKED_AT])
    return [rows.order_by().values(article) for rows in (alike.filter(**{f"{article}__in": _NEWEST}), latest)]


_TAGGED, _SIGNED = (
    _alike(Tagging.objects.all(), "tag", "content_object"),
    _alike(Byline.objects.all(), "correspondent", "article"),
)
_ALIKE = _TAGGED[0].union(_TAGGED[1], *_SIGNED)
_ELSEWHERE = Article.objects.published(_NOW).filter(pk__in=_ALIKE).exclude(page__issue=_ISSUE).exclude(pk=_KEY)
_RELATED = Article.objects.filter(pk__in=_ELSEWHERE.newest_first().values("pk")[:RELATED])
_PRINTED = Article.objects.filter(page__issue=_ISSUE)
_OPENING = Case(When(headline="", then=Left("body", OPENING)), default=Value(""))
_PIECES = Prepared(
    Article.objects.published(_NOW)
    .filter(pk__in=_PRINTED.order_by().values("pk").union(_RELATED.order_by().values("pk")))
    .as_printed()
    .values_list("pk", "headline", _OPENING, "publication_date", "sorts_on", "published_at", F("page__issue"))
)


class Piece(NamedTuple):
    """A published article, as much of it as a link shows."""

    pk: int
    headline: str
    opening: str
    publication_date: date | None
    sorts_on: date
    published_at: datetime
    issue: int | None

    @property
    def title(self) -> str:
        """Say the headline, or the first words."""
        return self.headline or first_words(self.opening)

    def get_absolute_url(self) -> str:
        return address("article", self.pk)


class Neighbours(NamedTuple):
    """The pieces beside an article; neither `previous` nor `next` where it stands in no issue."""

    previous: Piece | None
    next: Piece | None
    related: list[Piece]


def neighbours(article: Article) -> Neighbours:
    """Find in one query the pieces beside an article, public or not."""
    issue = article.page.issue_id if article.page else NO_ISSUE
    pieces = [Piece(*row) for row in _PIECES.ask(now=timezone.now(), issue=issue, pk=article.pk)]
    printed = [piece for piece in pieces if piece.issue == issue]
    elsewhere = [piece for piece in pieces if piece.issue != issue]
    related = sorted(sorted(elsewhere), key=attrgetter("sorts_on", "published_at"), reverse=True)  # as `newest_first`
    keys = [piece.pk for piece in printed]
    if article.pk not in keys:  # in no issue, or withdrawn a moment ago
        return Neighbours(None, None, related)
    place = keys.index(article.pk)
    return Neighbours(next(iter(printed[:place][-1:]), None), next(iter(printed[place + 1 :]), None), related)

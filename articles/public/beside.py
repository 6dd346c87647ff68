"""What stands beside an article: the pieces before and after it in print, and the newest of those that are like it."""

from collections.abc import Iterable
from datetime import datetime
from itertools import starmap
from operator import attrgetter
from typing import NamedTuple

from django.db.models import BigIntegerField, Case, DateTimeField, F, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Left
from django.utils import timezone

from articles.models import Article
from articles.models.addresses import address
from articles.models.article import OPENING, first_words
from articles.public.prepared import Given, Prepared

RELATED = 5
# The issue of an article, and the latest dozen rows each of its tags and of its authors, by key: the cost is the same
# however much there is of them.
CANDIDATES = """
    SELECT piece.id FROM articles_article piece JOIN articles_page page ON page.id = piece.page_id
    WHERE page.issue_id = %s
UNION
    SELECT content_object_id FROM (
        SELECT content_object_id FROM articles_tagging
        WHERE tag_id IN (SELECT tag_id FROM articles_tagging WHERE content_object_id = %s)
        ORDER BY id DESC LIMIT 12
    ) alike
UNION
    SELECT article_id FROM (
        SELECT article_id FROM articles_byline
        WHERE correspondent_id IN (SELECT correspondent_id FROM articles_byline WHERE article_id = %s)
        ORDER BY id DESC LIMIT 12
    ) by_the_same
"""


_ISSUE, _KEY = Given("issue", BigIntegerField()), Given("pk", BigIntegerField())
_OPENING = Case(When(headline="", then=Left("body", OPENING)), default=Value(""))
_PIECES = Prepared(
    Article.objects.published(Given("now", DateTimeField()))
    .filter(pk__in=RawSQL(CANDIDATES, [_ISSUE, _KEY, _KEY]))  # noqa: S611  # no word of a reader's in it
    .as_printed()
    .values_list("pk", "headline", _OPENING, "published_at", F("page__issue"))
)


class Piece(NamedTuple):
    """A published article, as much of it as a link shows."""

    pk: int
    headline: str
    opening: str
    published_at: datetime
    issue: int | None

    @property
    def title(self) -> str:
        """Say the headline, or the first words."""
        return self.headline or first_words(self.opening)

    def get_absolute_url(self) -> str:
        return address("article", self.pk)


class Beside(NamedTuple):
    """The pieces beside an article; neither `previous` nor `next` where it stands in no issue."""

    previous: Piece | None
    next: Piece | None
    related: list[Piece]


def beside(article: Article) -> Beside:
    """Find in one query the pieces beside an article, public or not."""
    issue = article.page.issue_id if article.page else None
    printed: list[Piece] = []
    elsewhere: list[Piece] = []
    for piece in _candidates(article, issue):
        (printed if issue and piece.issue == issue else elsewhere).append(piece)
    others = (piece for piece in elsewhere if piece.pk != article.pk)
    related = sorted(others, key=attrgetter("published_at"), reverse=True)[:RELATED]
    keys = [piece.pk for piece in printed]
    if article.pk not in keys:  # in no issue, or withdrawn a moment ago
        return Beside(None, None, related)
    place = keys.index(article.pk)
    return Beside(next(iter(printed[:place][-1:]), None), next(iter(printed[place + 1 :]), None), related)


def _candidates(article: Article, issue: int | None) -> Iterable[Piece]:
    return starmap(Piece, _PIECES.ask(now=timezone.now(), issue=issue, pk=article.pk))

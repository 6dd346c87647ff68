"""What pages bring along of the articles that they show."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    IntegerField,
    OuterRef,
    Prefetch,
    Subquery,
    Value,
    prefetch_related_objects,
)
from django.http import Http404
from django.utils import timezone

from articles.models import Article, Byline, Correction, Correspondent, Credit, ImportNote, Issue, Tagging
from articles.models.article import ArticleQuerySet
from articles.public.prepared import Given, GivenKeys, Prepared

LISTED = (
    *("kicker", "headline", "deck", "byline_raw", "dateline", "published_at"),
    *("page__number", "page__section", "page__issue__date", "page__issue__number", "page__issue__not_before"),
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


_KEY = Given("pk", BigIntegerField())
_STORY = Prepared(
    Article.objects.filter(pk=_KEY)
    .annotate(
        has_remarks=Exists(Correction.objects.filter(article=OuterRef("pk")).order_by())
        | Exists(ImportNote.objects.doubts().filter(article=OuterRef("pk")).order_by())
    )
    .defer("imported", "page__imported", "page__imprint_lines")
    .select_related("page__issue")
)
_BYLINES = Prepared(SIGNED.filter(article=_KEY))
_TAGGINGS = Prepared(Tagging.objects.filter(content_object=_KEY).select_related("tag"))
_CORRECTIONS = Correction.objects.filter(article=_KEY).order_by()
_DOUBTS = ImportNote.objects.doubts().filter(article=_KEY).order_by()
_REMARKS = Prepared(
    _CORRECTIONS.values_list("pk", "text", "date", Value(None, IntegerField()), Value(False)).union(
        _DOUBTS.values_list("pk", "text", Value(None, DateField()), "line", Value(True)), all=True
    )
)


class Remark(NamedTuple):
    """What is said below an article: a correction of a day, or a doubt about a line of the source."""

    pk: int
    text: str
    date: date | None
    line: int | None
    is_doubt: bool


def story(pk: int) -> Article:
    """Find an article with all that its page shows, the open doubts as `doubts`; raises `Http404`.

    That takes three queries, and a fourth where anything was corrected or is in doubt.
    """
    found = _STORY.ask(pk=pk) if pk <= BigIntegerField.MAX_BIGINT else []
    for article in found:
        remarks = [Remark(*row) for row in (_REMARKS.ask(pk=pk) if article.has_remarks else [])]
        corrections = [remark for remark in remarks if not remark.is_doubt]
        corrections.sort(key=lambda remark: (remark.date, remark.pk), reverse=True)
        doubts = [remark for remark in remarks if remark.is_doubt]
        vars(article)["doubts"] = sorted(doubts, key=lambda remark: (remark.line or 0, remark.pk))
        _keep(article, bylines=_BYLINES.ask(pk=pk), taggings=_TAGGINGS.ask(pk=pk), corrections=corrections)
        return article
    raise Http404


PER_PAGE = 20  # articles of a list
_KEYS = GivenKeys(PER_PAGE)
_LISTED = Prepared(
    Article.objects.without_text().filter(pk__in=_KEYS.places).select_related("page__issue").only(*LISTED)
)
_FOUND = Prepared(
    Article.objects.published(Given("now", DateTimeField()))
    .filter(pk__in=_KEYS.places)
    .defer("imported", "page__imported", "page__imprint_lines")
    .select_related("page__issue")
)
_BYLINES_OF_ALL = Prepared(SIGNED.filter(article__pk__in=_KEYS.places))


def listed(keys: Sequence[int]) -> list[Article]:
    """Read what a list shows of articles, given by key, in their order, at most `PER_PAGE`.

    That is bylines, page and issue, and the opening of the text, in two queries.
    """
    return _in_order(keys, _LISTED.ask(**_KEYS.given(keys)))


ISSUES_PER_PAGE = 30
_ISSUE_KEYS = GivenKeys(ISSUES_PER_PAGE)
_CONTENTS = Article.objects.published(Given("now", DateTimeField())).filter(page__issue=OuterRef("pk"))
_ISSUES = Prepared(
    Issue.objects.filter(pk__in=_ISSUE_KEYS.places)
    .newest_first()
    .annotate(
        lead=Subquery(_CONTENTS.exclude(headline="").as_printed().values("headline")[:1]),
        article_count=Subquery(_CONTENTS.order_by().values("page__issue").annotate(n=Count("pk")).values("n")),
    )
)


def listed_issues(keys: Sequence[int]) -> list[Issue]:
    """Read issues, given by key, at most `ISSUES_PER_PAGE`, the newest first.

    Each has the headline of its lead, and how many published articles there are: `lead`, `article_count`.
    """
    return _ISSUES.ask(now=timezone.now(), **_ISSUE_KEYS.given(keys))


def listed_people(keys: Sequence[int]) -> list[Correspondent]:
    """Read correspondents with their units, given by key, in their order."""
    people = Correspondent.objects.select_related("unit").in_bulk(keys)
    return [people[key] for key in keys if key in people]


def found(keys: Sequence[int]) -> list[Article]:
    """Read what search shows of articles, the same way, with the whole text; what is not public is left out."""
    return _in_order(keys, _FOUND.ask(now=timezone.now(), **_KEYS.given(keys)))


def _in_order(keys: Sequence[int], rows: Iterable[Article]) -> list[Article]:
    """Put articles in the order of their keys, with their bylines."""
    articles = {article.pk: article for article in rows}
    bylines: dict[int, list[Byline]] = {key: [] for key in keys}
    for byline in _BYLINES_OF_ALL.ask(**_KEYS.given(keys)) if articles else ():
        bylines[byline.article_id].append(byline)
    for key, article in articles.items():
        _keep(article, bylines=bylines[key])
    return [articles[key] for key in keys if key in articles]


def _keep(article: Article, **rows: Iterable[Any]) -> None:
    """Keep rows with an article as `prefetch_related` does: `article.bylines.all()` then gives them."""
    vars(article)["_prefetched_objects_cache"] = rows

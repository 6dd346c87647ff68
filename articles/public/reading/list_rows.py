"""The rows of one page of a list, given by their keys (`paging`), with what the list shows of each."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, DateTimeField, OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone

from articles.models import Article, Byline, Correction, Correspondent, Credit, Editor, Issue, Page
from articles.public.reading.prefetches import LISTED, SIGNED, keep
from articles.public.reading.prepared import Given, GivenKeys, Prepared

PER_PAGE = 20  # articles of a list
_KEYS = GivenKeys(PER_PAGE)
_LISTED = Prepared(
    Article.objects.without_text().filter(pk__in=_KEYS.places).order_by().select_related("page__issue").only(*LISTED)
)
_FOUND = Prepared(
    Article.objects.published(Given("now", DateTimeField()))
    .filter(pk__in=_KEYS.places)
    .defer("imported", "page__imported", "page__imprint_lines")
    .select_related("page__issue")
)
_BYLINES_OF_ALL = Prepared(SIGNED.filter(article__pk__in=_KEYS.places))


def listed_articles(keys: Sequence[int]) -> list[Article]:
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


PEOPLE_PER_PAGE = 60
_PEOPLE_KEYS = GivenKeys(PEOPLE_PER_PAGE)
_PEOPLE = Prepared(Correspondent.objects.filter(pk__in=_PEOPLE_KEYS.places).select_related("unit").order_by())


def listed_correspondents(keys: Sequence[int]) -> list[Correspondent]:
    """Read correspondents with their units, given by key, at most `PEOPLE_PER_PAGE`, in their order."""
    people = {person.pk: person for person in _PEOPLE.ask(**_PEOPLE_KEYS.given(keys))}
    return [people[key] for key in keys if key in people]


def listed_corrections(keys: Sequence[int]) -> list[Correction]:
    """Read corrections with the articles that they are about, given by key, in their order."""
    return _by_keys(Correction.objects.select_related("article").defer("article__imported"), keys)


def listed_pages(keys: Sequence[int], editor: Editor) -> list[Page]:
    """Read printed pages with their issues and what an editor did on each, given by key, in their order."""
    own = Prefetch("credits", Credit.objects.filter(editor=editor).order_by("position"))
    return _by_keys(Page.objects.select_related("issue").prefetch_related(own), keys)


def _by_keys(rows: QuerySet[Any], keys: Sequence[int]) -> list[Any]:
    found = rows.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def found_articles(keys: Sequence[int]) -> list[Article]:
    """Read what search shows of articles, the same way, with the whole text; what is not public is left out."""
    return _in_order(keys, _FOUND.ask(now=timezone.now(), **_KEYS.given(keys)))


def _in_order(keys: Sequence[int], rows: Iterable[Article]) -> list[Article]:
    """Put articles in the order of their keys, with their bylines."""
    articles = {article.pk: article for article in rows}
    bylines: dict[int, list[Byline]] = {key: [] for key in keys}
    for byline in _BYLINES_OF_ALL.ask(**_KEYS.given(keys)) if articles else ():
        bylines[byline.article_id].append(byline)
    for key, article in articles.items():
        keep(article, bylines=bylines[key])
    return [articles[key] for key in keys if key in articles]

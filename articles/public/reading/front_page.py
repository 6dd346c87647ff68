"""The front page: the newest issue, and the newest pieces that are in none."""

from typing import NamedTuple

from django.db.models import BigIntegerField, DateTimeField
from django.utils import timezone

from articles.models import Article, Issue
from articles.public.reading.article_page import bylines_of
from articles.public.reading.prefetches import CREDITS, LISTED, keep
from articles.public.reading.prepared import Given, Prepared

LOOSE = 10
_NOW, _ISSUE = Given("now", DateTimeField()), Given("issue", BigIntegerField())
_NEWEST = Prepared(Issue.objects.published(_NOW).newest_first()[:1])
_CONTENTS = Prepared(
    Article.objects.published(_NOW)
    .filter(page__issue=_ISSUE)
    .as_printed()
    .without_text()
    .select_related("page__issue")
    .only(*LISTED, "page__hotline", "page__email")
)
_CREDITS = Prepared(CREDITS.filter(page=Given("page", BigIntegerField())))
_LOOSE = Prepared(Article.objects.published(_NOW).filter(page=None).newest_first().without_text()[:LOOSE])


class Front(NamedTuple):
    """The newest issue, if there is any; its articles as printed, and the newest that are in no issue."""

    issue: Issue | None
    articles: list[Article]
    loose: list[Article]


def read_front() -> Front:
    """Read what the front page shows: the first article comes with its bylines and the imprint of its page."""
    now = timezone.now()
    loose = _LOOSE.ask(now=now)
    for issue in _NEWEST.ask(now=now):
        articles = _CONTENTS.ask(now=now, issue=issue.pk)
        for lead in articles[:1]:
            keep(lead, bylines=bylines_of(lead.pk))
            if lead.page:  # as all have that are in an issue
                keep(lead.page, credits=_CREDITS.ask(page=lead.page_id))
        return Front(issue, articles, loose)
    return Front(None, [], loose)

"""How an issue is laid out: its front page, its pages between their neighbours, its days in a calendar."""

from calendar import Calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from articles.models import Article, Issue, Page

SECONDS = 2


@dataclass(frozen=True, slots=True)
class FrontPage:
    """An issue weighed: the lead, the pieces beside it, the rest of its page, and the inside pages."""

    lead: Article
    seconds: list[Article]
    rest: list[Article]
    inside: list[tuple[Page, list[Article]]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of an issue between its neighbours."""

    page: Page
    previous: Page | None
    next: Page | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the week of a month that it may only border on, with its issue, if there is one."""

    date: date
    is_inside: bool
    issue: Issue | None


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a calendar prints it: weeks from Monday to Sunday."""

    first: date
    weeks: list[list[Day]]


def weigh(articles: list[Article]) -> FrontPage:
    """Weigh the articles of an issue, given as printed and at least one: what stands first weighs most."""
    pages = [(page, list(group)) for page, group in groupby(articles, key=lambda article: article.page)]
    (_, front), *inside = pages
    lead, *others = front
    return FrontPage(lead, others[:SECONDS], others[SECONDS:], inside)


def is_one_sheet(pages: Sequence[Page]) -> bool:
    """Say whether an issue is one page without number or section: then there is no page to name."""
    return len(pages) == 1 and not pages[0].is_named


def leaves(pages: Iterable[Page]) -> list[Leaf]:
    """Put each page of an issue between the one before and the one after."""
    printed = list(pages)
    before, after = [None, *printed], [*printed[1:], None]
    return [Leaf(*three) for three in zip(printed, before, after, strict=False)]


def months(issues: Iterable[Issue]) -> list[Month]:
    """Lay dated issues out by month, earliest first; a month without an issue is left out."""
    by_day = {issue.date: issue for issue in issues if issue.date}
    return [_month(first, by_day) for first in sorted({day.replace(day=1) for day in by_day})]


def _month(first: date, by_day: dict[date, Issue]) -> Month:
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return Month(first, [[Day(day, day.month == first.month, by_day.get(day)) for day in week] for week in weeks])

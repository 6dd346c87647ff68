"""明日见报: what comes out with tomorrow's issue, and at moments until tomorrow night; and what is missing for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from articles.editorial.reviewing.pages.layout import Layout
from articles.editorial.workbench.pages import read_layouts
from articles.enums import Stage, Visibility
from articles.models import Article, Issue, Page
from articles.models.paper.issue import beginning

MOST_PAGES, MOST_PIECES = 24, 12


@dataclass(frozen=True, slots=True)
class ComingPage:
    """A page of tomorrow's issue: as it is at the desk, the pieces that are not signed, and those not released."""

    layout: Layout
    unsigned: Sequence[Article]
    unreleased: Sequence[Article]

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing: it has pieces, is passed for print as it is, and all of them are released."""
        return not (self.unsigned or self.unreleased or self.layout.next_step) and bool(self.layout.pieces)


@dataclass(frozen=True, slots=True)
class Coming:
    """What readers get until the night of a day: its issues, their pages, and the pieces with a moment of their own."""

    day: date
    issues: Sequence[Issue]
    pages: Sequence[ComingPage]
    scheduled: Sequence[Article]


def coming_tomorrow(*, at: datetime | None = None) -> Coming:
    """Tell what comes out from now until tomorrow night."""
    now = at or timezone.now()
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    issues = list(Issue.objects.filter(date=tomorrow).order_by("pk"))
    rows = Page.objects.filter(issue__in=issues).select_related("issue").order_by("issue", "number", "pk")
    by_print = Article.objects.filter(page__in=rows, stage=Stage.PRINTED).values("page")
    layouts = read_layouts(rows.exclude(pk__in=by_print)[:MOST_PAGES])
    until = beginning(tomorrow + timedelta(days=1))
    scheduled = Article.objects.scheduled(now).filter(published_at__lt=until).exclude(page__issue__in=issues)
    scheduled = scheduled.without_text().order_by("published_at", "pk")[:MOST_PIECES]
    return Coming(tomorrow, issues, [_coming(layout) for layout in layouts], list(scheduled))


def _coming(layout: Layout) -> ComingPage:
    ready = [piece for piece in layout.pieces if piece.stage == Stage.READY and not piece.held_at]
    unreleased = [piece for piece in ready if piece.visibility != Visibility.PUBLISHED]
    return ComingPage(layout, layout.unsigned, unreleased)

"""The day of an issue, which staff may confirm long after the import, put right, or find to be unknown."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import EntryAction
from articles.models import Article, Issue
from articles.models.paper.article_queryset import ArticleQuerySet
from articles.models.paper.issue import beginning


@dataclass(frozen=True, slots=True)
class DateEffect:
    """How many pieces readers will see for the first time, and how many not any more."""

    appearing: int
    vanishing: int


def effect_of_date(
    *, issue: Issue, day: date | None, at: datetime | None = None, among: ArticleQuerySet | None = None
) -> DateEffect:
    """Tell what a date, or none, would do to the pieces that go with an issue; nothing is changed.

    `among` are the pieces asked about where they are to come into the issue; else they are those that it has.
    """
    now = at or timezone.now()
    asked = Article.objects.in_issue(issue) if among is None else among
    pieces = asked.bound_to_issue(is_dated=day is not None)
    if day is None or beginning(day) <= now:
        return DateEffect(pieces.filter(published_at__gt=now).count(), 0)
    return DateEffect(0, pieces.filter(published_at__lte=now).count())


def refuse_effect(effect: DateEffect, by: User) -> None:
    """Refuse what a date would show to readers, or hide from them, to who may not show pieces at all.

    A date that makes nothing appear or vanish is for everyone who may change an issue.
    """
    count = effect.appearing + effect.vanishing
    if count and not by.has_perm("articles.release_article"):
        message = ngettext(
            "With that date of the issue %(count)d article would come before readers, or vanish from them, which you "
            "may not decide: leave date and page as they were.",
            "With that date of the issue %(count)d articles would come before readers, or vanish from them, which you "
            "may not decide: leave date and page as they were.",
            count,
        )
        raise DeskRefusal(message % {"count": count})


@transaction.atomic
def follow_issue_date(*, issue: Issue, by: User, among: ArticleQuerySet | None = None) -> int:
    """Move the public pieces that go with an issue to its day, and say how many moved.

    Those from print are public as of that day, or as of their import where no day is known; those released with the
    issue as of that day, and keep the last one known. `among` narrows to pieces that have just come into the issue.
    Raises `DeskRefusal` where pieces would appear or vanish by it and `by` may not show them.
    """
    pieces = Article.objects.all() if among is None else among
    rows = list(pieces.off_their_day(issue).order_by("pk").select_for_update(of=("self",)))
    moved = Article.objects.filter(pk__in=[row.pk for row in rows])
    refuse_effect(effect_of_date(issue=issue, day=issue.date, among=moved), by)
    moved.update(published_at=issue.printed_at or F("created_at"))
    if issue.date:
        message = _("Published as of %(moment)s.") % {"moment": localize(issue.date)}
    else:
        message = _("Public as of its import; its date of publication is not known.")
    record(by=by, action=EntryAction.REDATE, rows=rows, message=message)
    return len(rows)

"""The day of an issue, which staff may confirm long after the import."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.formats import localize
from django.utils.translation import gettext as _

from articles.editorial.record import record
from articles.models import Article, Issue


@transaction.atomic
def follow_issue_date(*, issue: Issue, by: User) -> int:
    """Move the public pieces that came from print to the day of their issue, and say how many moved.

    The import publishes them as of that day, or as of the import where no day is known.
    """
    rows = list(Article.objects.off_their_day(issue).select_for_update(of=("self",)))
    if not rows:
        return 0
    Article.objects.filter(pk__in=[row.pk for row in rows]).update(published_at=issue.printed_at)
    record(by=by, rows=rows, message=_("Published as of %(moment)s.") % {"moment": localize(issue.date)})
    return len(rows)

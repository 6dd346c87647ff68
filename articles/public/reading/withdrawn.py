"""Issues that readers may see, and those that they once could."""

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.http import Http404

from articles.enums import Visibility
from articles.models import Article, Issue


class WithdrawnIssue(Exception):
    """An issue has nothing left: what was published of it has been withdrawn, the last at a moment."""

    def __init__(self, issue: Issue, at: datetime) -> None:
        super().__init__(issue.pk)
        self.issue, self.at = issue, at


def published_issue(**lookup: Any) -> Issue:
    """Find the issue with published articles; raises `WithdrawnIssue` where all were withdrawn, else `Http404`."""
    if issue := Issue.objects.published().filter(**lookup).first():
        return issue
    for issue in Issue.objects.filter(**lookup):
        once_published = Article.objects.in_issue(issue).exclude(visibility=Visibility.HIDDEN)
        if not once_published.filter(visibility=Visibility.PUBLISHED, withdrawn_at=None).exists():
            at = once_published.aggregate(at=Max("withdrawn_at"))["at"]
            if at:
                raise WithdrawnIssue(issue, at)
    raise Http404

"""我的工作台: what waits for somebody, what is theirs, and what comes out tomorrow.

However large the archive, each of these takes a fixed number of queries and gives a few rows.
"""

from articles.editorial.workbench.coming import Coming, ComingPage, coming_tomorrow
from articles.editorial.workbench.own import (
    Changed,
    Doubtful,
    changed_by_others,
    doubtful_imports,
    drafts_of,
    opened_by,
    undated_issues,
    under_correction,
)
from articles.editorial.workbench.pages import pages_for
from articles.editorial.workbench.sent import Returned, Sent, returned_to, sent_by
from articles.editorial.workbench.waiting import FEW, Waiting, stuck, to_release, to_submit, waiting_for

__all__ = [
    "FEW",
    "Changed",
    "Coming",
    "ComingPage",
    "Doubtful",
    "Returned",
    "Sent",
    "Waiting",
    "changed_by_others",
    "coming_tomorrow",
    "doubtful_imports",
    "drafts_of",
    "opened_by",
    "pages_for",
    "returned_to",
    "sent_by",
    "stuck",
    "to_release",
    "to_submit",
    "undated_issues",
    "under_correction",
    "waiting_for",
]

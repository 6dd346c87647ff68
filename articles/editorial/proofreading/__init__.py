"""Proof-reading at the desk: what is found in a revision and done about it, and what it goes by."""

from articles.editorial.proofreading.finding import (
    WAIVED_BY,
    Findings,
    Waived,
    findings_of,
    findings_of_page,
    refuse_findings,
)
from articles.editorial.proofreading.learning import Learnt, learn_offices
from articles.editorial.proofreading.offices import confirm_holders, reject_holders
from articles.editorial.proofreading.settling import fix, waive
from articles.editorial.proofreading.wording import say_finding

__all__ = [
    "WAIVED_BY",
    "Findings",
    "Learnt",
    "Waived",
    "confirm_holders",
    "findings_of",
    "findings_of_page",
    "fix",
    "learn_offices",
    "refuse_findings",
    "reject_holders",
    "say_finding",
    "waive",
]

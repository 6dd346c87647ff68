"""What a finding of proof-reading says to the desk: one sentence by code and facts."""

from typing import assert_never

from django.utils.translation import gettext as _

from articles.codes import FindingCode
from articles.proofreading import Finding


def say_finding(finding: Finding) -> str:
    """Say a finding in the language of the desk."""
    facts = {"excerpt": finding.excerpt, **finding.facts}
    match finding.code:
        case FindingCode.UNPAIRED:
            return _("“%(mark)s” has no “%(partner)s” that goes with it.") % facts
        case FindingCode.CROSSED:
            return _("“%(mark)s” stands outside of the marks within which its “%(partner)s” was opened.") % facts
        case FindingCode.PARAGRAPH_TWICE:
            return _("This paragraph stands in the piece already.")
        case FindingCode.SENTENCE_TWICE:
            return _("This sentence stands in the piece already.")
        case FindingCode.CONFUSED if finding.fix:
            return _("“%(excerpt)s” should read “%(right)s”.") % facts
        case FindingCode.DESK_WORD if finding.fix:
            return _("“%(excerpt)s” should read “%(right)s”, by the list of the desk.") % facts
        case FindingCode.CONFUSED | FindingCode.DESK_WORD:
            return _("“%(excerpt)s” is on the list of confused words.") % facts
        case FindingCode.HALF_WIDTH:
            return _("“%(excerpt)s” is set in half width among Chinese.") % facts
        case never:
            assert_never(never)

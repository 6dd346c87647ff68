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
        case FindingCode.NUMBERING:
            return _("The number “%(printed)s” breaks its row: “%(due)s” is due.") % facts
        case FindingCode.CHARACTER_TWICE:
            return _("This character stands twice.")
        case FindingCode.WORD_TWICE:
            return _("This word stands twice.")
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
        case FindingCode.DATE_IMPOSSIBLE:
            return _("There is no such day: “%(excerpt)s”.") % facts
        case FindingCode.WEEKDAY:
            return _("%(date)s is a %(due)s.") % facts
        case FindingCode.YEAR if finding.facts["due"]:
            return _("“%(excerpt)s” does not go with the issue of %(issue)s: %(due)s is due.") % facts
        case FindingCode.YEAR:
            return _("“%(excerpt)s” is told as past, but lies after the issue of %(issue)s.") % facts
        case never:
            assert_never(never)

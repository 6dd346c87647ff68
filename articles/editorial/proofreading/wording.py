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
        case FindingCode.SHARE:
            return _("“%(excerpt)s” is more than all there is.") % facts
        case FindingCode.PART:
            return _("The part “%(excerpt)s” is more than the whole, “%(total)s”.") % facts
        case FindingCode.COUNT:
            return _("%(told)s are told, and %(counted)s are named.") % facts
        case FindingCode.FIGURE:
            return _("The title says “%(excerpt)s”, the body “%(body)s”.") % facts
        case FindingCode.TITLE_LONG:
            return _("This line has %(characters)s characters; %(most)s are the most that fit well.") % facts
        case FindingCode.TITLE_SPLIT if finding.facts["word"]:
            return _("“%(word)s” is cut between two lines of the title.") % facts
        case FindingCode.TITLE_SPLIT:
            return _("A word is cut between two lines of the title: “%(before)s” and “%(after)s”.") % facts
        case FindingCode.OFFICE:
            return _("By the table of offices %(office)s is %(holder)s, not %(excerpt)s.") % facts
        case FindingCode.OFFICE_UNCONFIRMED:
            return _("By what was printed before, %(office)s is %(holder)s, not %(excerpt)s.") % facts
        case FindingCode.NAME_FORMS:
            return _("“%(excerpt)s” and “%(other)s” may be one name.") % facts
        case FindingCode.NAME_NEAR_HOLDER:
            return _("“%(excerpt)s” is nearly the name of an office holder: “%(other)s”.") % facts
        case FindingCode.NAME_NEAR:
            return _("“%(excerpt)s” is nearly a name that the archive knows: “%(other)s”.") % facts
        case never:
            assert_never(never)

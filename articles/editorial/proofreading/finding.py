"""What proof-reading finds in a revision, less what somebody has left standing with a reason."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles.codes import FindingCode, Severity
from articles.editorial.proofreading.knowing import known_for
from articles.editorial.proofreading.wording import say_finding
from articles.editorial.refusal import DeskRefusal
from articles.models import Revision, Waiver
from articles.proofreading import Finding, Known, check

Waivers = dict[tuple[str, str], Waiver]  # by the key of the finding and its severity

TOLD = 3  # findings in a refusal
# Who may leave a finding standing. A sure error stops signing off, and so only who signs off answers for it where it is
# none after all: otherwise a wrong alarm would stop a paper.
WAIVED_BY = {
    Severity.A: "articles.sign_off_article",
    Severity.B: "articles.waive_finding_article",
    Severity.C: "articles.change_article",
}


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding, and why it is left standing."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of a revision in the order of reading: those that are open, and those left standing."""

    revision: Revision
    open: tuple[Finding, ...]
    waived: tuple[Waived, ...]

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Those that stop signing off."""
        return self._of(Severity.A)

    @property
    def needs_reason(self) -> tuple[Finding, ...]:
        """Those that somebody has to answer for before signing off."""
        return self._of(Severity.B)

    @property
    def advice(self) -> tuple[Finding, ...]:
        """Those that stop nothing."""
        return self._of(Severity.C)

    def named(self, key: str) -> Finding:
        """Give the open finding of a key; raises `DeskRefusal` where it is gone."""
        found = next((finding for finding in self.open if finding.key == key), None)
        if found is None:
            raise DeskRefusal(_("This finding is not there any more: the text has changed, or somebody was quicker."))
        return found

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.open if finding.severity == severity)


def findings_of(revision: Revision) -> Findings:
    """Proof-read a revision, in six queries however large the archive is."""
    return findings_of_page([revision])[revision.article_id]


def findings_of_page(revisions: Sequence[Revision]) -> Mapping[int, Findings]:
    """Proof-read pieces of one page, which share the day of their issue, by their keys: in six queries for all."""
    if not revisions:
        return {}
    known, spared = known_for(revisions[0].article_id)
    waivers: dict[int, Waivers] = defaultdict(dict)
    for waiver in Waiver.objects.filter(article__in=[revision.article_id for revision in revisions]):
        waivers[waiver.article_id][waiver.key, waiver.severity] = waiver
    return {row.article_id: _found(row, known, spared, waivers[row.article_id]) for row in revisions}


def _found(revision: Revision, known: Known, spared: Collection[str], waivers: Waivers) -> Findings:
    still_open: list[Finding] = []
    waived: list[Waived] = []
    for finding in check(revision.said, known):
        if finding.code == FindingCode.CONFUSED and finding.excerpt in spared:
            continue
        waiver = _waiver_of(finding, waivers)
        if waiver:
            waived.append(Waived(finding, waiver))
        else:
            still_open.append(finding)
    return Findings(revision, tuple(still_open), tuple(waived))


def refuse_findings(revision: Revision, by: User) -> None:
    """Raise `DeskRefusal` where a revision is not to be signed off: for what is surely wrong, or left without a reason.

    The sentence says which places, and what `by` can do about them.
    """
    found = findings_of(revision)
    if found.blocking:
        raise DeskRefusal(_tell(found.blocking, _stopped(by.has_perm(WAIVED_BY[Severity.A]))))
    if found.needs_reason:
        raise DeskRefusal(_tell(found.needs_reason, _unanswered(by.has_perm(WAIVED_BY[Severity.B]))))


def _waiver_of(finding: Finding, waivers: Waivers) -> Waiver | None:
    """Give the waiver that covers a finding: one of its key, for what was as grave or graver."""
    graver = (severity for severity in Severity if severity <= finding.severity)
    return next((waiver for severity in graver if (waiver := waivers.get((finding.key, severity)))), None)


def _stopped(may_waive: bool) -> str:
    if may_waive:
        return _("Proof-reading stops it: %(what)s Correct it, or say under “findings” why it stands.")
    return _("Proof-reading stops it: %(what)s Correct it first.")


def _unanswered(may_waive: bool) -> str:
    if may_waive:
        return _("Proof-reading asks for a reason: %(what)s Correct it, or say under “findings” why it stands.")
    return _("Proof-reading asks for a reason of the director: %(what)s Correct it, or ask the director.")


def _tell(findings: tuple[Finding, ...], sentence: str) -> str:
    said = "".join(say_finding(finding) for finding in findings[:TOLD])
    if len(findings) > TOLD:
        said += _("And %(count)d more.") % {"count": len(findings) - TOLD}
    return sentence % {"what": said}

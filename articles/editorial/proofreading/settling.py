"""改正 and 不改: what the desk does with a finding."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.codes import Severity
from articles.editorial.editing.saving import Saved, save
from articles.editorial.locking import lock_piece
from articles.editorial.proofreading.finding import WAIVED_BY, findings_of
from articles.editorial.proofreading.wording import say_finding
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import EntryAction
from articles.models import Article, Content, Revision, Waiver, name_of
from articles.proofreading import Finding

LONGEST_NOTE = 300


def fix(*, article: Article, base: Revision, keys: Collection[str], by: User) -> Saved:
    """Put right what proof-reading has found in a revision, by the keys of findings with a plain fix; a save as any.

    Raises `DeskRefusal` for a finding that is gone or has no plain fix, and whatever `save` raises.
    """
    found = findings_of(base)
    findings = [found.named(key) for key in keys]
    if not findings or any(finding.fix is None for finding in findings):
        raise DeskRefusal(_("What is right here only a person can tell: change it in the text."))
    note = "；".join(_told(finding) for finding in findings)[:LONGEST_NOTE]
    return save(article=article, base=base, changes=fixed(base.said, findings), by=by, note=note)


@transaction.atomic
def waive(*, article: Article, revision: Revision, key: str, reason: str, by: User) -> Waiver:
    """Leave standing what proof-reading has found in a revision, for good and on record.

    Raises `DeskRefusal` without a reason, for a finding that is gone, and for who may not answer for one so grave.
    """
    piece = lock_piece(article)
    if not (reason := reason.strip()[:LONGEST_NOTE]):
        raise DeskRefusal(_("To leave it standing needs a reason."))
    finding = findings_of(revision).named(key)
    if not by.has_perm(WAIVED_BY[finding.severity]):
        raise DeskRefusal(_not_yours(finding))
    waiver = Waiver.objects.create(
        article=piece,
        code=finding.code,
        severity=finding.severity,
        key=finding.key,
        excerpt=finding.excerpt,
        reason=reason,
        by=by,
        by_name=name_of(by),
    )
    record(by=by, action=EntryAction.WAIVE, rows=[piece], message=say_finding(finding), reason=reason)
    return waiver


def fixed(content: Content, findings: Iterable[Finding]) -> Content:
    """Put right what was found in a content: from its end, so that places hold; of two that overlap, the later one.

    A block of the body of which nothing is left goes.
    """
    texts: dict[tuple[str, int | None], tuple[str, int]] = {}  # with the place from which on it is put right
    for finding in sorted(findings, key=lambda finding: (finding.end, finding.start), reverse=True):
        place = (finding.field, finding.block)
        text, right_from = texts.get(place, (_text_at(content, *place), finding.end))
        if finding.end <= right_from:
            texts[place] = (text[: finding.start] + (finding.fix or "") + text[finding.end :], finding.start)
    changes: dict[str, Any] = {field: text.strip() for (field, block), (text, _from) in texts.items() if block is None}
    blocks = [
        replace(block, text=texts.get(("body", at), (block.text, 0))[0].strip())
        for at, block in enumerate(content.body)
    ]
    rows = [replace(row, name=texts.get(("bylines", at), (row.name, 0))[0]) for at, row in enumerate(content.bylines)]
    return replace(content, body=tuple(block for block in blocks if block.text), bylines=tuple(rows), **changes)


def _text_at(content: Content, field: str, block: int | None) -> str:
    if block is None:
        return str(getattr(content, field))
    return content.body[block].text if field == "body" else content.bylines[block].name


def _told(finding: Finding) -> str:
    """Say in a note what is put right."""
    told = {"wrong": finding.excerpt, "right": finding.fix}
    return (_("“%(wrong)s” put right as “%(right)s”") if finding.fix else _("“%(wrong)s” taken out")) % told


def _not_yours(finding: Finding) -> str:
    match finding.severity:
        case Severity.A:
            return _("This stops signing off: only who signs off can answer for it. Correct it, or ask them.")
        case Severity.B:
            return _("This needs a reason of the director: correct it, or ask them.")
        case _:
            return _("You may not do this: your account has not the right to.")

"""校对发现: what proof-reading says of a piece where it is changed and reviewed, and what is done about it there."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.admin.shared.filters import is_key
from articles.admin.shared.staff import staff
from articles.codes import Severity
from articles.editorial import DeskRefusal, May, may
from articles.editorial.content.places import place_of_block, place_of_field, place_of_row
from articles.editorial.proofreading import WAIVED_BY, Findings, findings_of, fix, say_finding, waive
from articles.enums import DeskAction, Stage
from articles.models import Article, Content, Revision, Waiver, render_body
from articles.proofreading import Finding

FIX, WAIVE, CHECK = "_fix", "_waive", "_check"
ALL_OF = "all:"  # before the code of findings that one press puts right together
NEAR, LONGEST = 10, 40  # characters shown around an excerpt, and of it


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as shown: the sentence, the words around it, and where it leads to.

    `place` names an element of the page; `start` and `end` are the characters in its field, as scripts count them, None
    where the field has another text. `alike` counts, on the first of them, the findings of its kind with a plain fix.
    """

    finding: Finding
    said: str
    where: str
    before: str
    shown: str
    after: str
    place: str
    start: int | None = None
    end: int | None = None
    alike: int = 0
    may_waive: bool = False
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """All findings of a revision as shown to somebody: by how grave they are, and those left standing."""

    revision: Revision
    groups: tuple[tuple[Severity, tuple[Line, ...]], ...]
    waived: tuple[Line, ...]
    can_fix: bool

    @property
    def is_open(self) -> bool:
        """Whether something waits for an answer."""
        return any(severity != Severity.C for severity, _lines in self.groups)


def panel_of(piece: Article, by: User, may_edit: May) -> Panel:
    """Proof-read what the desk works on, as it is shown to somebody."""
    if piece.latest_revision is None:
        raise ValueError(f"Article {piece.pk} was made without its first revision.")
    found = findings_of(piece.latest_revision)
    content = piece.latest_revision.said
    grouped = groupby(lines_of(found, by), key=lambda line: line.finding.severity)
    return Panel(
        revision=piece.latest_revision,
        groups=tuple((severity, tuple(rows)) for severity, rows in grouped),
        waived=tuple(_line(content, waived.finding, by, waived.waiver) for waived in found.waived),
        can_fix=bool(may_edit),
    )


def lines_of(found: Findings, by: User) -> list[Line]:
    """Show the open findings of a revision to somebody, the gravest first."""
    alike = _alike(found.open)
    shown = (_line(found.revision.said, finding, by, alike=alike.get(finding.key, 0)) for finding in found.open)
    return sorted(shown, key=lambda line: line.finding.severity)


def is_asked_for(request: HttpRequest, piece: Article) -> bool:
    """Tell whether findings are shown: of what the desk writes always, of print where somebody asks for it."""
    return piece.stage != Stage.PRINTED or CHECK.strip("_") in request.GET


class ProofReads(ModelAdmin[Any]):
    """A form that shows what proof-reading finds, and puts it right or leaves it standing in the request that saves."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        piece: Article | None = context.get("original")
        if piece is not None and self.has_change_permission(request, piece):
            context |= shown_findings(request, piece, may(DeskAction.EDIT, piece, staff(request)))
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Do with what has just been saved what its findings are to come to."""
        if request.POST.keys().isdisjoint({FIX, WAIVE, CHECK}):
            return super().response_change(request, obj)
        sent = request.POST.get("base", "")
        shown = Revision.objects.filter(article=obj.pk, pk=sent).first() if is_key(sent) else None
        settle(request, Article.objects.get(pk=obj.pk), shown)
        return HttpResponseRedirect(f"{request.path}{_asked_again(request)}#findings")


def shown_findings(request: HttpRequest, piece: Article, may_edit: May) -> dict[str, Any]:
    """Give a template the findings, or the address at which they are shown."""
    if is_asked_for(request, piece):
        return {"findings": panel_of(piece, staff(request), may_edit)}
    return {"check_url": f"{request.path}?check=1#findings"}


def finding_urls(model_admin: ModelAdmin[Any]) -> list[URLPattern]:
    """Give the address at which findings are settled from the page of reviews."""

    @require_POST
    def settled(request: HttpRequest, article: int) -> HttpResponse:
        piece = get_object_or_404(Article.objects.at_desk().select_related("latest_revision"), pk=article)
        if not model_admin.has_view_permission(request, piece):
            raise PermissionDenied
        settle(request, piece)
        page = reverse("admin:articles_article_review", args=[article])
        return HttpResponseRedirect(f"{page}{_asked_again(request)}#findings")

    return [
        path(
            "<int:article>/findings/",
            model_admin.admin_site.admin_view(settled),
            name="articles_article_findings",
        )
    ]


def settle(request: HttpRequest, piece: Article, shown: Revision | None = None) -> None:
    """Do what a button beside a finding says, and say what was done, or why not.

    `shown` is the revision whose findings the page showed, where what was typed since has just been saved over it.
    """
    by, revision = staff(request), piece.latest_revision
    if revision is None:
        raise ValueError(f"Article {piece.pk} was made without its first revision.")
    try:
        if key := request.POST.get(WAIVE):
            reason, (now,) = request.POST.get(f"_reason-{key}", ""), _keys(revision, key, shown)
            waive(article=piece, revision=revision, key=now, reason=reason, by=by)
            messages.success(request, _("Left standing, with your reason on record."))
        elif wanted := request.POST.get(FIX):
            keys = _keys(revision, wanted, shown)
            fix(article=piece, base=revision, keys=keys, by=by)
            told = ngettext("%(count)d finding put right.", "%(count)d findings put right.", len(keys))
            messages.success(request, told % {"count": len(keys)})
        else:
            messages.success(request, _("Saved and proof-read."))
    except DeskRefusal as refusal:
        messages.warning(request, str(refusal))


def _keys(revision: Revision, wanted: str, shown: Revision | None) -> list[str]:
    """Read which findings a button is of: one by its key, or all of a code that have a plain fix.

    Where words beside one were changed in the same form, its key is another by now.
    """
    found = findings_of(revision)
    if wanted.startswith(ALL_OF):
        return [it.key for it in found.open if it.fix is not None and it.code == wanted.removeprefix(ALL_OF)]
    if shown is None or shown == revision or any(finding.key == wanted for finding in found.open):
        return [wanted]
    before = next((finding for finding in findings_of(shown).open if finding.key == wanted), None)
    alike = [it for it in found.open if before and _is_alike(it, before)]
    return [min(alike, key=lambda it: _distance(it, before)).key] if before and alike else [wanted]


def _is_alike(finding: Finding, other: Finding) -> bool:
    return (finding.code, finding.field, finding.excerpt) == (other.code, other.field, other.excerpt)


def _distance(finding: Finding, other: Finding) -> tuple[int, int]:
    return abs((finding.block or 0) - (other.block or 0)), abs(finding.start - other.start)


def _asked_again(request: HttpRequest) -> str:
    return "?check=1" if CHECK.strip("_") in request.GET else ""


def _alike(findings: Iterable[Finding]) -> dict[str, int]:
    """Count the findings of each kind with a plain fix, by the key of the first; only where there are several."""
    keys: dict[str, list[str]] = {}
    for finding in findings:
        if finding.fix is not None:
            keys.setdefault(finding.code, []).append(finding.key)
    return {first: 1 + len(others) for first, *others in keys.values() if others}


def _line(content: Content, finding: Finding, by: User, waiver: Waiver | None = None, alike: int = 0) -> Line:
    place, text, offset, where = _place(content, finding)
    start, end = finding.start, finding.end
    return Line(
        finding=finding,
        said=say_finding(finding),
        where=where,
        before=("…" if start > NEAR else "") + text[max(0, start - NEAR) : start],
        shown=Truncator(finding.excerpt).chars(LONGEST),
        after=text[end : end + NEAR] + ("…" if len(text) > end + NEAR else ""),
        place=place,
        start=None if offset is None else offset + _units(text[:start]),
        end=None if offset is None else offset + _units(text[:end]),
        alike=alike,
        may_waive=by.has_perm(WAIVED_BY[finding.severity]),
        waiver=waiver,
    )


def _place(content: Content, finding: Finding) -> tuple[str, str, int | None, str]:
    """Tell where a finding stands: its place on a page, its text, where that begins in its field, and its name."""
    at = finding.block
    if at is None:
        return finding.field, str(getattr(content, finding.field)), 0, place_of_field(finding.field).label
    if finding.field == "bylines":
        row = content.bylines[at]
        return "bylines", row.name, None, place_of_row(at, row).label
    block = content.body[at]
    before = render_body(list(content.body[: at + 1])).removesuffix(block.text)
    return f"body-{at}", block.text, _units(before), place_of_block(at, block).label


def _units(text: str) -> int:
    """Count a text as scripts of a page do, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2

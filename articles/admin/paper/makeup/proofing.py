"""A page is read whole and signed: a proof, or 付印, with which its pieces may be released in the same press."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.paper.article.findings import Line, lines_of
from articles.admin.shared.staff import staff
from articles.editorial import (
    DeskRefusal,
    Layout,
    May,
    PageChange,
    changes_seen,
    known_of_page,
    layout_of,
    may,
    may_page,
    publish,
    sign_page,
    warning_of_page,
)
from articles.editorial.chain.known import Known
from articles.editorial.proofreading import findings_of_page
from articles.editorial.reviewing.pages.layout import STEPS
from articles.editorial.reviewing.pages.signing import Seen
from articles.enums import DeskAction, Stage, Step, Visibility
from articles.models import Article, Content, Issue, Page, Revision

READ = re.compile(r"([0-9]{1,18}):([0-9]{1,18})")
MOST_READ = 300
LONGEST_OPINION = 5000


class SignForm(forms.Form):
    """What somebody thinks of a page, and whether its pieces are released with it."""

    opinion = forms.CharField(
        label=gettext_lazy("Opinion"),
        max_length=LONGEST_OPINION,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    release = forms.BooleanField(label=gettext_lazy("release all pieces of the page with the issue"), required=False)


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """A piece as it is read on its page: what it says by now, what proof-reading finds, whether the reader may edit."""

    piece: Article
    content: Content
    findings: Sequence[Line]
    may_edit: bool

    @property
    def byline(self) -> str:
        return "　".join(row.words for row in self.content.bylines) or self.content.byline_raw


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What changed on the page: of which piece, and by which numbers of revisions it can be compared."""

    change: PageChange
    title: str
    compared: tuple[int, int] | None = None


def proofed(request: HttpRequest, issue: Issue, page: int) -> HttpResponse:
    """Show a page to be read, and sign it; where that is refused, it comes back as it is, the opinion still in it."""
    row = _page_to_read(request, issue, page)
    if request.method != "POST":
        return proof_page(request, row, SignForm())
    form, seen = SignForm(request.POST), _read_in(request)
    if request.POST.get("step") not in STEPS:
        raise BadRequest("no step of a page")
    if not form.is_valid():
        return proof_page(request, row, form, seen)
    step = Step(request.POST["step"])
    try:
        signature = sign_page(page=row, step=step, seen=seen, by=staff(request), opinion=form.cleaned_data["opinion"])
    except DeskRefusal as refusal:
        messages.error(request, str(refusal))
        return proof_page(request, row, form, seen)
    told = {"page": row.name, "step": signature.get_step_display()}
    messages.success(request, _("%(page)s: %(step)s is signed.") % told)
    if step == Step.PASS and form.cleaned_data["release"]:
        _release(request, row)
    return HttpResponseRedirect(f"{reverse('admin:articles_issue_pages', args=[issue.pk])}#page-{row.pk}")


def come_back(request: HttpRequest, issue: Issue, page: int) -> HttpResponse:
    """Show the page with what was typed before the session expired; the button is pressed once more."""
    row = _page_to_read(request, issue, page)
    messages.warning(request, _("You are logged in again. Nothing is done yet: press the button once more."))
    return proof_page(request, row, SignForm(request.POST), _read_in(request))


def proof_page(request: HttpRequest, page: Page, form: SignForm, seen: Seen | None = None) -> HttpResponse:
    """Show a page to be read; with what has changed since it was `seen`, or since its last signature."""
    by, layout = staff(request), layout_of(page)
    known = known_of_page(layout, by)
    step = layout.next_step
    changes = changes_seen(layout, seen) if seen else layout.changes
    context = {
        **admin.site.each_context(request),
        "title": f"{page.name} {step.label if step else _('passed for print')}",
        "opts": Issue._meta,
        "issue": page.issue,
        "page": page,
        "layout": layout,
        "step": step,
        "may": may_page(step, layout, by, known) if step else May(),
        "warning": warning_of_page(step, layout, by, known) if step else "",
        "pieces": list(_pieces(layout, known, by)),
        "changes": _change_lines(changes, layout),
        "is_since_read": bool(seen),
        "last": layout.signatures[-1] if layout.signatures else None,
        "form": form,
        "may_release": step == Step.PASS and page.issue.date and by.has_perm("articles.release_article"),
    }
    return TemplateResponse(request, "admin/articles/issue/page.html", context)


def _page_to_read(request: HttpRequest, issue: Issue, page: int) -> Page:
    """Find a page for who may read its pieces."""
    if not staff(request).has_perm("articles.view_article"):
        raise PermissionDenied
    return get_object_or_404(Page.objects.select_related("issue"), pk=page, issue=issue)


def _pieces(layout: Layout, known: Known, by: User) -> Iterator[ReadPiece]:
    """Read the words of all pieces of a page and proof-read them, in seven queries.

    What is under review is changed at its review (审读), which alone looks up whose own piece it is.
    """
    keys = [piece.latest_revision_id for piece in layout.pieces if piece.latest_revision_id]
    latest = {revision.article_id: revision for revision in Revision.objects.filter(pk__in=keys)}
    found = findings_of_page(list(latest.values()))
    for piece in layout.pieces:
        findings = lines_of(found[piece.pk], by)
        may_edit = piece.stage not in Stage.reviews() and bool(may(DeskAction.EDIT, piece, by, known))
        yield ReadPiece(piece, latest[piece.pk].said, findings, may_edit)


def _change_lines(changes: Sequence[PageChange], layout: Layout) -> list[ChangeLine]:
    """Name the pieces that have changed; in two queries, or in none."""
    there = {piece.pk: piece.working_title for piece in layout.pieces}
    gone = [change.piece for change in changes if change.piece not in there]
    titles = (
        there | {row.pk: row.title for row in Article.objects.filter(pk__in=gone).without_text()} if gone else there
    )
    compared = [key for change in changes for key in (change.then, change.now) if key]
    numbers = dict(Revision.objects.filter(pk__in=compared).values_list("pk", "number")) if compared else {}
    return [
        ChangeLine(
            change,
            titles.get(change.piece, _("(deleted)")),
            (numbers[change.then], numbers[change.now]) if change.then in numbers and change.now in numbers else None,
        )
        for change in changes
    ]


def _read_in(request: HttpRequest) -> Seen:
    """Read which revisions somebody had before them, in the order in which they stood on the page."""
    found = (READ.fullmatch(value) for value in request.POST.getlist("seen")[:MOST_READ])
    return {int(match[1]): int(match[2]) for match in found if match}


def _release(request: HttpRequest, page: Page) -> None:
    """Release what the desk made of a page with its issue, each piece by itself; and say of each what came of it."""
    released = []
    for piece in layout_of(page).pieces:
        if piece.visibility == Visibility.PUBLISHED and not piece.is_apart:
            continue
        try:
            shown = publish(article=piece, by=staff(request), with_issue=not piece.is_public)
            released.append(shown.title)
        except DeskRefusal as refusal:
            messages.warning(request, str(refusal))
    if released:
        told = {"titles": "、".join(released), "day": page.issue.day}
        messages.success(request, _("Released with the issue of %(day)s: %(titles)s.") % told)

"""Comparing the versions of a piece, any two or any with what readers see, and bringing one back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from articles.admin.shared.expired import pressed_again
from articles.admin.shared.staff import staff
from articles.admin.shared.telling import tell_moved
from articles.chinese.text import length
from articles.editorial import (
    DeskRefusal,
    Difference,
    RunKind,
    Saved,
    compare,
    content_at_desk,
    restore,
    tell_places,
)
from articles.models import Article, Content, Page, Revision, content_of

LIVE = "live"


class VersionsForm(forms.Form):
    """Which two versions are compared, `from` the one `to` the other, and whether what is the same is shown too."""

    all = forms.BooleanField(label=gettext_lazy("show what is the same too"), required=False)

    def __init__(self, data: Any, versions: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        both = {"from": gettext_lazy("from"), "to": gettext_lazy("to")}
        fields = {name: forms.ChoiceField(label=label, choices=versions) for name, label in both.items()}
        self.fields = {**fields, **self.fields}


class RestoreForm(forms.Form):
    """Which revision is brought back, and which was the latest when that was asked for."""

    number = forms.IntegerField(min_value=1)
    base = forms.IntegerField(min_value=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a comparison: a difference, or how many blocks and fields in a row are the same."""

    difference: Difference | None = None
    same: int = 0


def version_urls(model_admin: ModelAdmin[Any]) -> list[URLPattern]:
    """Give the addresses of the pages about versions."""

    @require_safe
    def compared(request: HttpRequest, article: int) -> HttpResponse:
        return compare_page(model_admin, request, readable(model_admin, request, article))

    @require_POST
    def restored(request: HttpRequest, article: int) -> HttpResponse:
        piece = readable(model_admin, request, article)
        if not model_admin.has_change_permission(request, piece):
            raise PermissionDenied
        return bring_back(request, piece)

    def comparison(article: int) -> str:
        return reverse("admin:articles_article_compare", args=[article])

    site = model_admin.admin_site
    return [
        path("<int:article>/compare/", site.admin_view(compared), name="articles_article_compare"),
        path("<int:article>/restore/", pressed_again(site, restored, comparison), name="articles_article_restore"),
    ]


def readable(model_admin: ModelAdmin[Any], request: HttpRequest, article: int) -> Article:
    """Find a piece that this person may read."""
    piece = model_admin.get_object(request, str(article))
    if piece is None:
        raise Http404
    if not model_admin.has_view_or_change_permission(request, piece):
        raise PermissionDenied
    found: Article = piece
    return found


def compare_page(model_admin: ModelAdmin[Any], request: HttpRequest, piece: Article) -> HttpResponse:
    """Show what was changed between two versions of a piece."""
    revisions = list(piece.revisions.order_by("-number").defer("content"))
    may_change = model_admin.has_change_permission(request, piece)
    form = VersionsForm({**_first_asked(piece, revisions), **request.GET.dict()}, list(_versions(piece, revisions)))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Compare: %(name)s") % {"name": piece.title},
        "opts": model_admin.opts,
        "original": piece,
        "form": form,
        "several": len(form.fields["from"].choices) > 1,  # type: ignore[attr-defined]
    }
    if form.is_valid():
        before, after = (_content(piece, form.cleaned_data[name]) for name in ("from", "to"))
        found = compare(before, after, names_of_pages(before, after))
        context |= {
            "lines": list(lines_of(found, everything=form.cleaned_data["all"])),
            "is_changed": any(difference.is_changed for difference in found),
            "restorable": _restorable(form.cleaned_data, revisions) if may_change else [],
            "latest": revisions[0],
            "added": characters_of(found, RunKind.ADDED),
            "removed": characters_of(found, RunKind.REMOVED),
        }
    return TemplateResponse(request, "admin/articles/article/compare.html", context)


def bring_back(request: HttpRequest, piece: Article) -> HttpResponse:
    """Bring the version back that is asked for, and say what came of it."""
    form = RestoreForm(request.POST)
    if not form.is_valid():
        raise BadRequest("a version is restored by two numbers")
    revision, base = (get_object_or_404(piece.revisions, number=form.cleaned_data[name]) for name in ("number", "base"))
    try:
        brought = restore(article=piece, revision=revision, base=base, by=staff(request))
    except DeskRefusal as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{reverse('admin:articles_article_compare', args=[piece.pk])}?from={revision.number}")
    _tell(request, revision, brought.saved, stays=brought.stays)
    return redirect("admin:articles_article_change", piece.pk)


def _tell(request: HttpRequest, revision: Revision, saved: Saved, *, stays: bool) -> None:
    if saved.revision is None:
        messages.info(request, _("The piece says what %(revision)s said already.") % {"revision": revision})
        return
    told = {"restored": revision, "made": saved.revision}
    messages.success(request, _("%(restored)s is back, as %(made)s.") % told)
    if saved.merged:
        places = {"places": tell_places(saved.merged)}
        messages.info(request, _("Changes that others saved meanwhile were kept: %(places)s.") % places)
    if stays:
        messages.warning(request, _("Its place on the page of then is not free: the piece stays where it is."))
    if saved.article.is_public and saved.article.live_revision_id != saved.revision.pk:
        messages.warning(request, _("Readers see the same words as before, until this version is released."))
    tell_moved(request, int(saved.moved))


def _first_asked(piece: Article, revisions: Sequence[Revision]) -> dict[str, str]:
    """Compare the latest revision with what readers see, or with the one before, unless others are asked for."""
    latest = revisions[0].number
    if piece.is_public and piece.live_revision_id != piece.latest_revision_id:
        return {"from": LIVE, "to": str(latest)}
    return {"from": str(max(1, latest - 1)), "to": str(latest)}


def _versions(piece: Article, revisions: Iterable[Revision]) -> Iterable[tuple[str, str]]:
    """Name the versions that can be compared, the newest first."""
    if piece.is_public:
        yield LIVE, _("what readers see")
    for revision in revisions:
        moment = date_format(timezone.localtime(revision.created_at), "SHORT_DATETIME_FORMAT")
        yield str(revision.number), f"{revision} {moment} {revision.author_name} {revision.get_way_display()}"


def _restorable(asked: Mapping[str, Any], revisions: Sequence[Revision]) -> list[Revision]:
    """Give those of the two versions that can be brought back."""
    return [revision for revision in revisions[1:] if str(revision.number) in (asked["from"], asked["to"])]


def _content(piece: Article, version: str) -> Content:
    """Read a version; of the latest one tags and place are those of now."""
    if version == LIVE:
        return content_of(piece)
    revision = piece.revisions.get(number=version)
    return content_at_desk(piece) if revision.pk == piece.latest_revision_id else revision.said


def names_of_pages(*contents: Content) -> dict[int, str]:
    keys = {content.page for content in contents if content.page}
    return {page.pk: str(page) for page in Page.objects.select_related("issue").filter(pk__in=keys)} if keys else {}


def lines_of(found: Iterable[Difference], *, everything: bool) -> Iterable[Line]:
    """Give what differs, and between how much is the same; or everything."""
    same = 0
    for difference in found:
        if everything or difference.is_changed:
            if same:
                yield Line(same=same)
            yield Line(difference)
            same = 0
        else:
            same += 1
    if same:
        yield Line(same=same)


def characters_of(found: Iterable[Difference], kind: RunKind) -> int:
    """Count the characters of the texts that were added or removed."""
    texts = (run.text for one in found if one.is_text for run in one.runs if run.kind == kind)
    return sum(map(length, texts))

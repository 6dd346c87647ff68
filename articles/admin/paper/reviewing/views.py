"""审读: the page on which a piece is read, judged and signed; nothing typed on it is lost."""

import re
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.admin.paper.article.findings import shown_findings
from articles.admin.paper.article.releasing import ReleaseForm, chosen_release
from articles.admin.paper.article.unsaved.relogin import kept_through_login
from articles.admin.paper.reviewing.acts import ACT_NAMED, BUTTON, Sent, do_as_shown, state_of, tell_done
from articles.admin.paper.reviewing.offers import Offers, offers_of, stages_before
from articles.admin.paper.reviewing.sheet import SinceForm, sheet_of, versions_to_mark
from articles.admin.paper.reviewing.slip import slip_page
from articles.admin.paper.reviewing.thread import links_of, thread_of
from articles.admin.shared.links import change_url
from articles.admin.shared.staff import staff
from articles.editorial import Chain, DeskRefusal, answer, chain_of
from articles.editorial.chain.persons import marks_of
from articles.editorial.chain.sharing import WARN, sharing
from articles.editorial.chain.signatures import shared_proof
from articles.editorial.workbench import waiting_for
from articles.enums import Stage
from articles.models import Article, Revision

ANSWER = "answer"
SIGNS = {"approve", "approve-and-sign-off", "sign-off", "proof", "send-back", "decline"}
KEY = re.compile(r"[0-9]{1,18}")


def review_urls(model_admin: ModelAdmin[Any]) -> list[URLPattern]:
    """Give the addresses at which a piece is read and signed, and its slip is printed."""

    def reviewed(request: HttpRequest, article: int) -> HttpResponse:
        piece = piece_to_read(model_admin, request, article)
        if request.method == "POST" and BUTTON in request.POST:
            return pressed(model_admin, request, piece)
        return review_page(model_admin, request, piece, request.POST)

    def come_back(request: HttpRequest, article: int) -> HttpResponse:
        """Show the page with what was typed before the session expired; the button is pressed once more."""
        piece = piece_to_read(model_admin, request, article)
        messages.warning(request, _("You are logged in again. Nothing is done yet: press the button once more."))
        return review_page(model_admin, request, piece, request.POST)

    def slip(request: HttpRequest, article: int) -> HttpResponse:
        return slip_page(request, piece_to_read(model_admin, request, article))

    return [
        path(
            "<int:article>/review/",
            kept_through_login(model_admin, reviewed, come_back),
            name="articles_article_review",
        ),
        path("<int:article>/slip/", model_admin.admin_site.admin_view(slip), name="articles_article_slip"),
    ]


def piece_to_read(model_admin: ModelAdmin[Any], request: HttpRequest, article: int) -> Article:
    """Find a piece that this person may read, also in the bin: what was typed about it is not lost."""
    pieces = Article.objects.select_related("latest_revision", "live_revision", "page__issue", "source", "continues")
    piece = get_object_or_404(pieces, pk=article)
    if not model_admin.has_view_permission(request, piece):
        raise PermissionDenied
    return piece


def pressed(model_admin: ModelAdmin[Any], request: HttpRequest, piece: Article) -> HttpResponse:
    """Do what a button says; where it is refused, the page comes back with what was typed, and with the reason."""
    read = _revision_read(request.POST, piece)
    try:
        messages.success(request, act_on(request, piece, read))
    except DeskRefusal as refusal:
        messages.error(request, str(refusal))
        piece = piece_to_read(model_admin, request, piece.pk)  # as it is by now
        return review_page(model_admin, request, piece, request.POST, read)
    else:
        lead_on(request, piece)
        return HttpResponseRedirect(request.path)


def lead_on(request: HttpRequest, piece: Article) -> None:
    """Lead whoever has signed a piece to the next one that waits for them, the oldest first."""
    if request.POST[BUTTON] not in SIGNS:
        return
    following = next((other for other in waiting_for(user=staff(request)).mine if other != piece), None)
    if following:
        link = '{} <a href="{}" accesskey="n" data-key="n">{} <kbd>N</kbd></a>'
        url = reverse("admin:articles_article_review", args=[following.pk])
        messages.info(request, format_html(link, _("Next for you:"), url, following.working_title))


def act_on(request: HttpRequest, piece: Article, read: Revision | None) -> str:
    """Call the service function of a button, and say what was done. Raises `DeskRefusal` with the reason why not."""
    by, name = staff(request), request.POST[BUTTON]
    if name == ANSWER:
        key = request.POST.get("signature", "")
        signature = get_object_or_404(piece.signatures, pk=key if KEY.fullmatch(key) else 0)
        answer(signature=signature, by=by, text=request.POST.get(f"answer-{key}", ""))
        return _("Your answer stands in the thread.")
    if name not in ACT_NAMED:
        raise BadRequest("no button of this page")
    if read is None:
        raise DeskRefusal(_("The form does not say which version it showed: open it anew."))
    act = ACT_NAMED[name]
    return tell_done(act, do_as_shown(act, Sent(piece, read, by, request.POST)))


def review_page(
    model_admin: ModelAdmin[Any],
    request: HttpRequest,
    piece: Article,
    typed: QueryDict,
    read: Revision | None = None,
) -> HttpResponse:
    """Show a piece to be read and signed, with what was typed in the fields; `read` is the revision shown before."""
    by, chain = staff(request), chain_of(piece)
    versions = versions_to_mark(piece, chain, by, read)
    first = {"since": str(versions[0].revision.number)}
    is_stale = read is not None and read != piece.latest_revision  # what changed meanwhile is marked before all else
    form = SinceForm(first if is_stale else {**first, **request.GET.dict()}, versions)
    chosen = form.cleaned_data["since"] if form.is_valid() else first["since"]
    since = next(one for one in versions if str(one.revision.number) == chosen)
    offers = offers_of(piece, by)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Review: %(title)s") % {"title": piece.working_title},
        "opts": model_admin.opts,
        "original": piece,
        "state": state_of(piece),
        "sheet": sheet_of(piece, since.revision),
        "since": since,
        "since_form": form,
        "offers": offers,
        "links": links_of(chain),
        "thread": thread_of(chain, typed),
        "typed": typed,
        **shown_findings(request, piece, offers.edit),
        **_sources(piece),
        **_fields(request, piece, chain, offers),
    }
    return TemplateResponse(request, "admin/articles/article/review/review.html", context)


def _fields(request: HttpRequest, piece: Article, chain: Chain, offers: Offers) -> dict[str, Any]:
    """Give what the fields beside the buttons need."""
    told: dict[str, Any] = {
        "opinion_needed": piece.stage == Stage.FIRST_REVIEW and offers.has("approve"),
    }
    if offers.has("send-back"):
        signers = {signature.step: signature.signer_name for signature in chain.standing}
        told["back_to"] = [(stage, signers.get(stage.step or "", "")) for stage in stages_before(Stage(piece.stage))]
    if offers.has("proof"):
        shared = shared_proof(chain, marks_of(staff(request)))
        step = chain.stage.step
        told["shared"] = shared if shared and step and sharing(step) == WARN else None
    if offers.has("release"):
        told["release_form"] = ReleaseForm(initial=chosen_release(request, piece))
        told["paper_time"] = timezone.localtime()
    return told


def _sources(piece: Article) -> dict[str, str]:
    """Lead to the page as received, and to that of the other half of a piece."""
    rest = piece.rest.source if piece.imported is not None and piece.rest else None
    return {
        "source_url": change_url(piece.source) if piece.source else "",
        "rest_url": change_url(rest) if rest else "",
    }


def _revision_read(typed: QueryDict, piece: Article) -> Revision | None:
    """Find the revision that the page showed."""
    key = typed.get("revision", "")
    return piece.revisions.filter(pk=key).first() if KEY.fullmatch(key) else None

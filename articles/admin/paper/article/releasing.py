"""送审, 签发 and release in the form: what is typed is saved first, and the same request does what is asked with it."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.paper.article.actions import ask_to_withdraw
from articles.admin.paper.article.unsaved.drafts import asked_draft
from articles.admin.paper.reviewing.thread import links_of
from articles.admin.shared.staff import staff
from articles.editorial import (
    DeskRefusal,
    chain_of,
    may_each,
    publish,
    read_moment,
    sign_off,
    submit,
    transcribe,
)
from articles.enums import DeskAction, Stage, Visibility
from articles.models import Article, Revision

SUBMIT, READ, SIGN_OFF, PUBLISH, WITHDRAW = "_submit", "_read", "_sign_off", "_publish", "_withdraw"
NOW, WITH_ISSUE, AT = "now", "issue", "moment"
LONGEST = 60


class ReleaseForm(forms.Form):
    """When readers are to see a piece."""

    release = forms.ChoiceField(
        label=_("readers see it"),
        choices=[(NOW, _("now")), (WITH_ISSUE, _("on the day of its issue")), (AT, _("at a moment"))],
        required=False,
    )
    release_at = forms.CharField(
        label=_("moment"),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("tomorrow 6:00")}),
    )


class Releases(ModelAdmin[Any]):
    """A form that signs off, releases and withdraws, for who may."""

    def has_release_permission(self, request: HttpRequest) -> bool:
        return staff(request).has_perm("articles.release_article")

    def has_submit_permission(self, request: HttpRequest) -> bool:
        return staff(request).has_perm("articles.submit_article")

    def has_hold_permission(self, request: HttpRequest) -> bool:
        return staff(request).has_perm("articles.hold_article")

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return staff(request).has_perm("articles.withdraw_article")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show how far the piece has come, and offer what it is ready for."""
        piece: Article | None = context["original"]
        if piece and piece.stage != Stage.PRINTED:
            context["links"] = links_of(chain_of(piece))
        if piece and self.has_change_permission(request, piece):
            context |= offered(piece, staff(request))
            if context["can_publish"]:
                context["release_form"] = ReleaseForm(initial=chosen_release(request, piece))
                context["paper_time"] = timezone.localtime()
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Do with what has just been saved what was asked for: nothing typed is left behind, whatever is refused."""
        if READ in request.POST:
            return HttpResponseRedirect(reverse("admin:articles_article_review", args=[obj.pk]))
        if request.POST.keys().isdisjoint({SUBMIT, SIGN_OFF, PUBLISH, WITHDRAW}):
            return super().response_change(request, obj)
        piece = Article.objects.get(pk=obj.pk)
        messages.success(request, gettext("“%(title)s” is saved.") % {"title": piece.working_title})
        if WITHDRAW in request.POST and self.has_withdraw_permission(request):
            return ask_to_withdraw(self, request, Article.objects.filter(pk=obj.pk))
        try:
            sign_and_show(request, piece, getattr(obj, "revision_read", None))
        except DeskRefusal as refusal:
            messages.warning(request, str(refusal))
            chosen = {name: request.POST.get(name, "")[:LONGEST] for name in ReleaseForm.base_fields}
            return HttpResponseRedirect(f"{request.path}?{urlencode(chosen)}")
        return HttpResponseRedirect(request.path)


def offered(piece: Article, by: User) -> dict[str, bool]:
    """Tell what the form offers to do with a piece."""
    answers = {action: bool(answer) for action, answer in may_each(piece, by).items()}
    return {
        "can_submit": answers[DeskAction.SUBMIT],
        "can_read": answers[DeskAction.EDIT] and piece.stage in Stage.waiting(),
        "can_sign_off": answers[DeskAction.SIGN_OFF] or (is_transcribed(piece) and answers[DeskAction.TRANSCRIBE]),
        "can_publish": shows_something(piece) and answers[DeskAction.RELEASE],
        "can_withdraw": answers[DeskAction.WITHDRAW],
    }


def is_transcribed(piece: Article) -> bool:
    """Tell whether the desk has made another transcription of print than readers see."""
    return piece.live_revision_id not in (None, piece.latest_revision_id)


def shows_something(piece: Article) -> bool:
    """Tell whether releasing a piece would show readers something that they do not see by now."""
    is_changed = piece.latest_revision_id != piece.live_revision_id
    return not piece.is_public or (is_changed and piece.stage != Stage.PRINTED)


def sign_and_show(request: HttpRequest, piece: Article, read: Revision | None) -> None:
    """Submit, sign off or release what has just been saved, as was asked for.

    `read` is the revision that the editor had before them: none where it holds what others saved meanwhile. Raises
    `DeskRefusal` with the sentence that says why not; what was done before that is said.
    """
    by, told = staff(request), {"title": piece.working_title}
    when = asked_moment(request.POST, piece) if PUBLISH in request.POST else {}
    if SUBMIT in request.POST:
        piece = submit(article=piece, by=by)
        messages.success(request, gettext("“%(title)s” is submitted for review.") % told)
    if SIGN_OFF in request.POST:
        if read is None:
            raise DeskRefusal(
                gettext("“%(title)s” now holds what others saved: read it once more before you sign it off.") % told
            )
        sign = transcribe if piece.stage == Stage.PRINTED else sign_off
        piece = sign(article=piece, revision=read, by=by)
        messages.success(request, gettext("“%(title)s” is signed off.") % told)
    if PUBLISH in request.POST:
        messages.success(request, tell_released(publish(article=piece, by=by, **when)))


def chosen_release(request: HttpRequest, piece: Article) -> dict[str, Any]:
    """Give what was chosen and has come to nothing yet, or else when the piece is to be released by now."""
    draft = asked_draft(request)
    for told in (request.POST, dict(draft.typed) if draft else {}, request.GET):
        if "release" in told:
            return {name: told.get(name, "") for name in ReleaseForm.base_fields}
    if not is_scheduled(piece):
        return {}
    if piece.follows_issue:
        return {"release": WITH_ISSUE}
    return {"release": AT, "release_at": f"{timezone.localtime(piece.published_at):%Y-%m-%d %H:%M}"}


def is_scheduled(piece: Article) -> bool:
    """Tell whether readers are to see a piece at a moment that has not come."""
    return piece.visibility == Visibility.PUBLISHED and not piece.is_public


def asked_moment(typed: QueryDict, piece: Article) -> dict[str, Any]:
    """Read when readers are to see the piece: by itself now, unless something else was chosen.

    Raises `DeskRefusal` for what is no choice and no moment.
    """
    chosen = typed.get("release", NOW)
    if chosen == WITH_ISSUE:
        return {"with_issue": True}
    if chosen == AT:
        return {"at": read_moment(typed.get("release_at", "")[:LONGEST])}
    if chosen != NOW:
        raise DeskRefusal(gettext("Choose when readers are to see the piece: now, with its issue, or at a moment."))
    return {"at": timezone.now()} if is_scheduled(piece) else {}


def tell_released(piece: Article) -> str:
    """Say that a piece is before readers, or when it will be."""
    told = {"title": piece.working_title, "moment": localize(timezone.localtime(piece.published_at))}
    public, later = gettext("“%(title)s” is published."), gettext("“%(title)s” will be published: %(moment)s.")
    return (public if piece.is_public else later) % told

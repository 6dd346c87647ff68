"""What is typed into the form of a piece is kept: by its script while it is typed, and at every press of a button.

Whatever becomes of the press — refused, no permission, the piece gone, the session expired — the text is in a draft
first. The same draft is how a form comes back with everything typed in it: `?draft=` opens the form with one.
"""

import re
import secrets
from typing import Any, cast

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.paper.article.form.byline_rows import rearranged, rows_in
from articles.admin.paper.article.form.conflicts import chosen, in_conflict, panels
from articles.admin.paper.article.form.typed import content_typed
from articles.admin.paper.article.unsaved.presence import notices
from articles.admin.paper.article.versions import Line, lines_of, names_of_pages
from articles.admin.shared.staff import staff
from articles.editorial import (
    AlreadySaved,
    Conflict,
    DeskRefusal,
    DraftTooLong,
    compare,
    content_at_desk,
    keep_draft,
    note_presence,
    refuse_sent,
)
from articles.editorial.editing.drafting import KEY_LENGTH, Typed
from articles.models import Article, Draft

# Buttons, the token of the session, and what is typed to log in again
NOT_TYPED = re.compile(r"_|csrfmiddlewaretoken$|login-")
LABELS = {
    field.name: field.verbose_name
    for field in (*Article._meta.concrete_fields, *Article._meta.private_fields, *Article._meta.many_to_many)
    if field.name in {"kicker", "headline", "deck", "byline_raw", "dateline", "body", "tags"}
}
KEY, AFTER = "form_key", "restored"
GONE = gettext_lazy(
    "The piece has been deleted meanwhile, or is in the bin. What you typed is kept as a draft of yours."
)


def new_key() -> str:
    """Name an open form as no other."""
    return secrets.token_urlsafe(12)


def key_in(data: QueryDict, article: int | None) -> str:
    """Tell which open form sent this; what comes without a key has one draft for each piece."""
    return data.get(KEY, "")[:KEY_LENGTH] or f"article {article or 'new'}"


def typed_in(data: MultiValueDict[str, Any]) -> Typed:
    """Read what a person typed from what a browser sent, in its order."""
    return [(name, str(value)) for name, values in data.lists() if not NOT_TYPED.match(name) for value in values]


def sent_by(request: HttpRequest) -> dict[str, Any]:
    """Tell which form of a new piece was sent, with what, and by whom, as `claim_form` asks it."""
    return {"key": key_in(request.POST, None), "typed": typed_in(request.POST), "by": staff(request)}


def as_sent(draft: Draft) -> QueryDict:
    """Give a draft as a browser would send it, from a form that is another than the one it was typed into."""
    data = QueryDict(mutable=True)
    for name, value in draft.typed:
        data.appendlist(name, value)
    data[KEY], data[AFTER] = new_key(), draft.key
    return data


def is_there(draft: Draft) -> bool:
    """Tell whether the piece of a draft is at the desk."""
    return draft.article is not None and draft.article.binned_at is None


def address_of(draft: Draft) -> str:
    """Lead to the form with a draft in it: that of its piece, or of a new one where the piece is gone."""
    name, args = ("change", [draft.article_id]) if is_there(draft) else ("add", [])
    return f"{reverse(f'admin:articles_article_{name}', args=args)}?draft={draft.pk}"


def asked_draft(request: HttpRequest) -> Draft | None:
    """Find the draft that a form is to be opened with, among one's own; the request remembers it."""
    if not hasattr(request, "asked_draft"):
        asked = number(request.GET.get("draft")) if request.method == "GET" else None
        found = Draft.objects.of(staff(request)).filter(pk=asked).first() if asked else None
        request.asked_draft = found  # type: ignore[attr-defined]
    draft: Draft | None = request.asked_draft  # type: ignore[attr-defined]
    return draft


def keep_typed(request: HttpRequest, article: int | None, typed: Typed) -> Draft | None:
    """Keep what a form sent, before anything is done with it; a text too long to be kept is said to be."""
    data = request.POST
    try:
        return keep_draft(
            by=staff(request),
            key=key_in(data, article),
            typed=typed,
            article=article,
            after=data.get(AFTER, ""),
        )
    except DraftTooLong as refusal:
        messages.warning(request, str(refusal))
        return None


def number(text: str | None) -> int | None:
    """Read the key of a piece out of an address."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,18}", text) else None


def draft_page(
    model_admin: ModelAdmin[Any], request: HttpRequest, draft: Draft, *, said: str = "", status: int = 200
) -> TemplateResponse:
    """Show what a draft holds, to be read and copied whatever has become of its piece, and what it would change."""
    typed = dict(draft.typed)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Draft: %(title)s") % {"title": draft.title or _("(untitled)")},
        "opts": model_admin.opts,
        "said": said,
        "draft": draft,
        "address": address_of(draft),
        "is_there": is_there(draft),
        "lines": changes_of(model_admin, request, draft),
        "texts": [(LABELS[name], typed[name]) for name in LABELS if typed.get(name, "").strip()],
    }
    return TemplateResponse(request, "admin/articles/article/draft.html", context, status=status)


def changes_of(model_admin: ModelAdmin[Any], request: HttpRequest, draft: Draft) -> list[Line]:
    """Compare a draft with what the desk has by now, for whoever may see that."""
    piece = draft.article if is_there(draft) else None
    if piece is None or not model_admin.has_view_or_change_permission(request, piece):
        return []
    stored = content_at_desk(piece)
    typed = content_typed(draft.typed, stored)
    return list(lines_of(compare(stored, typed, names_of_pages(stored, typed)), everything=False))


class KeepsTyped(ModelAdmin[Any]):
    """A form that loses nothing."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Open the form with a draft in it, where one is asked for."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        draft = asked_draft(request)
        form.typed = draft and as_sent(draft)
        return form

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """Give rows of other models what was typed into them; of rows that the form did not show, none is changed."""
        told: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        draft = asked_draft(request)
        data = as_sent(draft) if draft else told.get("data")
        counted = f"{prefix}-{TOTAL_FORM_COUNT}" in data if data is not None else True
        if draft and counted:
            told["data"] = data
        elif not counted and not draft:
            told["data"].update({f"{prefix}-{TOTAL_FORM_COUNT}": "0", f"{prefix}-{INITIAL_FORM_COUNT}": "0"})
        return told

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Offer the drafts of this form, say which one stands in it, and who else has the piece open."""
        piece, form = context["original"], context["adminform"].form
        if self.has_change_permission(request, piece) if piece else self.has_add_permission(request):
            restored = asked_draft(request)
            drafts = Draft.objects.of(staff(request)).filter(article=piece).defer("typed")
            known = {form[KEY].value(), form[AFTER].value()}
            context |= {
                "restored": restored,
                "drafts": [draft for draft in drafts if draft.key not in known],
                "is_unsaved": form.is_bound,
                "form_key": form[KEY].value(),
                "conflicts": panels(form["conflicts"].value() or ""),
                "has_file_field": True,  # sent in parts, a text takes a third of what it takes encoded for an address
            }
            if piece:
                others = note_presence(article=piece.pk, by=staff(request), tab=form[KEY].value() or "")
                context["notices"] = notices(others)
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        typed = typed_in(request.POST)
        for button, act, place in (("_row", rearranged, "#bylines"), ("_take", chosen, "#conflicts")):
            if button in request.POST:  # the form comes back with what the button does; nothing is saved
                return self.reopened(request, object_id, act(typed, request.POST[button]), place)
        if object_id is None and request.POST.get(KEY) and self.has_add_permission(request):
            try:
                refuse_sent(**sent_by(request))
            except AlreadySaved as refusal:
                return self.sent_twice(request, refusal)
        draft = keep_typed(request, number(object_id), typed)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except AlreadySaved as refusal:
            return self.sent_twice(request, refusal)
        except Conflict as conflict:
            messages.error(request, str(conflict))
            unknown = {row.name for row in rows_in(request.POST) if not row.person}
            return self.reopened(request, object_id, in_conflict(typed, conflict, unknown))
        except DeskRefusal as refusal:
            messages.error(request, str(refusal))
            return self.reopened(request, object_id, typed)
        except PermissionDenied:
            if draft is None:
                raise
            said = _("You may not save this piece. What you typed is kept as a draft of yours.")
            return draft_page(self, request, draft, said=said, status=403)

    def reopened(self, request: HttpRequest, object_id: str | None, typed: Typed, place: str = "") -> HttpResponse:
        """Open the form anew with what is typed."""
        draft = keep_typed(request, number(object_id), typed)
        return HttpResponseRedirect(f"{request.path}?draft={draft.pk}{place}" if draft else request.path)

    def sent_twice(self, request: HttpRequest, refusal: AlreadySaved) -> HttpResponse:
        """Lead to the piece that a form has made already; with what was typed since, where that is something else."""
        messages.warning(request, str(refusal))
        self.forget_typed(request, None)
        url = reverse("admin:articles_article_change", args=[refusal.article.pk])
        if refusal.is_same:
            return HttpResponseRedirect(url)
        first = refusal.article.revisions.order_by("number").values_list("pk", flat=True)[0]
        typed = [(name, value) for name, value in typed_in(request.POST) if name != "base"]
        draft = keep_typed(request, refusal.article.pk, [*typed, ("base", str(first))])
        return HttpResponseRedirect(f"{url}?draft={draft.pk}" if draft else url)

    def forget_typed(self, request: HttpRequest, article: int | None) -> None:
        """Forget the draft of what has been saved, in the transaction that saves it."""
        Draft.objects.of(staff(request)).filter(key=key_in(request.POST, article)).order_by().delete()

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """Lead from a piece that is gone to what was typed into its form."""
        key = key_in(request.POST, number(object_id))
        draft = Draft.objects.of(staff(request)).filter(key=key).first() if request.method == "POST" else None
        if draft is None:
            return cast(HttpResponse, super()._get_obj_does_not_exist_redirect(request, opts, object_id))  # type: ignore[misc]
        messages.warning(request, GONE)
        return HttpResponseRedirect(reverse("admin:articles_article_draft", args=[draft.pk]))

"""The fields that a form shows and does not take: the words of what waits for somebody else, and places.

Tags are for everyone who may change a piece. A form that is sent, or comes back from a draft, has the fields that it
was opened with: what was typed while a piece moved on comes back in them, with the reason why it is not saved.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from articles.admin.paper.article.form.saving import name_as_stored
from articles.admin.paper.article.unsaved.drafts import asked_draft
from articles.admin.shared.staff import staff
from articles.editorial import May, content_at_desk, may
from articles.enums import DeskAction
from articles.models import Article
from articles.models.paper.content import TITLES

WORDS, PLACE = (*TITLES, "body", "bylines"), ("page", "position")
READ_AS = {"body": "text", "bylines": "signed"}
MAY_PLACE = "articles.place_article"


class ClosesFields(ModelAdmin[Any]):
    """A form that offers to change what may be changed now, and says why the rest may not."""

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Close the words where they are not to be changed now, and the place where somebody places no pieces."""
        kept = super().get_readonly_fields(request, obj)
        if obj and not self.has_change_permission(request, obj):
            return kept  # nothing is open
        sent = names_sent(request)
        words = obj is not None and ("body" not in sent if sent else not may_edit(request, obj))
        place = "position" not in sent if sent else not may_place(request, obj)
        return [*kept, *((*WORDS, *READ_AS.values()) if words else ()), *(PLACE if place else ())]

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Set the text, and name who wrote it, where it is only read."""
        shown: list[Any] = [(name, {**told}) for name, told in super().get_fieldsets(request, obj)]
        if obj and (
            not self.has_change_permission(request, obj) or "bylines" in self.get_readonly_fields(request, obj)
        ):
            for _name, told in shown:
                told["fields"] = [
                    READ_AS.get(field, field) if isinstance(field, str) else field for field in told["fields"]
                ]
        return shown

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say why the words are not to be changed, and show those of the desk where they are only read."""
        piece: Article | None = context["original"]
        if piece:
            context["why_not"] = may_edit(request, piece).why
            if not context["adminform"].form.is_bound:
                name_as_stored(piece, content_at_desk(piece))
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("body"))
    def text(self, article: Article) -> str:
        blocks = content_at_desk(article).body
        return format_html_join("", '<p class="desk-{}">{}</p>', ((block.kind, block.text) for block in blocks))

    @admin.display(description=_("bylines"))
    def signed(self, article: Article) -> str:
        return "、".join(row.words for row in content_at_desk(article).bylines)


def names_sent(request: HttpRequest) -> Iterable[str]:
    """Name the fields that a form sent, or that come back from a draft."""
    draft = asked_draft(request)
    return {name for name, _value in draft.typed} if draft else request.POST.keys()


def may_edit(request: HttpRequest, piece: Article) -> May:
    """Ask the table whether the words of a piece may be changed now; the request remembers it."""
    known: dict[int, May] = request.__dict__.setdefault("may_edit", {})
    if piece.pk not in known:
        known[piece.pk] = may(DeskAction.EDIT, piece, staff(request))
    return known[piece.pk]


def may_place(request: HttpRequest, piece: Article | None) -> bool:
    by = staff(request)
    return bool(may(DeskAction.PLACE, piece, by)) if piece else by.has_perm(MAY_PLACE)

"""What is on record of a row: what the admin writes there, and 历史, where it is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.shared.staff import staff
from articles.editorial import record
from articles.enums import EntryAction
from articles.models import Entry, Revision
from articles.models.desk.entry import model_of

Row = TypeVar("Row", bound=Model)
AT_ONCE = 50
SIGNING = (EntryAction.REVIEW, EntryAction.SIGN_OFF, EntryAction.PROOF, EntryAction.PASS)
REASON_IS = {
    **dict.fromkeys(map(str, SIGNING), gettext_lazy("Opinion:")),
    str(EntryAction.ANSWER): gettext_lazy("Answer:"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """What a save changed, in words, and the revision that it made."""

    message: str
    revision: Revision | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of 历史: when, who, and what was done; to what, where that is not the row itself.

    `revision` is the number of the one that came of it. `reason_is` says what the reason is: of who signs, an opinion.
    """

    at: datetime
    who: str
    action: str
    about: str = ""
    message: str = ""
    reason: str = ""
    revision: int | None = None
    reason_is: str = ""


class Recorded(admin.ModelAdmin[Row]):
    """A model whose changes go on the record of the desk, in place of the admin's own log."""

    def construct_change_message(  # type: ignore[override]  # a sentence, not what Django makes one of later
        self, request: HttpRequest, form: BaseForm, formsets: Iterable[Any] | None, add: bool = False
    ) -> Change:
        """Tell what a save changed; a form that made a revision of its row has it as `revision`."""
        return Change(tell_changes(form, formsets, add), getattr(form, "revision", None))

    def log_addition(self, request: HttpRequest, obj: Row, message: Change) -> None:  # type: ignore[override]
        self._record(request, obj, EntryAction.ADD, message)

    def log_change(self, request: HttpRequest, obj: Row, message: Change) -> None:  # type: ignore[override]
        """Leave an entry, unless nothing was changed."""
        if message.message or message.revision:
            self._record(request, obj, EntryAction.CHANGE, message)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Row] | Sequence[Row]) -> None:  # type: ignore[override]
        record(by=staff(request), action=EntryAction.DELETE, rows=queryset)

    def _record(self, request: HttpRequest, row: Row, action: EntryAction, change: Change) -> None:
        made = [change.revision] if change.revision else []
        record(by=staff(request), action=action, rows=[row], message=change.message, revisions=made)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show what is on record of a row, newest first, page by page."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            missing: Any = self
            response: HttpResponse = missing._get_obj_does_not_exist_redirect(request, self.opts, object_id)
            return response
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        page = self.get_paginator(request, self.get_history(row), AT_ONCE).get_page(request.GET.get(PAGE_VAR, 1))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(name)s") % {"name": row},
            "page": page,
            "lines": self.read_history(row, list(page)),
            "page_range": page.paginator.get_elided_page_range(page.number),
            "page_var": PAGE_VAR,
            "object": row,
            "opts": self.opts,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/articles/history.html", context)

    def get_history(self, row: Row) -> QuerySet[Any]:
        """Give what there is to tell of a row, newest first."""
        return Entry.objects.about(row)

    def read_history(self, row: Row, found: Sequence[Any]) -> list[Line]:
        """Read the lines of a page of its history."""
        return [line_of(entry, row) for entry in found]


def line_of(entry: Entry, row: Model, revision: int | None = None) -> Line:
    """Tell an entry in the history of a row, which it may name otherwise."""
    is_other = (entry.model, entry.object_id) != (model_of(row), str(row.pk))
    return Line(
        at=entry.at,
        who=entry.actor_name,
        action=entry.get_action_display(),
        about=entry.object_name if is_other else "",
        message=entry.message,
        reason=entry.reason,
        revision=revision,
        reason_is=str(REASON_IS.get(entry.action, gettext_lazy("Reason:"))),
    )


def tell_changes(form: BaseForm, formsets: Iterable[Any] | None, add: bool) -> str:
    """Tell what a save changed, by the names that the form shows; nothing where a new row has no others with it."""
    told = [] if add or not form.changed_data else [_labels(form, form.changed_data)]
    for formset in formsets or ():  # a new password comes without
        told += [_("added %(what)s") % {"what": _named(row)} for row in formset.new_objects]
        told += [f"{_named(row)}：{_labels(formset.forms[0], fields)}" for row, fields in formset.changed_objects]
        told += [_("deleted %(what)s") % {"what": _named(row)} for row in formset.deleted_objects]
    return "；".join(told)


def _labels(form: BaseForm, names: Iterable[str]) -> str:
    labels = {name: str(field.label) for name, field in form.fields.items() if field.label}
    return "、".join(labels.get(name) or _(name) for name in names)  # a new password has two fields of other names


def _named(row: Model) -> str:
    return f"{row._meta.verbose_name}“{row}”"

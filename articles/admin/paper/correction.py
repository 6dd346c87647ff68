from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.links import change_url
from articles.admin.shared.readonly import Kept
from articles.enums import CorrectionState
from articles.models import Correction

SECTION = "corrections"  # in the form of a piece


class StateFilter(admin.SimpleListFilter):
    """How corrections stand with print."""

    title, parameter_name = gettext_lazy("state"), "state"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[Any, Any]]:
        return list(CorrectionState.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(state=self.value()) if self.value() in CorrectionState.values else queryset


@admin.register(Correction)
class CorrectionAdmin(Kept, DeskAdmin[Correction]):
    """All corrections, to look at: each is made, retracted and noted as printed in the form of its piece."""

    list_display = ["date", "piece", "excerpt", "signed", "standing"]
    list_display_links = ["excerpt"]
    list_select_related = ["article__page", "printed_in__issue", "editor"]
    list_filter = [StateFilter]
    search_fields = ["wrong", "right", "text", "article__headline", "signer_name"]
    search_help_text = gettext_lazy("Headline, wording of the correction, or who signed it.")
    date_hierarchy = "at"
    fields = ["piece", "date", "wrong", "right", "text", "signed", "standing", "retracted", "retraction_reason"]
    readonly_fields = ["piece", "date", "text", "signed", "standing", "retracted"]

    def get_fields(self, request: HttpRequest, obj: Correction | None = None) -> list[Any]:
        """Leave out what the correction does not have: parts or one text, and a retraction."""
        empty = {"wrong", "right"} if obj and obj.text else {"text"}
        if obj and not obj.retracted_at:
            empty |= {"retracted", "retraction_reason"}
        return [name for name in self.fields if name not in empty]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        rows: QuerySet[Correction] = super().get_queryset(request).at_desk().with_state()  # type: ignore[attr-defined]
        return rows

    @admin.display(description=gettext_lazy("date"), ordering="at")
    def date(self, correction: Correction) -> str:
        return date_format(correction.date)

    @admin.display(description=gettext_lazy("article"))
    def piece(self, correction: Correction) -> SafeString:
        return format_html('<a href="{}">{}</a>', section_url(correction), correction.article.title)

    @admin.display(description=gettext_lazy("text"))
    def excerpt(self, correction: Correction) -> str:
        return Truncator(correction.said).chars(60)

    @admin.display(description=gettext_lazy("signed by"), ordering="signer_name", empty_value="—")
    def signed(self, correction: Correction) -> str:
        """Name who signed; of a correction of before, the editor that it names."""
        return correction.signer_name or (str(correction.editor) if correction.editor else "")

    @admin.display(description=gettext_lazy("state"))
    def standing(self, correction: Correction) -> SafeString:
        return marked_state(correction)

    @admin.display(description=gettext_lazy("retracted by"))
    def retracted(self, correction: Correction) -> str:
        moment = localtime(correction.retracted_at)
        return f"{correction.retracted_by_name} {date_format(moment, 'DATETIME_FORMAT')}"


def section_url(correction: Correction) -> str:
    """Lead to the corrections in the form of the piece."""
    return f"{change_url(correction.article)}#{SECTION}"


def told_state(correction: Any) -> str:
    """Say how a correction stands with print: where it was printed, or in which issue it is due."""
    if correction.state == CorrectionState.PRINTED:
        return _("Printed: %(page)s") % {"page": correction.printed_in}
    state = str(CorrectionState(correction.state).label)
    if correction.state not in (CorrectionState.DUE, CorrectionState.OVERDUE):
        return state
    return _("%(state)s: %(issue)s") % {"state": state, "issue": _due_in(correction)}


def marked_state(correction: Any) -> SafeString:
    """Mark what a correction's state is, red where it is overdue."""
    return format_html('<span class="desk-state desk-{}">{}</span>', correction.state, told_state(correction))


def _due_in(correction: Any) -> str:
    """Name the page in which a correction is due, as print will."""
    number = correction.article.page.number
    page = _("Page %(number)d") % {"number": number} if number else ""
    return f"{date_format(correction.due_on)} {page}".rstrip()

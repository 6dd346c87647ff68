from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.links import link_to
from articles.admin.shared.overwriting import KeepsWhatOthersSaved
from articles.admin.shared.staff import staff
from articles.editorial.proofreading import confirm_holders, reject_holders
from articles.models import OfficeHolder


@admin.action(description=_("Confirm"), permissions=["change"])
def confirm(model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[OfficeHolder]) -> None:
    count = confirm_holders(holders=queryset, by=staff(request))
    text = ngettext("%(count)d office holder confirmed.", "%(count)d office holders confirmed.", count)
    messages.success(request, text % {"count": count})


@admin.action(description=_("Reject"), permissions=["change"])
def reject(model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[OfficeHolder]) -> None:
    count = reject_holders(holders=queryset, by=staff(request))
    text = ngettext("%(count)d office holder rejected.", "%(count)d office holders rejected.", count)
    messages.success(request, text % {"count": count})


@admin.register(OfficeHolder)
class OfficeHolderAdmin(KeepsWhatOthersSaved[OfficeHolder], DeskAdmin[OfficeHolder]):
    list_display = ["name", "office", "since", "until", "state", "source", "read_in"]
    list_select_related = ["article"]
    list_filter = ["state"]
    list_per_page = 50
    search_fields = ["name", "office"]
    search_help_text = _("Name, or office with its unit.")
    actions = [confirm, reject]
    fields = [("name", "office"), ("since", "until"), "state", "source", "read_in"]
    readonly_fields = ["read_in"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[OfficeHolder]:
        return super().get_queryset(request).defer("article__imported")

    @admin.display(description=_("read in"))
    def read_in(self, holder: OfficeHolder) -> str:
        return link_to(holder.article)

"""Merging rows at the desk: choose two or more, see what moves, say which one stays; and take them apart again."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, ClassVar, TypeVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.links import change_url, link_to, nothing
from articles.admin.shared.overwriting import KeepsWhatOthersSaved
from articles.admin.shared.staff import staff
from articles.editorial import DeskRefusal, count_waiting, merge_records, preview_merge, preview_unmerge, unmerge_record
from articles.models import Mergeable

Row = TypeVar("Row", bound=Model)
AnyRecord = TypeVar("AnyRecord", bound=Mergeable)
MOST = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the rows to be merged: how much leads to it, told in words; `details` are shown below its name."""

    row: Model
    count: int
    details: list[str]


@admin.action(description=_("Merge"), permissions=["change"])
def merge_selected(
    model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Any]
) -> HttpResponseRedirect | None:
    """Go to the page on which the rows are seen side by side."""
    keys = list(queryset.values_list("pk", flat=True)[: MOST + 1])
    if not 2 <= len(keys) <= MOST:
        text = gettext("Choose two to %(count)d that are to become one.") % {"count": MOST}
        messages.warning(request, text)
        return None
    return HttpResponseRedirect(merge_url(model_admin, keys))


def merge_url(model_admin: ModelAdmin[Any], keys: Sequence[int]) -> str:
    opts = model_admin.opts
    return f"{reverse(f'admin:{opts.app_label}_{opts.model_name}_merge')}?{urlencode({'pk': keys}, doseq=True)}"


class MergingAdmin(DeskAdmin[Row]):
    """A model of which rows can be merged."""

    actions = [merge_selected]
    counted: ClassVar[Any]  # names what `Choice.count` counts

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        merging = path("merge/", self.admin_site.admin_view(self.merge_view), name=f"{name}_merge")
        return [merging, *super().get_urls()]

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Show rows side by side, and merge them into the one that is to stay; of one alone, ask for the other."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        keys = [int(key) for key in request.GET.getlist("pk") if key.isdecimal() and len(key) < 19]
        rows = list(self.mergeable().filter(pk__in=keys).order_by("pk"))[:MOST]
        if len(rows) < 2:
            return self._page(request, "pick.html", _("Merge"), rows=rows, picker=self._picker(request))
        stays = next((row for row in rows if str(row.pk) == request.POST.get("stays")), None)
        if stays is not None and self._merge(request, rows, stays):
            return HttpResponseRedirect(change_url(stays))
        choices = [self.describe(row, next(other for other in rows if other != row)) for row in rows]
        first = max(choices, key=lambda choice: choice.count)
        warnings = [warning for one, other in combinations(rows, 2) for warning in self.warn(one, other)]
        context = {"choices": choices, "first": first, "counted": self.counted, "warnings": warnings}
        return self._page(request, "merge.html", _("Merge"), **context, **self.texts)

    texts: ClassVar[dict[str, Any]] = {
        "promise": _("Printed names stay as they are. The merge goes on record and can be undone exactly.")
    }

    def mergeable(self) -> QuerySet[Any]:
        """Give the rows that can be merged."""
        return self.model._default_manager.all()

    def describe(self, row: Any, other: Any) -> Choice:
        """Tell how much leads to a row."""
        raise NotImplementedError

    def warn(self, one: Any, other: Any) -> list[Any]:
        """Say what should be known before two rows are merged."""
        return []

    def merge_rows(self, *, gone: Any, kept: Any, request: HttpRequest) -> None:
        """Merge a row into another; raises `DeskRefusal`."""
        raise NotImplementedError

    def _merge(self, request: HttpRequest, rows: Sequence[Any], stays: Any) -> bool:
        merged = []
        for row in rows:
            try:
                if row != stays:
                    self.merge_rows(gone=row, kept=stays, request=request)
                    merged.append(str(row))
            except DeskRefusal as refusal:
                messages.error(request, str(refusal))
        if merged:
            told = {"gone": "、".join(merged), "kept": stays}
            messages.success(request, gettext("“%(gone)s” merged into “%(kept)s”.") % told)
        return bool(merged)

    def _picker(self, request: HttpRequest) -> forms.Form | None:
        return None

    def _page(self, request: HttpRequest, template: str, title: Any, **context: Any) -> TemplateResponse:
        shown = {**self.admin_site.each_context(request), "title": title, "opts": self.opts, "media": self.media}
        return TemplateResponse(request, f"admin/articles/merging/{template}", {**shown, **context})


class StandingFilter(admin.SimpleListFilter):
    """Rows that stand by themselves, unless told: who was merged is in no list to pick from."""

    title, parameter_name = _("merged"), "merged"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        return [("yes", _("merged into another"))]

    def choices(self, changelist: Any) -> Any:
        first, *others = super().choices(changelist)
        yield {**first, "display": gettext("standing by themselves")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(merged_into__isnull=self.value() != "yes")


class RecordAdmin(KeepsWhatOthersSaved[AnyRecord], MergingAdmin[AnyRecord]):
    """A person or a unit: merged by the service functions of the desk, which can take it apart again."""

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_unmerge"
        view = self.admin_site.admin_view(self.unmerge_view)
        return [path("<int:pk>/unmerge/", view, name=name), *super().get_urls()]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[AnyRecord], search_term: str
    ) -> tuple[QuerySet[AnyRecord], bool]:
        """Offer nobody who was merged where somebody is picked."""
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            queryset = queryset.filter(merged_into=None)
        return super().get_search_results(request, queryset, search_term)

    def has_change_permission(self, request: HttpRequest, obj: AnyRecord | None = None) -> bool:
        return (obj is None or obj.stands) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: AnyRecord | None = None) -> bool:
        return (obj is None or obj.stands) and super().has_delete_permission(request, obj)

    def get_deleted_objects(
        self, objs: Sequence[Model] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """Count what hangs on rows, also where the desk works on it and readers do not see it yet."""
        names, counts, lacking, kept = super().get_deleted_objects(objs, request)
        if count := count_waiting(self.model, {row.pk for row in objs}):
            text = ngettext(
                "“%(names)s” cannot be deleted: %(count)d article names them in a version that waits to be signed off.",
                "“%(names)s” cannot be deleted: %(count)d articles name them in a version that waits to be signed off.",
                count,
            )
            kept = [*kept, text % {"names": "、".join(names), "count": count}]
        return names, counts, lacking, kept

    def mergeable(self) -> QuerySet[Any]:
        return self.model._default_manager.filter(merged_into=None)

    def describe(self, row: Any, other: Any) -> Choice:
        preview = preview_merge(gone=row, kept=other)
        details = ["、".join(f"{name} {count}" for name, count in preview.parts)]
        if preview.names and preview.names != (row.name,):
            details.append(gettext("In print: %(names)s") % {"names": "、".join(preview.names)})
        details += [f"{name} {count}" for name, count in preview.linked]
        return Choice(row, preview.owners, [detail for detail in details if detail])

    def warn(self, one: Any, other: Any) -> list[Any]:
        preview = preview_merge(gone=one, kept=other)
        warnings: list[Any] = list(preview.refusals)
        if preview.both:
            text = ngettext(
                "%(count)d page or piece names both “%(one)s” and “%(other)s” in one place: are they really one? "
                "The name of the one that goes is left out there.",
                "%(count)d pages or pieces name both “%(one)s” and “%(other)s” in one place: are they really one? "
                "The name of the one that goes is left out there.",
                preview.both_count,
            ) % {"count": preview.both_count, "one": one, "other": other}
            links = format_html_join("、", "{}", ((link_to(owner),) for owner in preview.both))
            warnings.append(format_html("{} {}", text, links))
        return warnings

    def merge_rows(self, *, gone: Any, kept: Any, request: HttpRequest) -> None:
        merge_records(gone=gone, kept=kept, by=staff(request))

    def unmerge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask before a row is taken apart from the one that it was merged into, then do it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        gone: Any = self.get_object(request, str(pk))
        if gone is None or gone.stands:
            messages.warning(request, gettext("It is not merged into another."))
            return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))
        if request.method != "POST":
            context = {"gone": gone, "kept": gone.merged_into, "preview": preview_unmerge(gone=gone)}
            return self._page(request, "unmerge.html", _("Undo the merge"), **context)
        try:
            told = unmerge_record(gone=gone, by=staff(request))
        except DeskRefusal as refusal:
            messages.warning(request, str(refusal))
        else:
            text = gettext("“%(name)s” stands by itself again: %(count)d places moved back.")
            messages.success(request, text % {"name": gone, "count": told.returning})
        return HttpResponseRedirect(change_url(gone))

    @admin.display(description=_("merged"))
    def merging(self, row: AnyRecord) -> str:
        """Lead to what can be done: merge, or take apart again."""
        if not row.pk:
            return nothing()
        undo = f"admin:{self.opts.app_label}_{self.opts.model_name}_unmerge"
        if not row.stands:
            into = format_html(gettext("merged into {}"), link_to(row.merged_into))
            return format_html('{} <a href="{}">{}</a>', into, reverse(undo, args=[row.pk]), _("Undo the merge"))
        rows = self.model._default_manager.filter(merged_into=row.pk)
        merged = [(link_to(each), reverse(undo, args=[each.pk]), _("Undo the merge")) for each in rows]
        others = format_html_join("", '<div>{} <a href="{}">{}</a></div>', merged)
        return format_html('{}<a href="{}">{}</a>', others, merge_url(self, [row.pk]), _("Merge with another"))

    def _picker(self, request: HttpRequest) -> forms.Form:
        field: Any = self.model._meta.get_field("merged_into")
        picker = forms.Form()
        picker.fields["pk"] = forms.ModelChoiceField(
            self.mergeable(), label=self.opts.verbose_name, widget=AutocompleteSelect(field, self.admin_site)
        )
        return picker

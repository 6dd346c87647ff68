"""What all forms and lists of the desk have in common."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest

from articles.admin.shared.deleting import told_before_deleting
from articles.admin.shared.history import tell_changes
from articles.admin.shared.pickers import CarefulPickers

Row = TypeVar("Row", bound=Model)


class DeskAdmin(CarefulPickers, admin.ModelAdmin[Row]):
    """A model at the desk: its history in Chinese, and what goes along with a row told in few queries."""

    def get_deleted_objects(
        self, objs: Sequence[Model] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        return told_before_deleting(objs, request, self.admin_site)

    def construct_change_message(
        self, request: HttpRequest, form: BaseForm, formsets: Iterable[Any], add: bool = False
    ) -> list[dict[str, dict[str, Any]]]:
        return tell_changes(form, formsets, add)

    def log_change(self, request: HttpRequest, obj: Row, message: Any) -> LogEntry | None:  # type: ignore[override]
        """Leave an entry, unless nothing was changed."""
        return super().log_change(request, obj, message) if message else None

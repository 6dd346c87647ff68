"""What all forms and lists of the desk have in common."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from articles.admin.shared.deleting import told_before_deleting
from articles.admin.shared.history import Recorded
from articles.admin.shared.pickers import CarefulPickers

Row = TypeVar("Row", bound=Model)


class DeskAdmin(CarefulPickers, Recorded[Row]):
    """A model at the desk: its changes go on record, and what goes along with a row is told in few queries."""

    def get_deleted_objects(
        self, objs: Sequence[Model] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        return told_before_deleting(objs, request, self.admin_site)

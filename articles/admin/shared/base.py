"""What all forms and lists of the desk have in common."""

from typing import TypeVar

from django.db.models import Model

from articles.admin.shared.deleting import DeletedWithCare
from articles.admin.shared.history import Recorded
from articles.admin.shared.pickers import CarefulPickers

Row = TypeVar("Row", bound=Model)


class DeskAdmin(CarefulPickers, DeletedWithCare[Row], Recorded[Row]):
    """A model at the desk: its changes go on record, and what hangs on a row is counted before it is deleted."""

"""What print still owes its readers."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from articles.enums import CorrectionState
from articles.models import Correction

FEW = 5


def owed_corrections() -> Sequence[Correction]:
    """Give the few corrections that are to be printed first, those that are overdue before all; in one query."""
    rows: QuerySet[Any] = Correction.objects.at_desk().with_state()
    owed = rows.filter(state__in=[CorrectionState.OVERDUE, CorrectionState.DUE])
    return list(owed.select_related("article__page").order_by("due_on", "at", "id")[:FEW])

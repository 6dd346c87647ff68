"""The record of what the desk did: the admin's own log, so that a piece's history page shows it."""

from collections.abc import Sequence

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db.models import Model


def record(*, by: User, rows: Sequence[Model], message: str) -> None:
    """Append one entry for each row, under the name of who did it."""
    if rows:
        LogEntry.objects.log_actions(by.pk, rows, CHANGE, message)

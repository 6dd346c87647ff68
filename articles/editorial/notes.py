"""The importer's doubts: an editor settles each, and may think again."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.editorial.record import record
from articles.enums import EntryAction
from articles.models import ImportNote


@transaction.atomic
def settle_notes(*, notes: QuerySet[ImportNote], by: User, at: datetime | None = None) -> int:
    """Settle the open ones among `notes`, and say how many they were."""
    rows = list(_locked(notes).filter(settled_at=None))
    _all(rows).update(settled_by=by, settled_at=at or timezone.now())
    record(by=by, action=EntryAction.SETTLE, rows=rows)
    return len(rows)


@transaction.atomic
def reopen_notes(*, notes: QuerySet[ImportNote], by: User) -> int:
    """Open the settled ones among `notes` again, and say how many they were; the record keeps who had settled them."""
    rows = list(_locked(notes).exclude(settled_at=None))
    _all(rows).update(settled_by=None, settled_at=None)
    record(by=by, action=EntryAction.REOPEN, rows=rows)
    return len(rows)


def _locked(notes: QuerySet[ImportNote]) -> QuerySet[ImportNote]:
    """Ask again by key: what a list joins or counts cannot be locked."""
    return ImportNote.objects.filter(pk__in=notes.values("pk")).select_for_update()


def _all(rows: list[ImportNote]) -> QuerySet[ImportNote]:
    return ImportNote.objects.filter(pk__in=[note.pk for note in rows])

"""任职表: the desk confirms or rejects what was read in the archive."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from articles.editorial.record import record
from articles.enums import EntryAction, HolderState
from articles.models import OfficeHolder


def confirm_holders(*, holders: QuerySet[OfficeHolder], by: User) -> int:
    """Stand for it that these people hold their offices, and say how many were not confirmed yet."""
    return _set(holders, HolderState.CONFIRMED, EntryAction.CONFIRM, by)


def reject_holders(*, holders: QuerySet[OfficeHolder], by: User) -> int:
    """Say that these people do not hold their offices: proof-reading goes by them no more, nor are they proposed again.

    Gives how many were not rejected yet.
    """
    return _set(holders, HolderState.REJECTED, EntryAction.REJECT, by)


@transaction.atomic
def _set(holders: QuerySet[OfficeHolder], state: HolderState, action: EntryAction, by: User) -> int:
    others = OfficeHolder.objects.filter(pk__in=holders.values("pk")).exclude(state=state)
    rows = list(others.order_by("pk").select_for_update())  # as `learn_offices` locks them
    OfficeHolder.objects.filter(pk__in=[row.pk for row in rows]).update(state=state)
    record(by=by, action=action, rows=rows)
    return len(rows)

"""稿费已付: what correspondents were paid for a month, marked by hand and on record."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.editorial.statistics.counting import count
from articles.editorial.statistics.periods import Period
from articles.enums import EntryAction
from articles.models import Correspondent, FeePayment


def paid_in(period: Period) -> dict[int, Decimal]:
    """Give by correspondent what was paid for the months that lie in a period, in one query.

    What was paid to somebody who was merged into another person since counts for that person.
    """
    paid: dict[int, Decimal] = {}
    months = FeePayment.objects.filter(month__range=(period.first, period.last)).order_by()
    standing = Coalesce("correspondent__merged_into", "correspondent")
    for person, amount in months.values_list(standing, "amount"):
        paid[person] = paid.get(person, Decimal(0)) + amount
    return paid


@transaction.atomic
def mark_paid(*, month: Period, amounts: Mapping[int, Decimal], by: User) -> list[FeePayment]:
    """Mark what correspondents (by key) are due for a month as paid; all of them or none.

    `amounts` is what whoever marks it has read: where a fee has changed meanwhile, or somebody else marked it, this is
    refused with a sentence that names the person.
    """
    if month.months != 1:
        raise DeskRefusal(_("Fees are marked as paid for one month at a time."))
    people = {person.pk: person for person in _locked(amounts)}
    paid, due = paid_in(month), count(month).people
    for key, amount in amounts.items():
        if key not in people:
            raise DeskRefusal(_("A person of this list no longer exists: open the list again."))
        facts = {"name": people[key], "month": str(month)}
        if key in paid:
            raise DeskRefusal(_("%(name)s has been marked as paid for %(month)s already.") % facts)
        now = due[key].fee if key in due else Decimal(0)
        if now != amount or not now:
            refusal = _("The fee of %(name)s for %(month)s is now %(now)s yuan, not %(read)s: look at it again.")
            raise DeskRefusal(refusal % (facts | {"now": now, "read": amount}))
    rows = FeePayment.objects.bulk_create(
        FeePayment(correspondent=people[key], month=month.first, amount=amount, by=by)
        for key, amount in amounts.items()
    )
    for row in rows:
        _record(row, EntryAction.PAY, by)
    return rows


@transaction.atomic
def unmark_paid(*, month: date, people: Collection[int], by: User) -> int:
    """Take back the mark of a month for correspondents, by key; give how many had it."""
    theirs = Q(correspondent__in=people) | Q(correspondent__merged_into__in=people)
    rows = list(FeePayment.objects.select_for_update(of=["self"]).filter(theirs, month=month))
    for row in rows:
        _record(row, EntryAction.UNPAY, by)
        row.delete()
    return len(rows)


def _locked(keys: Iterable[int]) -> Iterable[Correspondent]:
    """Read people in one order, and keep others from marking them until the transaction ends."""
    return Correspondent.objects.select_for_update(of=["self"]).filter(pk__in=keys).order_by("pk")


def _record(row: FeePayment, action: EntryAction, by: User) -> None:
    facts = {"month": date_format(row.month, "YEAR_MONTH_FORMAT"), "amount": row.amount}
    message = _("%(month)s: %(amount)s yuan") % facts
    record(
        by=by,
        action=action,
        rows=[row.correspondent],
        message=message,
        facts={"month": row.month, "amount": row.amount},
    )

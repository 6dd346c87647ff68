"""Tries to log in: so many an hour under one user name from one address, counted where all processes see it."""

from datetime import datetime, timedelta

from django.db import models, transaction

MOST = 10
WITHIN = timedelta(hours=1)
SWEPT = 100  # at once


class LoginTriesQuerySet(models.QuerySet["LoginTries"]):
    @transaction.atomic
    def count_try(self, pair: str, at: datetime) -> datetime | None:
        """Count a try before its password is looked at, and give nothing; or say when the next one may be made.

        Counted first, and under a lock, so that tries sent all at once are not more than tries sent one by one.
        """
        self.sweep(at)
        row, _created = self.select_for_update().get_or_create(pair=pair, defaults={"last": at})
        recent = [moment for moment in map(datetime.fromisoformat, row.moments) if moment > at - WITHIN]
        if len(recent) >= MOST:
            return recent[-MOST] + WITHIN
        row.moments = [moment.isoformat() for moment in (*recent, at)]
        row.last = at
        row.save()
        return None

    def sweep(self, at: datetime) -> None:
        """Forget tries that no longer count; rows that somebody else holds are left to them."""
        old = self.filter(last__lte=at - WITHIN).select_for_update(skip_locked=True)
        self.filter(pk__in=list(old.values_list("pk", flat=True)[:SWEPT])).delete()

    count_try.alters_data = sweep.alters_data = True  # type: ignore[attr-defined]


class LoginTries(models.Model):
    """The tries of the last hour under one user name from one address.

    `pair` is a digest of the two: what people type for a name is now and then their password. `moments` are in order.
    """

    pair = models.CharField(max_length=64, unique=True)
    moments = models.JSONField(default=list)
    last = models.DateTimeField(db_index=True)

    objects = LoginTriesQuerySet.as_manager()

    class Meta:
        db_table = "auth_login_tries"  # beside Django's tables of accounts: readers see nothing of it (the edition)

    def __str__(self) -> str:
        return self.pair

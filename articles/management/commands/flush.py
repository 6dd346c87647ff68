from typing import Any

from django.core.management import CommandError
from django.core.management.commands import flush
from django.db import IntegrityError


class Command(flush.Command):
    """Django's own command, which says why a database that keeps a record is not emptied."""

    def handle(self, **options: Any) -> None:
        try:
            super().handle(**options)
        except CommandError as error:
            if not isinstance(error.__cause__, IntegrityError):
                raise
            raise CommandError(
                "Nothing was deleted: revisions, the record and what was public are kept for ever. "
                "For an empty site, name another database in DATABASE_URL and run python manage.py migrate."
            ) from error

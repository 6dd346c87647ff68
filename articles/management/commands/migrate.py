from contextlib import suppress
from typing import Any

from django.core.management.commands import migrate
from django.db import DatabaseError, connections

from articles.models import triggers


class Command(migrate.Command):
    """Django's own command; where it fails, the triggers that made way for it are laid again."""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            super().handle(*args, **options)
        except (Exception, KeyboardInterrupt):
            with suppress(DatabaseError):  # the failure itself is what is told
                triggers.lay(connections[options["database"]])
            raise

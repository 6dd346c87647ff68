"""`manage.py check_chains`: print what was published without a whole chain of signatures; see docs/desk.md."""

from typing import Any

from django.core.management import CommandParser
from django.utils.translation import gettext as _

from articles.editorial import unsigned_pieces
from articles.management.base import SpeakingCommand


class Command(SpeakingCommand):
    help = _("Print what was published without a whole chain of signatures; exit with 1 if there is anything.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--new", action="store_true", help=_("leave out what the version before had published, without signatures")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        count, mark = 0, _("published by the version before")
        for found in unsigned_pieces():
            if found.is_from_before and options["new"]:
                continue
            count += 1
            before = f"[{mark}] " if found.is_from_before else ""
            self.stdout.write(f"{found.article.pk} {found.article.title}: {before}{' '.join(found.faults)}")
        if count:
            self.stderr.write(_("%(count)d pieces were published without a whole chain.") % {"count": count})
            raise SystemExit(1)
        self.stdout.write(_("Whatever readers see has a whole chain, or is from print."))

"""`manage.py load_demo`: fill an archive with invented pieces; see CONTRIBUTING.md."""

from typing import Any

from django.core.management import CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.editorial import DeskRefusal
from articles.management.base import ActingCommand, who_acts
from articles.management.demo import make_demo
from articles.management.demo_desk import invent_password, make_demo_desk
from articles.management.statistics import renew_statistics


class Command(ActingCommand):
    help = _("Add invented articles, the same each time, to try the site and to measure it.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, default=400, help=_("how many; 40 make an issue"))
        parser.add_argument(
            "--desk", action="store_true", help=_("make a desk to try instead: five logins, and manuscripts of theirs")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["desk"]:
            self._make_desk()
        else:
            self._make_articles(options)

    def _make_desk(self) -> None:
        password = invent_password()
        try:
            names = make_demo_desk(password)
        except DeskRefusal as refusal:
            raise CommandError(str(refusal)) from refusal
        told = {"names": "、".join(names), "password": password}
        self.stdout.write(_("Made the logins %(names)s, password %(password)s (shown this once).") % told)

    def _make_articles(self, options: dict[str, Any]) -> None:
        made = issues = 0
        with tqdm(total=options["articles"], unit="篇", disable=None, leave=False) as bar:
            for pieces in make_demo(options["articles"], who_acts(options)):
                made, issues = made + pieces, issues + 1
                bar.update(pieces)
        renew_statistics()
        self.stdout.write(_("Made %(made)d articles in %(issues)d issues.") % {"made": made, "issues": issues})

"""`manage.py learn_offices`: propose who holds which office by what the archive says; see docs/desk.md."""

from typing import Any

from django.utils.translation import gettext as _

from articles.editorial.proofreading import learn_offices
from articles.management.base import ActingCommand, who_acts


class Command(ActingCommand):
    help = _("Read in the archive who holds which office, and propose it to the desk.")

    def handle(self, *args: Any, **options: Any) -> None:
        learnt = learn_offices(by=who_acts(options))
        self.stdout.write(_("Read %(pieces)d pieces.") % {"pieces": learnt.pieces})
        told = {"proposed": learnt.proposed, "renewed": learnt.renewed}
        self.stdout.write(_("Proposed %(proposed)d office holders, brought %(renewed)d up to date.") % told)
        self.stdout.write(_("Confirm or reject them at the desk, under 任职表."))

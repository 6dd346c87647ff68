"""Commands that speak the language of the interface throughout: help, mistakes and refusals."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import User
from django.core.management import BaseCommand, CommandError, CommandParser
from django.core.management.base import DjangoHelpFormatter, SystemCheckError
from django.utils.translation import gettext, gettext_noop, ngettext
from django.utils.translation import gettext_lazy as _

from articles.models import system_user

WRONG = 2  # the exit status of a call that makes no sense, as argparse has it
# What argparse says. It asks the `gettext` of the standard library, which goes by the environment of the shell and
# knows no catalogue of ours; as long as a command of ours is called, it asks Django's.
ARGPARSE = (
    gettext_noop("usage: "),
    gettext_noop("positional arguments"),
    gettext_noop("options"),
    gettext_noop("show this help message and exit"),
    gettext_noop("%(prog)s: error: %(message)s\n"),
    gettext_noop("argument %(argument_name)s: %(message)s"),
    gettext_noop("unrecognized arguments: %s"),
    gettext_noop("the following arguments are required: %s"),
    gettext_noop("expected one argument"),
    gettext_noop("ignored explicit argument %r"),
    gettext_noop("ambiguous option: %(option)s could match %(matches)s"),
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)"),
    gettext_noop("invalid %(type)s value: %(value)r"),
)
# The help of the options that Django gives every command.
DJANGO = {
    "version": _("show the version of Django and exit"),
    "verbosity": _("how much is said: 0 nothing but refusals, 1 the report, 2 and 3 more"),
    "settings": _("the module of settings, in place of DJANGO_SETTINGS_MODULE"),
    "pythonpath": _("a folder in which Python looks for modules too"),
    "traceback": _("show where in the code an error arose"),
    "no_color": _("do not colour what is said"),
    "force_color": _("colour what is said in any case"),
    "skip_checks": _("skip the checks of the system"),
}
PLACES = {"settings": _("MODULE"), "pythonpath": _("FOLDER")}


class Formatter(DjangoHelpFormatter):
    """Put the words of an option below it: columns that count characters do not meet where some are twice as wide."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, max_help_position=6, **options)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return super()._split_lines(text, width // 2)


@contextmanager
def argparse_speaks() -> Iterator[None]:
    """Let argparse say its own words in the language of the interface."""
    names = {"_": gettext, "ngettext": ngettext}
    before = {name: getattr(argparse, name) for name in names}
    vars(argparse).update(names)
    try:
        yield
    finally:
        vars(argparse).update(before)


class SpeakingCommand(BaseCommand):
    """A command whose help and errors are in the language of the interface, and which shows an error as it is."""

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, formatter_class=Formatter, allow_abbrev=False, **options)
        for action in parser._actions:
            action.help = str(DJANGO.get(action.dest, action.help))
            if action.dest in PLACES:
                action.metavar = str(PLACES[action.dest])
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        with argparse_speaks():
            super().run_from_argv(argv)

    def print_help(self, prog_name: str, subcommand: str) -> None:
        with argparse_speaks():
            super().print_help(prog_name, subcommand)

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command; called from a shell, an error is one line without the name of its class."""
        try:
            return super().execute(*args, **options)
        except CommandError as error:
            from_shell = getattr(self, "_called_from_command_line", False)
            if not from_shell or options["traceback"] or isinstance(error, SystemCheckError):
                raise
            self.stderr.write(str(error))
            raise SystemExit(error.returncode) from None


class ActingCommand(SpeakingCommand):
    """A command that writes, and so acts under somebody's name: that of `--as`, or the newsroom's own."""

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **options)
        parser.add_argument(
            "--as", dest="acts_as", metavar=gettext("NAME"), help=gettext("the account under whose name this is done")
        )
        return parser


def who_acts(options: dict[str, Any]) -> User:
    """Give the account under which a command acts; raises `CommandError` for a name under which nobody may act."""
    name = options["acts_as"]
    if not name:
        return system_user()
    account = User.objects.filter(username=name).first()
    if account is None:
        raise CommandError(
            gettext("--as %(name)s: there is no such account; give the name with which its owner logs in.")
            % {"name": name},
            returncode=WRONG,
        )
    if not account.is_active:
        raise CommandError(gettext("--as %(name)s: this account is deactivated.") % {"name": name}, returncode=WRONG)
    return account

"""The options of `import_issue`: how they are declared, and what they mean."""

import datetime
import re
from typing import Any

from django.contrib.auth.models import User
from django.core.management import CommandError, CommandParser
from django.db import DatabaseError, InterfaceError
from django.utils.translation import gettext as _

from articles.chinese.dates import read_date
from articles.chinese.text import half_width
from articles.importing.records import IssueFacts
from articles.importing.report.run import BrokenOff, Options, why_broken
from articles.management.base import WRONG, who_acts
from articles.models.paper.issue import FIRST_DAY
from articles.models.paper.page import LAST_PAGE

# 1580 · 总第1580期 · 第12期 · 2025-118
_NUMBER = re.compile(r"(?:总?第)?(?P<number>[\w-]{1,20}?)[期号]?")
_YEAR = re.compile(r"\d{1,4}")


def add_import_options(parser: CommandParser) -> None:
    """Declare the paths and the options."""
    parser.add_argument("paths", nargs="*", metavar=_("PATH"), help=_("a page text, a folder of them, or -"))
    parser.add_argument("--date", metavar=_("DATE"), help=_("the date of the issue, as in 2025-04-28"))
    parser.add_argument("--number", metavar=_("NUMBER"), default="", help=_("the serial number of the issue (总第N期)"))
    parser.add_argument("--page", metavar=_("PAGE"), help=_("the number of the page, for one text"))
    parser.add_argument(
        "--encoding", metavar=_("ENCODING"), help=_("the encoding of the texts, where it is not UTF-8 or GB18030")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("write nothing, and say what an import would do"))
    parser.add_argument("--format", choices=["text", "json"], default="text", help=_("the form of the report"))
    parser.add_argument("--jobs", metavar=_("N"), default="1", help=_("parse on N processes"))


def read_options(options: dict[str, Any], texts: int) -> Options:
    """Read what was said of the texts, of which there are so many; raises `CommandError` for what cannot be.

    Raises `BrokenOff` where an account is named and the database does not answer.
    """
    if not texts:
        raise _wrong(_("Name the page texts to import: files, folders, or - for standard input."))
    given = IssueFacts(
        date=_date(options["date"]) if options["date"] else None,
        number=_issue_number(options["number"]) if options["number"] else "",
        page=_page(options["page"], texts) if options["page"] else None,
    )
    jobs = str(options["jobs"])
    if not jobs.isdecimal() or not int(jobs):
        raise _wrong(_("--jobs %(jobs)s is not a number of processes."), jobs=jobs)
    return Options(given, options["encoding"], options["dry_run"], int(jobs), _account(options))


def _account(options: dict[str, Any]) -> User | None:
    """Give the account of `--as`; nobody where none is named, which asks no database."""
    if not options["acts_as"]:
        return None
    try:
        return who_acts(options)
    except (DatabaseError, InterfaceError) as error:
        raise BrokenOff(why_broken(error)) from error


def _date(text: str) -> datetime.date:
    try:
        day = read_date(text)
    except ValueError as error:
        if (year := _YEAR.match(half_width(text))) and int(year[0]) < FIRST_DAY.year:
            raise _wrong(_("--date %(date)s is too early: an issue is of 1900 or later."), date=text) from error
        raise _wrong(
            _("--date %(date)s is not a date of the calendar. Write it as in 2025-04-28."), date=text
        ) from error
    return day


def _issue_number(text: str) -> str:
    match = _NUMBER.fullmatch(half_width(text).strip())
    if not match:
        raise _wrong(_("--number %(number)s is not an issue number."), number=text)
    return match["number"]


def _page(text: str, texts: int) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= LAST_PAGE:
        raise _wrong(_("--page %(page)s is not a page number from 1 to 999."), page=text)
    if texts > 1:
        raise _wrong(_("--page names one page, but there are %(count)d texts."), count=texts)
    return int(text)


def _wrong(sentence: str, **facts: object) -> CommandError:
    return CommandError(sentence % facts, returncode=WRONG)

"""`manage.py import_issue`: page texts become articles; see docs/import.md."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.codes import NoteCode
from articles.importing.records import IssueFacts, Note, ParsedPage
from articles.importing.report.json_form import note_as_json, page_as_json
from articles.importing.report.run import Options, PageResult, import_pages
from articles.importing.report.sources import find_texts
from articles.importing.report.summary import REFUSED, notes_of, outcome_of, say_result, say_total
from articles.importing.words.dates import read_date
from articles.management.statistics import renew_statistics
from articles.models.page import LAST_PAGE


class Command(BaseCommand):
    help = _("Import newspaper pages from their texts: files, folders, or - for standard input.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH", help=_("a page text, a folder of them, or -"))
        parser.add_argument("--date", help=_("the date of the issue, as in 2025-04-28"))
        parser.add_argument("--number", default="", help=_("the serial number of the issue (总第N期)"))
        parser.add_argument("--page", help=_("the number of the page, for one text"))
        parser.add_argument("--encoding", help=_("the encoding of the texts, where it is not UTF-8 or GB18030"))
        parser.add_argument("--dry-run", action="store_true", help=_("write nothing to the database"))
        parser.add_argument("--format", choices=["text", "json"], default="text", help=_("the form of the report"))
        parser.add_argument("--jobs", type=int, default=1, metavar="N", help=_("parse on N processes"))

    def handle(self, *args: Any, **options: Any) -> None:
        texts = find_texts(options["paths"], sys.stdin.buffer)
        given = _given(options, len(texts))
        results: Counter[str] = Counter()
        refused: list[str] = []
        notes = 0
        chosen = Options(given, options["encoding"], options["dry_run"], max(1, options["jobs"]))
        with tqdm(total=len(texts), unit="版", disable=None if len(texts) > 1 else True, leave=False) as bar:
            for result in import_pages(texts, chosen):
                results[outcome_of(result)] += 1
                notes += len(notes_of(result))
                if result.refusal:
                    refused += say_result(result)
                else:
                    with bar.external_write_mode():
                        self._report(result, as_json=options["format"] == "json")
                bar.update()
        if not chosen.dry_run:
            renew_statistics()
        if options["format"] == "text":
            self.stdout.write(say_total(results, notes))
        if refused:  # last, where they are seen however much was said before
            self.stderr.write("\n".join(refused))
            raise CommandError(
                _("%(count)d texts were refused; nothing of them was written.") % {"count": results[REFUSED]}
            )

    def _report(self, result: PageResult, *, as_json: bool) -> None:
        if as_json and result.page:
            self.stdout.write(json.dumps(_as_json(result.page, result), ensure_ascii=False))
        else:
            self.stdout.write("\n".join(say_result(result)))


def _as_json(page: ParsedPage, result: PageResult) -> dict[str, Any]:
    """Give a page in the public JSON form; one that was stored with its outcome and the notes made of it."""
    if result.stored:
        page = _as_landed(page, result.stored.notes)
    form = page_as_json(page)
    if result.stored:
        of_articles = [note for article in page.articles for note in article.notes]
        own = [note_as_json(note) for note in result.stored.notes if note not in of_articles]
        form |= {"notes": own, "outcome": outcome_of(result)}
    return form


def _as_landed(page: ParsedPage, notes: Iterable[Note]) -> ParsedPage:
    """Put in place of each note of a half what became of it when the page met the others of its issue."""
    jumps = {note.line: note for note in notes if note.code in (NoteCode.JUMP_JOINED, NoteCode.JUMP_MISSING)}
    return replace(
        page,
        articles=tuple(
            replace(
                article,
                notes=tuple(
                    jumps.get(note.line, note) if note.code == NoteCode.JUMP_MISSING else note for note in article.notes
                ),
            )
            for article in page.articles
        ),
    )


def _given(options: dict[str, Any], texts: int) -> IssueFacts:
    """Read what was said of the issue; raises `CommandError` for what cannot be."""
    if not texts:
        raise CommandError(_("Name the page texts to import: files, folders, or - for standard input."))
    day = page = None
    if options["date"]:
        try:
            day = read_date(options["date"])
        except ValueError as error:
            message = _("--date %(date)s is not a date of the calendar. Write it as in 2025-04-28.")
            raise CommandError(message % {"date": options["date"]}) from error
    if options["page"]:
        if not options["page"].isdecimal() or not 1 <= int(options["page"]) <= LAST_PAGE:
            raise CommandError(_("--page %(page)s is not a page number from 1 to 999.") % {"page": options["page"]})
        if texts > 1:
            raise CommandError(_("--page names one page, but there are %(count)d texts.") % {"count": texts})
        page = int(options["page"])
    if not all(part.isalnum() or part == "-" for part in options["number"]) or len(options["number"]) > 20:
        raise CommandError(_("--number %(number)s is not an issue number.") % {"number": options["number"]})
    return IssueFacts(date=day, number=options["number"], page=page)

"""`manage.py import_issue`: page texts become articles; see docs/import.md."""

import sys
from contextlib import closing
from typing import Any

from django.core.management import CommandParser
from django.utils.translation import gettext as _

from articles.importing.report.run import import_pages
from articles.importing.report.sources import find_texts
from articles.management.base import ActingCommand
from articles.management.import_options import add_import_options, read_options
from articles.management.import_report import Report
from articles.management.statistics import renew_statistics


class Command(ActingCommand):
    help = _("Import newspaper pages from their texts: files, folders, or - for standard input.")

    def add_arguments(self, parser: CommandParser) -> None:
        add_import_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        report = Report(self.stdout, self.stderr, options)
        with report.last_word():
            texts = find_texts(options["paths"], sys.stdin.buffer)
            chosen = read_options(options, len(texts))
            report.expect(len(texts))
            with closing(import_pages(texts, chosen)) as results:
                for result in results:
                    report.tell(result)
            if not chosen.dry_run:
                renew_statistics()
            report.end()

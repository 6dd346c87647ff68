"""Import many page texts: parse on as many processes as wanted, store one after the other, in bounded memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import DatabaseError, reset_queries
from django.utils import timezone

from articles.codes import RefusalCode
from articles.importing.page.given import NOTHING_GIVEN
from articles.importing.persist import Outcome, Stored, store
from articles.importing.records import IssueFacts, PageRefused, ParsedPage
from articles.importing.report.parallel import parse_all
from articles.importing.report.refusals import say_refusal
from articles.importing.report.sources import PageText
from articles.models import ImportRun


@dataclass(frozen=True, slots=True)
class Options:
    """How to import: what is known of the pages, their encoding, whether to write, and on how many processes."""

    given: IssueFacts = NOTHING_GIVEN
    encoding: str | None = None
    dry_run: bool = False
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class PageResult:
    """What became of one text: it was refused, or it was parsed and, unless on trial, stored."""

    text: PageText
    page: ParsedPage | None = None
    stored: Stored | None = None
    refusal: PageRefused | None = None


def import_pages(texts: Sequence[PageText], options: Options) -> Iterator[PageResult]:
    """Import texts in their order and say of each what became of it; one that is refused holds up no other."""
    run: ImportRun | None = None
    counts = dict.fromkeys(Outcome, 0)
    refusals: list[dict[str, str]] = []
    parsing = parse_all(texts, options.encoding, options.given, options.jobs)
    try:
        for text, (data, parsed) in zip(texts, parsing, strict=True):
            result = _land(text, data, parsed, options, run)
            if result.stored:
                run = result.stored.run
                counts[result.stored.outcome] += 1
            if result.refusal:
                refusals.append({"name": text.label, "reason": say_refusal(result.refusal)})
            reset_queries()  # with DEBUG=1 Django keeps the text of every query, and with it of every page
            yield result
    finally:  # also where somebody breaks it off
        if run:
            run.pages_created = counts[Outcome.CREATED]
            run.pages_updated = counts[Outcome.UPDATED]
            run.pages_unchanged = counts[Outcome.UNCHANGED]
            run.refusals = refusals
            run.finished_at = timezone.now()
            run.save()


def _land(
    text: PageText, data: bytes, parsed: ParsedPage | PageRefused, options: Options, run: ImportRun | None
) -> PageResult:
    if isinstance(parsed, PageRefused):
        return PageResult(text, refusal=parsed)
    try:
        return PageResult(text, parsed, stored=None if options.dry_run else store(parsed, data, run))
    except PageRefused as refusal:
        return PageResult(text, refusal=refusal)
    except DatabaseError as error:
        return PageResult(text, refusal=PageRefused(RefusalCode.NOT_STORED, reason=str(error).strip()))

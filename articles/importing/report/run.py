"""Import many page texts: parse on as many processes as wanted, store one after the other, in bounded memory."""

from collections.abc import Generator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import DatabaseError, DataError, IntegrityError, InterfaceError, connection, reset_queries
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.codes import RefusalCode
from articles.enums import RunState
from articles.importing.page.given import NOTHING_GIVEN
from articles.importing.persist import Foreseen, Foresight, Outcome, Stored, store
from articles.importing.records import IssueFacts, PageRefused, ParsedPage
from articles.importing.report.parallel import parse_all
from articles.importing.report.refusals import say_refusal
from articles.importing.report.sources import PageText
from articles.models import ImportRun


@dataclass(frozen=True, slots=True)
class Options:
    """How to import: what is known of the pages, their encoding, whether to write, on how many processes, under whom.

    Nobody is the newsroom itself.
    """

    given: IssueFacts = NOTHING_GIVEN
    encoding: str | None = None
    dry_run: bool = False
    jobs: int = 1
    by: User | None = None


@dataclass(frozen=True, slots=True)
class PageResult:
    """What became of one text: it was refused, or it was parsed and stored.

    Of a dry run, what would become of it: `foreseen`, or a `refusal` beside the page that was parsed; neither where the
    database cannot be asked.
    """

    text: PageText
    page: ParsedPage | None = None
    stored: Stored | None = None
    foreseen: Foreseen | None = None
    refusal: PageRefused | None = None


class BrokenOff(Exception):
    """The import cannot go on, for the reason that the text says; what has landed stays."""


def import_pages(texts: Sequence[PageText], options: Options) -> Generator[PageResult, None, None]:
    """Import texts in their order and say of each what became of it; one that is refused holds up no other.

    Raises `BrokenOff` where the database or the processes fail. To be closed where it is not read to its end.
    """
    landing = _Foreseeing() if options.dry_run else _Landing(options.by)
    parsing = parse_all(texts, options.encoding, options.given, options.jobs)
    state = RunState.BROKEN_OFF
    try:
        for text, (data, parsed) in zip(texts, parsing, strict=True):
            if isinstance(parsed, PageRefused):
                result = PageResult(text, refusal=parsed)
            else:
                result = landing.land(text, data, parsed)
            landing.count(result)
            reset_queries()  # with DEBUG=1 Django keeps the text of every query, and with it of every page
            yield result
        state = RunState.FINISHED
    except BrokenProcessPool as error:
        raise BrokenOff(_("a process that parses was killed, perhaps for want of memory; try fewer --jobs")) from error
    finally:  # also where somebody breaks it off
        landing.end(state)


@dataclass
class _Landing:
    """An import: lands pages in one run, which it closes at the end."""

    by: User | None
    run: ImportRun | None = None
    unchanged: int = 0
    refusals: list[dict[str, str]] = field(default_factory=list)

    def land(self, text: PageText, data: bytes, parsed: ParsedPage) -> PageResult:
        try:
            return PageResult(text, parsed, stored=store(parsed, data, self.run, self.by))
        except PageRefused as refusal:
            return PageResult(text, refusal=refusal)
        except (DataError, IntegrityError) as error:
            return PageResult(text, refusal=PageRefused(RefusalCode.NOT_STORED, reason=str(error).strip()))
        except (DatabaseError, InterfaceError) as error:  # gone, full, without tables, damaged, or no database at all
            raise BrokenOff(why_broken(error)) from error

    def count(self, result: PageResult) -> None:
        if result.stored:
            self.run = result.stored.run
            self.unchanged += result.stored.outcome is Outcome.UNCHANGED
        if result.refusal:
            self.refusals.append({"name": result.text.label, "reason": say_refusal(result.refusal)})

    def end(self, state: RunState) -> None:
        if self.run is None:
            return
        with suppress(DatabaseError, InterfaceError):  # a database that is gone; the next run closes this one
            ImportRun.objects.filter(pk=self.run.pk).update(
                pages_unchanged=self.unchanged, refusals=self.refusals, state=state, finished_at=timezone.now()
            )


@dataclass
class _Foreseeing:
    """A dry run: asks what an import would do, as long as the database answers."""

    foresight: Foresight | None = field(default_factory=Foresight)

    def land(self, text: PageText, data: bytes, parsed: ParsedPage) -> PageResult:
        try:
            foreseen = self.foresight.foresee(parsed, data) if self.foresight else None
            return PageResult(text, parsed, foreseen=foreseen)
        except PageRefused as refusal:
            return PageResult(text, parsed, refusal=refusal)
        except (DatabaseError, InterfaceError):
            self.foresight = None
            return PageResult(text, parsed)

    def count(self, result: PageResult) -> None:
        pass

    def end(self, state: RunState) -> None:
        pass


def why_broken(error: Exception) -> str:
    """Say in a person's words why a database does not answer."""
    facts = {"reason": str(error).strip().split("\n")[0]}
    if not connection.is_usable():
        return _("there is no connection to the database (%(reason)s)") % facts
    try:
        made = ImportRun._meta.db_table in connection.introspection.table_names()
    except (DatabaseError, InterfaceError):
        made = True  # nobody knows
    if not made:
        return _("the database has no tables yet; run manage.py migrate first")
    return _("the database fails (%(reason)s)") % facts

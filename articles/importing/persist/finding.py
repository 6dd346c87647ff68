"""Find the issue and the page that a text belongs to, or refuse where what is known contradicts itself.

Nothing here writes.
"""

import datetime
import json
from collections.abc import Sequence, Set
from typing import NamedTuple, TypeVar

from django.db import connection
from django.db.models import Model, Q, QuerySet

from articles.codes import RefusalCode
from articles.importing.persist.limits import refuse_too_long
from articles.importing.persist.memory import read_issue
from articles.importing.records import IssueFacts, PageRefused, ParsedPage
from articles.models import Issue, Page, SourceText
from articles.models.paper.issue import last_day

# Two texts with half of their lines in common are one text, revised.
ALIKE = 0.5
# Every day has its 01.txt: of the texts of one file name, only the newest are looked at.
NAMESAKES = 20
# The sources of these words, and the newest of this file name, with where their pages stand and what was read of them.
# Every page asks this: Django takes longer to write the question than a database to answer it, hence in SQL, which
# SQLite reads from 3.38 on.
EARLIER = """
    WITH earlier AS (
        SELECT id FROM articles_sourcetext WHERE words_sha256 = %s
        UNION
        SELECT id FROM (
            SELECT id FROM articles_sourcetext WHERE name = %s ORDER BY received_at DESC, id DESC LIMIT %s
        ) AS namesakes
    )
    SELECT source.id, source.words_sha256, issue.date, issue.number, page.number, page.imported -> 'issue'
    FROM earlier
    JOIN articles_sourcetext AS source ON source.id = earlier.id
    JOIN articles_page AS page ON page.id = source.page_id
    JOIN articles_issue AS issue ON issue.id = page.issue_id
"""
Row = TypeVar("Row", bound=Model)


class Earlier(NamedTuple):
    """A source that may be an earlier form of a text, with where its page stands; `read` is JSON."""

    pk: int
    words: str
    date: datetime.date | None
    number: str
    page: int | None
    read: str | None

    def fits(self, known: IssueFacts) -> bool:
        """Tell whether nothing that is known speaks against its page.

        What was read of the page at its import does not, though an editor has corrected it since.
        """
        read = read_issue(json.loads(self.read or "{}"))
        return all(
            not says or not stands or says == stands or says == getattr(read, name)
            for name, says, stands in (
                ("date", known.date, self.date),
                ("number", known.number, self.number),
                ("page", known.page, self.page),
            )
        )


class Found(NamedTuple):
    """Where a text belongs: to a page that is there, or else to an issue, or to none yet.

    `is_received` where the page was made from these very words.
    """

    page: Page | None
    issue: Issue | None
    is_received: bool = False


def look_up(parsed: ParsedPage, words: str) -> Found:
    """Find where a text belongs; `words` is the sum of its words. Raises `PageRefused` for what cannot be."""
    refuse_far_ahead(parsed.issue)
    earlier = find_earlier(words, parsed.source.name)
    if page := received(earlier, parsed, words):
        return Found(page, page.issue, is_received=True)
    refuse_too_long(parsed)
    if page := find_revised(earlier, parsed):
        return Found(page, page.issue)
    issue = find_issue(parsed.issue)
    return Found(find_numbered(parsed, issue) if issue else None, issue)


def find_earlier(words: str, name: str) -> list[Earlier]:
    """Give the sources that may be an earlier form of a text: of the same words, or of its file name."""
    with connection.cursor() as cursor:
        cursor.execute(EARLIER, [words, name, NAMESAKES])
        return [Earlier(*row) for row in cursor.fetchall()]


def refuse_far_ahead(known: IssueFacts) -> None:
    """Refuse a date that no issue can have yet."""
    if known.date and known.date > last_day():
        raise PageRefused(RefusalCode.DATE_AHEAD, date=str(known.date))


def find_issue(known: IssueFacts) -> Issue | None:
    """Give the issue of the date, or of the number; refuses where the two are not of one issue."""
    by_date = _only(Issue.objects.filter(date=known.date)) if known.date else None
    by_number = _only(Issue.objects.filter(number=known.number)) if known.number else None
    if by_date and known.number and by_date.number not in ("", known.number):
        raise PageRefused(
            RefusalCode.ISSUE_CONTRADICTS, date=str(known.date), number=by_date.number, given=known.number
        )
    if by_number and known.date and by_number.date not in (None, known.date):
        raise PageRefused(
            RefusalCode.ISSUE_DATE_CONTRADICTS, number=known.number, date=str(by_number.date), given=str(known.date)
        )
    if by_date and by_number and by_date != by_number:
        _refuse_clash(by_date, by_number)
    return by_date or by_number


def _refuse_clash(issue: Issue, other: Issue) -> None:
    """Refuse where two issues, which turn out to be one, both have a page of a number."""
    numbers = other.pages.exclude(number=None).values("number")
    if page := issue.pages.filter(number__in=numbers).first():
        source = page.sources.first()
        raise PageRefused(RefusalCode.PAGE_TAKEN, page=page.number, name=source.name if source else str(page))


def pages_of(issue: Issue, known: IssueFacts) -> QuerySet[Page]:
    """Give the pages of an issue, and of an undated one that has the number: the two turn out to be one."""
    here = Q(issue=issue)
    return Page.objects.filter(here | Q(issue__number=known.number) if known.number else here)


def received(earlier: Sequence[Earlier], parsed: ParsedPage, words: str) -> Page | None:
    """Give the page whose newest source has these words; refuses where it was received for another day or place."""
    same = {source.pk: source for source in earlier if source.words == words}
    if not same:
        return None
    sources = SourceText.objects.filter(pk__in=same).select_related("page__issue").order_by("received_at")
    newest = [source for source in sources if source.page.sources.latest() == source]
    fitting = next((source.page for source in newest if same[source.pk].fits(parsed.issue)), None)
    if newest and fitting is None:
        raise PageRefused(RefusalCode.RECEIVED_ELSEWHERE, page=str(newest[0].page))
    return fitting


def find_revised(earlier: Sequence[Earlier], parsed: ParsedPage) -> Page | None:
    """Give the page that an earlier form of this text made, known by its lines."""
    fitting = [source.pk for source in earlier if source.fits(parsed.issue)]
    if not fitting:
        return None
    sources = SourceText.objects.filter(pk__in=fitting).select_related("page__issue")
    return next((source.page for source in sources if _alike(source, parsed)), None)


def find_numbered(parsed: ParsedPage, issue: Issue) -> Page | None:
    """Give the page of the issue that has the number of this one; refuses a number that another text has taken."""
    if parsed.issue.page is None:
        return None
    page = _only(pages_of(issue, parsed.issue).filter(number=parsed.issue.page))
    source = page and page.sources.first()
    if source and source.name != parsed.source.name and not _alike(source, parsed):
        raise PageRefused(RefusalCode.PAGE_TAKEN, page=parsed.issue.page, name=source.name)
    return page


def alike(old: Set[str], parsed: ParsedPage) -> bool:
    """Compare the lines of two texts, but for the furniture, which pages of one paper have in common."""
    furniture = {line.text for line in parsed.imprint.lines}
    old, new = old - furniture, {line.text for line in parsed.source.lines} - furniture
    return len(old & new) >= ALIKE * max(1, min(len(old), len(new)))


def _alike(source: SourceText, parsed: ParsedPage) -> bool:
    return alike({line.strip() for line in source.lines if line.strip()}, parsed)


def _only(rows: QuerySet[Row]) -> Row | None:
    """Give the row of a question to which there is one answer or none."""
    return next(iter(rows.order_by()), None)

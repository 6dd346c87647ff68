"""Find the issue and the page that a text belongs to, or refuse where what is known contradicts itself."""

import datetime
from typing import Any

from articles.enums import NoteCode
from articles.importing.records import IssueFacts, PageRefused, ParsedPage
from articles.models import Article, Issue, Page, SourceText

# Two texts with half of their lines in common are one text, revised.
ALIKE = 0.5
# Every day has its 01.txt: of the texts of one file name, only the newest are looked at.
NAMESAKES = 20
# From a source to where its page stands, and to what was read of it.
PLACE = ("page__issue__date", "page__issue__number", "page__number", "page__imported__issue")


def find_issue(known: IssueFacts) -> Issue | None:
    """Give the issue of the date, or of the number; refuses where the two are not of one issue."""
    by_date = Issue.objects.filter(date=known.date).first() if known.date else None
    by_number = Issue.objects.filter(number=known.number).first() if known.number else None
    if by_date and known.number and by_date.number not in ("", known.number):
        raise PageRefused("issue-contradicts", date=str(known.date), number=by_date.number, given=known.number)
    if by_number and known.date and by_number.date not in (None, known.date):
        raise PageRefused(
            "issue-date-contradicts", number=known.number, date=str(by_number.date), given=str(known.date)
        )
    return by_date or by_number


def received(sha256: str, known: IssueFacts) -> Page | None:
    """Give the page whose newest source has these bytes; refuses where it was received for another day or place."""
    found = Page.objects.filter(sources__sha256=sha256).order_by("sources__received_at")
    pages = [page for page in found if page.sources.latest().sha256 == sha256]
    fitting = next((page for page in pages if _fits(known, *_place(page))), None)
    if pages and fitting is None:
        raise PageRefused("received-elsewhere", page=str(pages[0]))
    return fitting


def confirm(page: Page, known: IssueFacts) -> bool:
    """Add to a page and its issue what was not known before; tells whether that was anything.

    A page of an undated issue moves into the issue that the date or number names, where there is one.
    """
    issue = page.issue
    learned = says_more(known, issue)
    if learned and (other := find_issue(known)) and other != issue:
        number = page.number or known.page
        taken = other.pages.filter(number=number).first() if number else None
        if taken:
            source = taken.sources.first()
            raise PageRefused("page-taken", page=number, name=source.name if source else str(taken))
        page.issue = other
        page.save()
        if not issue.pages.exists():
            issue.delete()
        issue = other
    if learned:
        fill_in(issue, known)
        if issue.date:
            page.notes.open().filter(code=NoteCode.DATE_MISSING).delete()
    numbered = bool(known.page and not page.number)
    if numbered:
        page.number = known.page
        page.save()
    return learned or numbered


def says_more(known: IssueFacts, issue: Issue) -> bool:
    """Tell whether a date or number is known that the issue has not."""
    return bool((known.date and not issue.date) or (known.number and not issue.number))


def fill_in(issue: Issue, known: IssueFacts) -> None:
    """Give an issue the date and number that it has not; its day is the one as of which print published the pieces."""
    issue.date, issue.number = issue.date or known.date, issue.number or known.number
    issue.save()
    if issue.date:
        Article.objects.filter(pk__in=Article.objects.off_their_day(issue)).update(published_at=issue.printed_at)


def find_revised(parsed: ParsedPage) -> Page | None:
    """Give the page that an earlier form of this text made, known by its file name and by lines in common."""
    namesakes = SourceText.objects.filter(name=parsed.source.name).values_list("pk", *PLACE)[:NAMESAKES]
    fitting = [pk for pk, *place in namesakes if _fits(parsed.issue, *place)]
    if not fitting:
        return None
    sources = SourceText.objects.filter(pk__in=fitting).select_related("page__issue")
    return next((source.page for source in sources if _alike(source, parsed)), None)


def find_numbered(parsed: ParsedPage, issue: Issue) -> Page | None:
    """Give the page of the issue that has the number of this one; refuses a number that another text has taken."""
    if parsed.issue.page is None:
        return None
    page = issue.pages.filter(number=parsed.issue.page).first()
    source = page and page.sources.first()
    if source and source.name != parsed.source.name and not _alike(source, parsed):
        raise PageRefused("page-taken", page=parsed.issue.page, name=source.name)
    return page


def _place(page: Page) -> tuple[datetime.date | None, str, int | None, dict[str, Any]]:
    """Give of a page what `PLACE` asks of a source."""
    return page.issue.date, page.issue.number, page.number, (page.imported or {}).get("issue", {})


def _fits(
    known: IssueFacts, day: datetime.date | None, number: str, page: int | None, read: dict[str, Any] | None
) -> bool:
    """Tell whether nothing that is known speaks against a page.

    What was `read` of the page at its import does not, though an editor has corrected it since.
    """
    read = read or {}
    day_read = read.get("date") and datetime.date.fromisoformat(read["date"])
    return all(
        not says or not stands or says in (stands, was_read)
        for says, stands, was_read in (
            (known.date, day, day_read),
            (known.number, number, read.get("number")),
            (known.page, page, read.get("page")),
        )
    )


def _alike(source: SourceText, parsed: ParsedPage) -> bool:
    """Compare the lines of two texts, but for the furniture, which pages of one paper have in common."""
    furniture = {line.text for line in parsed.imprint.lines}
    old = {line.strip() for line in source.lines if line.strip()} - furniture
    new = {line.text for line in parsed.source.lines} - furniture
    return len(old & new) >= ALIKE * max(1, min(len(old), len(new)))

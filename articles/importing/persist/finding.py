"""Find the issue and the page that a text belongs to, or refuse where what is known contradicts itself."""

import datetime

from articles.enums import NoteCode
from articles.importing.records import IssueFacts, PageRefused, ParsedPage
from articles.models import Article, Issue, Page, SourceText

# Two texts with half of their lines in common are one text, revised.
ALIKE = 0.5
# Every day has its 01.txt: of the texts of one file name, only the newest are looked at.
NAMESAKES = 20


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
    sources = SourceText.objects.filter(sha256=sha256).select_related("page__issue").order_by("received_at")
    pages = [source.page for source in sources if source.page.sources.latest().sha256 == sha256]
    fitting = next((page for page in pages if _fits(page, known)), None)
    if pages and fitting is None:
        raise PageRefused("received-elsewhere", page=str(pages[0]))
    return fitting


def confirm(page: Page, known: IssueFacts) -> bool:
    """Add to a page and its issue what was not known before; tells whether that was anything.

    A day that becomes known is the one as of which print published the pieces.
    A page of an undated issue moves into the issue that the date or number names, where there is one.
    """
    issue = page.issue
    learned = (known.date and not issue.date) or (known.number and not issue.number)
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
        issue.date, issue.number = issue.date or known.date, issue.number or known.number
        issue.save()
        if issue.date:
            Article.objects.filter(pk__in=Article.objects.off_their_day(issue)).update(published_at=issue.printed_at)
            page.notes.open().filter(code=NoteCode.DATE_MISSING).delete()
    numbered = bool(known.page and not page.number)
    if numbered:
        page.number = known.page
        page.save()
    return bool(learned) or numbered


def find_revised(parsed: ParsedPage) -> Page | None:
    """Give the page that an earlier form of this text made, known by its file name and by lines in common."""
    namesakes = SourceText.objects.filter(name=parsed.source.name).select_related("page__issue").defer("content")
    found = (s.page for s in namesakes[:NAMESAKES] if _fits(s.page, parsed.issue) and _alike(s, parsed))
    return next(found, None)


def find_numbered(parsed: ParsedPage, issue: Issue) -> Page | None:
    """Give the page of the issue that has the number of this one; refuses a number that another text has taken."""
    if parsed.issue.page is None:
        return None
    page = issue.pages.filter(number=parsed.issue.page).first()
    source = page and page.sources.first()
    if source and source.name != parsed.source.name and not _alike(source, parsed):
        raise PageRefused("page-taken", page=parsed.issue.page, name=source.name)
    return page


def _fits(page: Page, known: IssueFacts) -> bool:
    """Tell whether nothing that is known speaks against the page.

    What was read of the page at its import does not, though an editor has corrected it since.
    """
    facts = (page.imported or {}).get("issue", {})
    day = facts.get("date") and datetime.date.fromisoformat(facts["date"])
    return all(
        not says or not stands or says in (stands, read)
        for says, stands, read in (
            (known.date, page.issue.date, day),
            (known.number, page.issue.number, facts.get("number")),
            (known.page, page.number, facts.get("page")),
        )
    )


def _alike(source: SourceText, parsed: ParsedPage) -> bool:
    """Compare the lines of two texts, but for the furniture, which pages of one paper have in common."""
    furniture = {line.text for line in parsed.imprint.lines}
    old = {line.strip() for line in source.lines if line.strip()} - furniture
    new = {line.text for line in parsed.source.lines} - furniture
    return len(old & new) >= ALIKE * max(1, min(len(old), len(new)))

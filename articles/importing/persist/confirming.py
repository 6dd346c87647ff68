"""Add to a page and its issue what was not known of them before."""

from articles.codes import NoteCode, RefusalCode
from articles.importing.persist.finding import find_issue, pages_of
from articles.importing.records import IssueFacts, PageRefused
from articles.models import Article, Issue, Page


def learns(page: Page, known: IssueFacts) -> bool:
    """Tell whether a date or number of its issue is known, or its own number, that a page has not."""
    return says_more(known, page.issue) or bool(known.page and not page.number)


def says_more(known: IssueFacts, issue: Issue) -> bool:
    """Tell whether a date or number is known that the issue has not."""
    return bool((known.date and not issue.date) or (known.number and not issue.number))


def find_home(page: Page, known: IssueFacts) -> Issue:
    """Give the issue in which a page belongs, once more is known of it; refuses where its number is taken there.

    A page of an undated issue belongs into the issue that the date or number names, where there is one.
    """
    home = (says_more(known, page.issue) and find_issue(known)) or page.issue
    number = page.number or known.page
    taken = pages_of(home, known).exclude(pk=page.pk).filter(number=number).first() if number else None
    if taken:
        source = taken.sources.first()
        raise PageRefused(RefusalCode.PAGE_TAKEN, page=number, name=source.name if source else str(taken))
    return home


def confirm(page: Page, known: IssueFacts) -> bool:
    """Add to a page and its issue what was not known before; tells whether that was anything."""
    if not learns(page, known):
        return False
    issue, home = page.issue, find_home(page, known)
    page.issue, page.number = home, page.number or known.page
    page.save()
    if home != issue and not issue.pages.exists():
        issue.delete()
    if home != issue or says_more(known, home):
        fill_in(home, known)
    if home.date:
        page.notes.open().filter(code=NoteCode.DATE_MISSING).delete()
    return True


def fill_in(issue: Issue, known: IssueFacts) -> None:
    """Give an issue the date and number that it has not; its day is the one as of which print published the pieces.

    Where another, undated issue has the number, the two are one: its pages move here.
    """
    for other in Issue.objects.filter(number=known.number).exclude(pk=issue.pk) if known.number else ():
        for page in other.pages.all():
            page.issue = issue
            page.save()
        other.delete()
    issue.date, issue.number = issue.date or known.date, issue.number or known.number
    issue.save()
    if issue.date:
        Article.objects.filter(pk__in=Article.objects.off_their_day(issue)).update(published_at=issue.printed_at)

"""The report as import staff read it in a terminal."""

from collections import Counter
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.importing.persist import Outcome
from articles.importing.records import IssueFacts, Note, ParsedArticle
from articles.importing.report.refusals import say_refusal
from articles.importing.report.run import PageResult
from articles.importing.report.wording import say_note

REFUSED = "refused"
TRIED = "tried"


def outcome_of(result: PageResult) -> str:
    """Name what became of a text: created, updated, unchanged, refused or only tried."""
    if result.refusal:
        return REFUSED
    return result.stored.outcome.value if result.stored else TRIED


def say_result(result: PageResult) -> Iterator[str]:
    """Say of one text what was made of it and what a person should look at, a line each."""
    label = {
        REFUSED: _("refused"),
        TRIED: _("tried"),
        Outcome.CREATED.value: _("created"),
        Outcome.UPDATED.value: _("updated"),
        Outcome.UNCHANGED.value: _("no change"),
    }[outcome_of(result)]
    if result.refusal or not result.page:
        yield f"✗ {result.text.label} {label}:{say_refusal(result.refusal) if result.refusal else ''}"
        return
    page = result.page
    yield f"● {result.text.label} {label} {result.stored.page if result.stored else _say_place(page.issue)}"
    if result.stored and result.stored.outcome is Outcome.UNCHANGED:
        return
    for number, article in enumerate(page.articles, start=1):
        yield f"  {number}. {_say_article(article)}"
    for note in notes_of(result):
        where = _("line %(line)d") % {"line": note.line} if note.line else _("page")
        yield f"  ! {where} {say_note(note)}"


def notes_of(result: PageResult) -> list[Note]:
    """Give the notes that were made of a page, or on trial those that would be; none where nothing is new."""
    if result.stored:
        return list(result.stored.notes)
    return result.page.all_notes if result.page else []


def say_total(results: Counter[str], notes: int) -> str:
    """Say in one line how many texts came to what, and how many notes wait for a person."""
    names = {
        Outcome.CREATED.value: _("%(count)d created"),
        Outcome.UPDATED.value: _("%(count)d updated"),
        Outcome.UNCHANGED.value: _("%(count)d unchanged"),
        TRIED: _("%(count)d tried, nothing written"),
        REFUSED: _("%(count)d refused"),
    }
    said = [name % {"count": results[key]} for key, name in names.items() if results[key]]
    waiting = ngettext("%(count)d note to look at", "%(count)d notes to look at", notes) % {"count": notes}
    return _("Texts: %(count)d (%(outcomes)s); %(notes)s.") % {
        "count": results.total(),
        "outcomes": "，".join(said),
        "notes": waiting,
    }


def _say_place(issue: IssueFacts) -> str:
    day = date_format(issue.date) if issue.date else _("Date to be confirmed")
    number = _("No. %(number)s") % {"number": issue.number} if issue.number else ""
    page = _("Page %(number)d") % {"number": issue.page} if issue.page else ""
    return " ".join(filter(None, [day, number, page, issue.section]))


def _say_article(article: ParsedArticle) -> str:
    title = article.headline or _("(untitled)")
    people = "、".join(dict.fromkeys(person.name for person in article.byline))
    size = _("%(count)d blocks") % {"count": len(article.body)}
    return f"{title}({f'{people},' if people else ''}{size})"

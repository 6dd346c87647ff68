"""The report as import staff read it in a terminal."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.importing.persist import Outcome, article_fields
from articles.importing.records import IssueFacts, Note, ParsedArticle
from articles.importing.report.refusals import say_refusal
from articles.importing.report.run import PageResult
from articles.importing.report.wording import say_note
from articles.models import Article, ImportNote

REFUSED = "refused"
# A dry run that could not ask the database.
TRIED = "tried"
# Pages whose open notes are asked for at once.
AT_ONCE = 500


@dataclass
class Tally:
    """What came of the texts of a run, or would come of them, so far."""

    outcomes: Counter[str] = field(default_factory=Counter)
    pages: set[int] = field(default_factory=set)
    foreseen_notes: int = 0

    def add(self, result: PageResult) -> None:
        self.outcomes[outcome_of(result)] += 1
        if result.stored:
            self.pages.add(result.stored.page.pk)
        elif result.foreseen and result.foreseen.page and result.foreseen.outcome is Outcome.UNCHANGED:
            self.pages.add(result.foreseen.page)
        elif not result.refusal:
            self.foreseen_notes += len(notes_of(result))

    @property
    def landed(self) -> int:
        """How many texts have a page that stands as they say."""
        return sum(self.outcomes[outcome.value] for outcome in Outcome)

    @property
    def waiting(self) -> int:
        """How many notes wait for a person: those open on the pages of the run, and those that would be made."""
        keys = sorted(self.pages)
        batches = (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
        return self.foreseen_notes + sum(ImportNote.objects.open().filter(page__in=batch).count() for batch in batches)


def outcome_of(result: PageResult) -> str:
    """Name what became of a text, or would become of it: created, updated, unchanged, refused or only tried."""
    if result.refusal:
        return REFUSED
    known = result.stored or result.foreseen
    return known.outcome.value if known else TRIED


def say_result(result: PageResult) -> Iterator[str]:
    """Say of one text what was made of it, or would be, and what a person should look at, a line each."""
    outcome, label, page = outcome_of(result), _label(result), result.page
    if page is None:
        yield say_refused(result)
        return
    yield f"● {result.text.label} {label} {result.stored.page if result.stored else _say_place(page.issue)}"
    if result.refusal:
        yield f"  ✗ {say_refusal(result.refusal)}"
    if outcome != Outcome.UNCHANGED.value:
        standing = result.stored.articles if result.stored else ()
        told = map(_say_row, standing) if standing else map(_say_article, page.articles)
        yield from (f"  {number}. {line}" for number, line in enumerate(told, start=1))
    for note in notes_of(result):
        where = _("line %(line)d") % {"line": note.line} if note.line else _("page")
        yield f"  ! {where} {say_note(note)}"


def say_refused(result: PageResult) -> str:
    """Say in one line why a text is refused, or would be."""
    return f"✗ {result.text.label} {_label(result)}：{say_refusal(result.refusal) if result.refusal else ''}"


def notes_of(result: PageResult) -> list[Note]:
    """Give the notes that were made of a page, or in a dry run those that would be; none where nothing is new."""
    if result.stored:
        return list(result.stored.notes)
    if result.foreseen and result.foreseen.outcome is Outcome.UNCHANGED:
        return []
    return result.page.all_notes if result.page else []


def say_total(tally: Tally, *, dry_run: bool) -> str:
    """Say in one line how many texts came to what, or would, and how many notes wait for a person."""
    would = {
        Outcome.CREATED.value: _("%(count)d would be created"),
        Outcome.UPDATED.value: _("%(count)d would be updated"),
        Outcome.UNCHANGED.value: _("%(count)d would stay as they are"),
        TRIED: _("%(count)d tried"),
        REFUSED: _("%(count)d would be refused"),
    }
    did = {
        Outcome.CREATED.value: _("%(count)d created"),
        Outcome.UPDATED.value: _("%(count)d updated"),
        Outcome.UNCHANGED.value: _("%(count)d unchanged"),
        REFUSED: _("%(count)d refused"),
    }
    names = would if dry_run else did
    said = [name % {"count": tally.outcomes[key]} for key, name in names.items() if tally.outcomes[key]]
    notes = tally.waiting
    waiting = ngettext("%(count)d note to look at", "%(count)d notes to look at", notes) % {"count": notes}
    sentence = (
        _("Dry run, nothing was written. Texts: %(count)d (%(outcomes)s); %(notes)s.")
        if dry_run
        else _("Texts: %(count)d (%(outcomes)s); %(notes)s.")
    )
    return sentence % {"count": tally.outcomes.total(), "outcomes": "，".join(said), "notes": waiting}


def say_broken_off(reason: str, tally: Tally, *, dry_run: bool) -> str:
    """Say that a run ended before its texts did, what stays of it, and how to go on."""
    if dry_run:
        return _("The dry run was broken off: %(reason)s. Nothing was written.") % {"reason": reason}
    if not tally.landed:
        return _("The import was broken off: %(reason)s. No page has landed yet.") % {"reason": reason}
    sentence = _(
        "The import was broken off: %(reason)s. Pages that have landed (%(count)d) are whole and stay; call the same "
        "command again, and it goes on from there."
    )
    return sentence % {"reason": reason, "count": tally.landed}


def _label(result: PageResult) -> str:
    outcome = outcome_of(result)
    if result.stored or (result.page is None and result.refusal):
        return {
            REFUSED: _("refused"),
            Outcome.CREATED.value: _("created"),
            Outcome.UPDATED.value: _("updated"),
            Outcome.UNCHANGED.value: _("no change"),
        }[outcome]
    return {
        REFUSED: _("would be refused"),
        TRIED: _("tried"),
        Outcome.CREATED.value: _("would be created"),
        Outcome.UPDATED.value: _("would be updated"),
        Outcome.UNCHANGED.value: _("would stay as it is"),
    }[outcome]


def _say_place(issue: IssueFacts) -> str:
    day = date_format(issue.date) if issue.date else _("Date to be confirmed")
    number = _("No. %(number)s") % {"number": issue.number} if issue.number else ""
    page = _("Page %(number)d") % {"number": issue.page} if issue.page else ""
    return " ".join(filter(None, [day, number, page, issue.section]))


def _say_article(article: ParsedArticle) -> str:
    return _say_piece(Article(**article_fields(article)), [person.name for person in article.byline])


def _say_row(row: Article) -> str:
    """Say an article as it stands, with the headline that an editor gave it."""
    return _say_piece(row, [byline.name for byline in row.bylines.all()])


def _say_piece(row: Article, names: list[str]) -> str:
    people = "、".join(dict.fromkeys(names))
    size = _("%(count)d blocks") % {"count": len(row.blocks)}
    return f"{row.title}（{f'{people}，' if people else ''}{size}）"

"""Land one page: unchanged, updated or made, in one transaction."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from articles.importing.persist.finding import confirm, find_issue, find_page, received
from articles.importing.persist.making import (
    make_articles,
    make_bylines,
    make_credits,
    make_notes,
    page_facts,
    page_fields,
    remake_notes,
)
from articles.importing.persist.updating import pair_articles, update_article, update_page, withdraw_vanished
from articles.importing.records import Note, ParsedArticle, ParsedPage
from articles.models import Article, ImportRun, Issue, Page, SourceText

IMPORT_LOCK = 0x6E657773  # one number for all imports of this application


class Outcome(Enum):
    """What became of a page."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Stored:
    """A page that landed, the run it landed in, and what was kept because an editor had worked on it."""

    outcome: Outcome
    page: Page
    run: ImportRun | None
    kept: tuple[Note, ...] = ()


@transaction.atomic
def store(parsed: ParsedPage, data: bytes, run: ImportRun | None = None) -> Stored:
    """Land a page: the same bytes again write nothing, a changed source updates what no editor has touched.

    `data` are the bytes as received, `run` is the run to count in, made with the first page that writes. Raises
    `PageRefused` where dates or numbers contradict each other; then nothing is written.
    """
    _one_at_a_time()
    known = parsed.issue
    if page := received(parsed.source.sha256, known):
        if not confirm(page, known):
            return Stored(Outcome.UNCHANGED, page, run)
        return Stored(Outcome.UPDATED, page, run or ImportRun.objects.create())
    issue = find_issue(known)
    page = find_page(parsed, issue)
    run = run or ImportRun.objects.create()
    if page is None:
        return Stored(Outcome.CREATED, _create(parsed, data, issue, run), run)
    confirm(page, known)
    return Stored(Outcome.UPDATED, page, run, _update(page, parsed, data, run))


def _create(parsed: ParsedPage, data: bytes, issue: Issue | None, run: ImportRun) -> Page:
    known = parsed.issue
    issue = issue or Issue(not_before=known.not_before)
    issue.date, issue.number = issue.date or known.date, issue.number or known.number
    issue.save()
    facts = page_facts(parsed)
    page = Page.objects.create(issue=issue, number=known.page, imported=facts, **page_fields(**facts))
    make_credits(page, parsed.imprint)
    source = SourceText.objects.create(page=page, sha256=parsed.source.sha256, **_received(parsed, data))
    rows = make_articles(page, source, parsed.articles)
    credited = list(zip(rows, parsed.articles, strict=True))
    make_bylines(credited)
    make_notes(run, page, _notes(parsed, credited))
    return page


def _update(page: Page, parsed: ParsedPage, data: bytes, run: ImportRun) -> tuple[Note, ...]:
    source = _receive_again(page, parsed, data)
    old = list(page.articles.exclude(imported=None).select_for_update())
    pairs = pair_articles(old, parsed.articles)
    added = [article for index, article in enumerate(parsed.articles) if index not in pairs]
    last = page.articles.aggregate(last=Max("position"))["last"] or 0
    made = list(zip(make_articles(page, source, added, after=last), added, strict=True))
    make_bylines(made)
    kept: list[tuple[Article | None, Note]] = [(None, note) for note in update_page(page, parsed)]
    updated = [(row, parsed.articles[index]) for index, row in pairs.items()]
    kept += [(row, note) for row, article in updated for note in update_article(row, article, source)]
    vanished = [row for row in old if row not in pairs.values()]
    kept += [(row, note) for row in vanished for note in withdraw_vanished(row)]
    remake_notes(run, page, [*_notes(parsed, made + updated), *kept])
    return tuple(note for _, note in kept)


def _received(parsed: ParsedPage, data: bytes) -> dict[str, Any]:
    return {"name": parsed.source.name, "encoding": parsed.source.encoding, "content": data}


def _receive_again(page: Page, parsed: ParsedPage, data: bytes) -> SourceText:
    """Keep the bytes; a text that was received before becomes the newest again."""
    source, made = page.sources.get_or_create(sha256=parsed.source.sha256, defaults=_received(parsed, data))
    if not made:
        source.received_at = timezone.now()
        source.save()
    return source


def _notes(parsed: ParsedPage, rows: list[tuple[Article, ParsedArticle]]) -> list[tuple[Article | None, Note]]:
    on_page: list[tuple[Article | None, Note]] = [(None, note) for note in parsed.notes]
    return on_page + [(row, note) for row, article in rows for note in article.notes]


def _one_at_a_time() -> None:
    """Let imports wait for each other: two that bring the same text must not both make its page.

    SQLite's immediate transactions do so by themselves.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])

"""Land one page: unchanged, updated or made, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import F, Max, Q
from django.utils import timezone

from articles.codes import NoteCode
from articles.importing.persist.binned import not_yet_noted, note_binned
from articles.importing.persist.confirming import confirm, fill_in, says_more
from articles.importing.persist.finding import look_up
from articles.importing.persist.joining import has_jumps, join_halves, note_joined, part_unmarked
from articles.importing.persist.making import (
    Noted,
    make_articles,
    make_credits,
    make_notes,
    page_fields,
    remake_notes,
)
from articles.importing.persist.memory import PageMemory, write_page
from articles.importing.persist.updating import match_articles, update_articles, update_page, withdraw_vanished
from articles.importing.records import Note, ParsedArticle, ParsedPage
from articles.models import Article, ImportRun, Issue, Page, SourceText, system_user, words_sum
from articles.models.words import told_once

IMPORT_LOCK = 0x6E657773  # one number for all imports of this application


class Outcome(Enum):
    """What became of a page."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Stored:
    """A page that landed, the run it landed in, and the notes that were made of it.

    `articles` are those of an updated page as they stand now, with what an editor made of them.
    """

    outcome: Outcome
    page: Page
    run: ImportRun | None
    notes: tuple[Note, ...] = ()
    articles: tuple[Article, ...] = ()


@transaction.atomic
@told_once()
def store(parsed: ParsedPage, data: bytes, run: ImportRun | None = None, by: User | None = None) -> Stored:
    """Land a page: the same words again write nothing, a changed source updates what no editor has touched.

    `data` are the bytes as received, `run` is the run to count in, made with the first page that writes, under the
    name of who imports: the newsroom itself, unless told. Raises `PageRefused` where dates or numbers contradict each
    other or lie too far ahead; then nothing is written.
    """
    _one_at_a_time()
    known = parsed.issue
    found = look_up(parsed, words_of(parsed, data))
    if found.page and found.is_received:
        return _store_again(found.page, parsed, run, by)
    run = run or ImportRun.objects.begin(by)
    if found.page is None:
        outcome = Outcome.CREATED
        page, notes = _create(parsed, data, found.issue, run.actor)
        make_notes(run, page, notes)
    else:
        outcome, page = Outcome.UPDATED, found.page
        confirm(page, known)
        notes = _update(page, parsed, data, run.actor)
        remake_notes(run, page, notes)
    if has_jumps(parsed):
        notes = join_halves(page, run.actor, notes)
    return _counted(outcome, page, run, notes)


def _store_again(page: Page, parsed: ParsedPage, run: ImportRun | None, by: User | None) -> Stored:
    """Land a page whose words are there: what may be new is its date, its other halves, and what is in the bin."""
    learned = confirm(page, parsed.issue)
    changed = join_halves(page, run.actor if run else by or system_user()) if has_jumps(parsed) else []
    in_bin = note_binned(page)
    if fresh := not_yet_noted(page, in_bin):
        run = run or ImportRun.objects.begin(by)
        make_notes(run, page, fresh)
    if not learned and not changed:
        return Stored(Outcome.UNCHANGED, page, run, _of(in_bin))
    return _counted(Outcome.UPDATED, page, run or ImportRun.objects.begin(by), changed + in_bin)


def _counted(outcome: Outcome, page: Page, run: ImportRun, notes: Sequence[Noted]) -> Stored:
    """Count a page in its run, with the page itself: a run that is killed has counted what landed."""
    column = f"pages_{outcome.value}"
    ImportRun.objects.filter(pk=run.pk).update(**{column: F(column) + 1, "seen_at": timezone.now()})
    standing = _standing(page) if outcome is Outcome.UPDATED else ()
    return Stored(outcome, page, run, _of(notes), standing)


def _standing(page: Page) -> tuple[Article, ...]:
    """Give the articles of the newest source of a page, with their bylines."""
    rows = page.articles.filter(source=page.sources.first()).order_by("position")
    return tuple(rows.prefetch_related("bylines"))


def _create(parsed: ParsedPage, data: bytes, issue: Issue | None, author: User | None) -> tuple[Page, list[Noted]]:
    known = parsed.issue
    if issue is None:
        issue = Issue.objects.create(date=known.date, number=known.number, not_before=known.not_before)
    elif says_more(known, issue):
        fill_in(issue, known)
    read = PageMemory.of(parsed)
    page = Page.objects.create(issue=issue, number=known.page, imported=write_page(read), **page_fields(read))
    make_credits(page, parsed.imprint)
    source = SourceText.objects.create(page=page, sha256=parsed.source.sha256, **_received(parsed, data))
    rows, unsure = make_articles(page, source, parsed.articles, author)
    return page, _notes(page, parsed, list(zip(rows, parsed.articles, strict=True))) + unsure


def _update(page: Page, parsed: ParsedPage, data: bytes, author: User | None) -> list[Noted]:
    source = _receive_again(page, parsed, data)
    _lock(page)
    halves = page.articles.select_related("continues__page", "continuation__page")
    old = list(halves.exclude(imported=None))
    matches = match_articles(old, parsed.articles)
    added = [article for index, article in enumerate(parsed.articles) if index not in matches]
    last = page.articles.aggregate(last=Max("position"))["last"] or 0
    rows, more = make_articles(page, source, added, author, after=last)
    made = list(zip(rows, added, strict=True))
    more += [(None, note) for note in update_page(page, parsed)]
    updated = [(row, parsed.articles[index]) for index, row in matches.items()]
    vanished = [row for row in old if row not in matches.values() and not row.binned_at]
    more += part_unmarked([*updated, *((row, None) for row in vanished)], author)
    more += update_articles(updated, source, author)
    more += withdraw_vanished(vanished, author)
    more += note_binned(page)
    joined = [(row, note_joined(row, note)) for row, article in updated for note in article.notes]
    return _notes(page, parsed, made) + joined + more


def _lock(page: Page) -> None:
    """Keep the desk off the articles of a page and their other halves until the transaction ends."""
    of_page = Q(page=page) | Q(continues__page=page) | Q(continuation__page=page)
    rows = Article.objects.filter(of_page).order_by("pk").select_for_update(of=("self",))
    list(rows.values_list("pk", flat=True))


def _received(parsed: ParsedPage, data: bytes) -> dict[str, Any]:
    encoding, words = parsed.source.encoding, words_of(parsed, data)
    return {"name": parsed.source.name, "encoding": encoding, "words_sha256": words, "content": data}


def _receive_again(page: Page, parsed: ParsedPage, data: bytes) -> SourceText:
    """Keep the bytes; a text that was received before, perhaps read in another encoding, becomes the newest again."""
    received = _received(parsed, data) | {"received_at": timezone.now()}
    source, _ = page.sources.update_or_create(sha256=parsed.source.sha256, defaults=received)
    return source


def _notes(page: Page, parsed: ParsedPage, rows: list[tuple[Article, ParsedArticle]]) -> list[Noted]:
    """Gather the doubts about a page and its new articles; the missing date is none where staff know it."""
    known = {NoteCode.DATE_MISSING} if page.issue.date else set()
    on_page: list[Noted] = [(None, note) for note in parsed.notes if note.code not in known]
    return on_page + [(row, note) for row, article in rows for note in article.notes]


def words_of(parsed: ParsedPage, data: bytes) -> str:
    """Give the sum of the words of a page, read in the encoding that its source was read in."""
    return words_sum(data.decode(parsed.source.encoding))


def _of(notes: Sequence[Noted]) -> tuple[Note, ...]:
    return tuple(note for _, note in notes)


def _one_at_a_time() -> None:
    """Let imports wait for each other: two that bring the same text must not both make its page.

    SQLite's immediate transactions do so by themselves.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])

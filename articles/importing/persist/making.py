"""Make the rows of a page, in a bounded number of queries whatever its articles."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from articles.codes import NoteCode
from articles.enums import BlockKind, EntryAction, RevisionWay, Stage, Visibility
from articles.importing.persist.memory import TITLES, ArticleMemory, PageMemory, write_article
from articles.importing.persist.named import correspondents_by_name, editors_by_name, meant, units_by_name
from articles.importing.persist.people import bylines_of, credits_of
from articles.importing.persist.recording import record_import
from articles.importing.records import Fact, Imprint, Note, ParsedArticle, Person
from articles.importing.report.stored_notes import say_stored
from articles.models import (
    Article,
    Block,
    Byline,
    Correspondent,
    Credit,
    ImportNote,
    ImportRun,
    Page,
    Revision,
    SourceText,
    content_of,
    render_body,
)

# A doubt, and the article that it is about, if not about the page.
Noted = tuple[Article | None, Note]
# Whom the names of a byline stand for, by the key of the article.
Chosen = dict[int, dict[str, Correspondent]]


def page_fields(read: PageMemory) -> dict[str, Any]:
    """Give a page's fields from what was read of it."""
    return {
        "section": read.issue.section,
        "hotline": read.hotline,
        "email": read.email,
        "imprint_lines": list(read.lines),
    }


def article_fields(article: ParsedArticle) -> dict[str, str]:
    """Give an article's fields from what was read of it."""
    blocks = [Block(BlockKind(block.kind), block.text) for block in article.body]
    return {name: getattr(article, name) for name in TITLES} | {"body": render_body(blocks)}


def make_articles(
    page: Page, source: SourceText, articles: Sequence[ParsedArticle], author: User | None, after: int = 0
) -> tuple[list[Article], list[Noted]]:
    """Make articles in the places after one, with their bylines and first revisions; give the doubts who is meant.

    Print published them, and nobody's review is forged.
    """
    moment = page.issue.printed_at or timezone.now()  # one for all, so that lists by time keep the printed order
    revisions = Revision.objects.reserve(len(articles))
    rows = Article.objects.bulk_create(
        Article(
            page=page,
            position=position,
            stage=Stage.PRINTED,
            visibility=Visibility.PUBLISHED,
            published_at=moment,
            latest_revision_id=revision,
            live_revision_id=revision,
            source=source,
            imported=write_article(ArticleMemory(article)),
            **article_fields(article),
        )
        for position, (article, revision) in enumerate(zip(articles, revisions, strict=True), start=after + 1)
    )
    bylines, unsure = make_bylines(list(zip(rows, articles, strict=True)))
    said = [(row, content_of(row, bylines[row.pk], tags=())) for row in rows]
    made = Revision.objects.begin_all(said, way=RevisionWay.IMPORT, author=author)
    record_import(author, EntryAction.IMPORT, rows, revisions=made)
    return rows, unsure


def make_bylines(
    credited: Sequence[tuple[Article, ParsedArticle]], chosen: Chosen | None = None
) -> tuple[dict[int, list[Byline]], list[Noted]]:
    """Make the bylines of articles that have none; give them by the keys of their articles, and who is in doubt.

    `chosen` are whom names stand for in an article already, which is in no doubt.
    """
    people = {person for _, parsed in credited for person in parsed.byline}
    known = correspondents_by_name({person.name for person in people})
    units = units_by_name({person.unit for person in people if person.unit})
    rows: dict[int, list[Byline]] = {}
    notes: list[Noted] = []
    for article, parsed in credited:
        stand = (chosen or {}).get(article.pk, {})
        whom: dict[Person, Correspondent] = {}
        for person in dict.fromkeys(parsed.byline):
            whom[person], is_sure = meant(known[person.name], person.unit)
            if person.name in stand:
                whom[person] = stand[person.name]
            elif not is_sure:
                notes.append((article, _in_doubt(person.name, known[person.name], parsed)))
        rows[article.pk] = bylines_of(article, whom, units)
    Byline.objects.bulk_create(row for of_article in rows.values() for row in of_article)
    return rows, notes


def _in_doubt(name: str, candidates: Sequence[Correspondent], parsed: ParsedArticle) -> Note:
    """Say that a name may mean several people; the first of them stands in the byline until an editor chooses."""
    facts: dict[str, Fact] = {
        "name": name,
        "candidates": [person.pk for person in candidates],
        "people": [str(person) for person in candidates],
    }
    return Note(NoteCode.NAMESAKES, parsed.body[0].lines[0] if parsed.body else None, facts)


def make_credits(page: Page, imprint: Imprint) -> None:
    """Make the staff credits of a page that has none."""
    known = editors_by_name({name for credit in imprint.credits for name in credit.names})
    Credit.objects.bulk_create(credits_of(page, imprint.credits, known))


def make_notes(run: ImportRun, page: Page, notes: Sequence[Noted]) -> None:
    """Make the notes of a page that has none."""
    ImportNote.objects.bulk_create(_note_rows(run, page, notes))


def remake_notes(run: ImportRun, page: Page, notes: Sequence[Noted]) -> None:
    """Make the notes of a page in place of those still open; what an editor settled is not asked again.

    Who is meant by a name is asked when its byline is made, and so stays open.
    """
    page.notes.open().exclude(code=NoteCode.NAMESAKES).delete()
    settled = {(row.code, row.line, say_stored(row)) for row in page.notes.all()}
    rows = _note_rows(run, page, notes)
    ImportNote.objects.bulk_create(row for row in rows if (row.code, row.line, say_stored(row)) not in settled)


def _note_rows(run: ImportRun, page: Page, notes: Sequence[Noted]) -> list[ImportNote]:
    return [
        ImportNote(run=run, page=page, article=article, code=note.code, line=note.line, facts=note.facts)
        for article, note in notes
    ]

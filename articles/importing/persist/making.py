"""Make the rows of a page, in a bounded number of queries whatever its articles."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from articles.enums import BlockKind, Stage, Visibility
from articles.importing.persist.memory import TITLES, ArticleMemory, PageMemory, write_article
from articles.importing.persist.people import bylines_of, credits_of, people_by_name, units_by_name
from articles.importing.records import Imprint, Note, ParsedArticle
from articles.importing.report.stored_notes import say_stored
from articles.models import (
    Article,
    Block,
    Byline,
    Correspondent,
    Credit,
    Editor,
    ImportNote,
    ImportRun,
    Page,
    SourceText,
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


def make_articles(page: Page, source: SourceText, articles: Sequence[ParsedArticle], after: int = 0) -> list[Article]:
    """Make articles in the places after one; print published them, and nobody's review is forged."""
    moment = page.issue.printed_at or timezone.now()  # one for all, so that lists by time keep the printed order
    return Article.objects.bulk_create(
        Article(
            page=page,
            position=position,
            stage=Stage.PRINTED,
            visibility=Visibility.PUBLISHED,
            published_at=moment,
            source=source,
            imported=write_article(ArticleMemory(article)),
            **article_fields(article),
        )
        for position, article in enumerate(articles, start=after + 1)
    )


def make_bylines(credited: Sequence[tuple[Article, ParsedArticle]], chosen: Chosen | None = None) -> None:
    """Make the bylines of articles that have none; `chosen` are whom names stand for in some."""
    people = {person for _, parsed in credited for person in parsed.byline}
    known = people_by_name(Correspondent, {person.name for person in people})
    units = units_by_name({person.unit for person in people if person.unit})
    Byline.objects.bulk_create(
        row
        for article, parsed in credited
        for row in bylines_of(article, parsed.byline, known | (chosen or {}).get(article.pk, {}), units)
    )


def make_credits(page: Page, imprint: Imprint) -> None:
    """Make the staff credits of a page that has none."""
    known = people_by_name(Editor, {name for credit in imprint.credits for name in credit.names})
    Credit.objects.bulk_create(credits_of(page, imprint.credits, known))


def make_notes(run: ImportRun, page: Page, notes: Sequence[Noted]) -> None:
    """Make the notes of a page that has none."""
    ImportNote.objects.bulk_create(_note_rows(run, page, notes))


def remake_notes(run: ImportRun, page: Page, notes: Sequence[Noted]) -> None:
    """Make the notes of a page in place of those still open; what an editor settled is not asked again."""
    page.notes.open().delete()
    settled = {(row.code, row.line, say_stored(row)) for row in page.notes.all()}
    rows = _note_rows(run, page, notes)
    ImportNote.objects.bulk_create(row for row in rows if (row.code, row.line, say_stored(row)) not in settled)


def _note_rows(run: ImportRun, page: Page, notes: Sequence[Noted]) -> list[ImportNote]:
    return [
        ImportNote(run=run, page=page, article=article, code=note.code, line=note.line, facts=note.facts)
        for article, note in notes
    ]

"""The report of an import: the public JSON form of a page."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from articles.codes import NoteCode
from articles.importing.page.doubts import telling
from articles.importing.page.settled import weights
from articles.importing.records import Imprint, IssueFacts, Note, ParsedArticle, ParsedPage, Person
from articles.importing.report.refusals import say_refusal
from articles.importing.report.run import PageResult
from articles.importing.report.summary import TRIED, outcome_of
from articles.importing.report.wording import say_note


def page_as_json(page: ParsedPage) -> dict[str, Any]:
    """Give a page in the public JSON form (docs/import.md)."""
    return {
        "source": {"name": page.source.name, "sha256": page.source.sha256, "encoding": page.source.encoding},
        "issue": issue_as_json(page.issue),
        "imprint": imprint_as_json(page.imprint),
        "articles": [article_as_json(article) for article in page.articles],
        "unplaced": [{"text": stray.text, "lines": list(stray.lines)} for stray in page.unplaced],
        "notes": [note_as_json(note) for note in page.notes],
        "reading": [
            {"line": read.line, "role": read.role, "sure": round(read.sure, 2), "evidence": telling(read, weights())}
            for read in page.reading
        ],
    }


def issue_as_json(issue: IssueFacts) -> dict[str, Any]:
    """Give what is known of an issue, and of the page in it, in the public JSON form."""
    return {
        "date": issue.date and issue.date.isoformat(),
        "not_before": issue.not_before and issue.not_before.isoformat(),
        "number": issue.number,
        "page": issue.page,
        "section": issue.section,
    }


def imprint_as_json(imprint: Imprint) -> dict[str, Any]:
    """Give an imprint in the public JSON form."""
    return {
        "credits": [{"roles": list(credit.roles), "names": list(credit.names)} for credit in imprint.credits],
        "hotline": imprint.hotline,
        "email": imprint.email,
        "lines": [line.text for line in imprint.lines],
    }


def article_as_json(article: ParsedArticle) -> dict[str, Any]:
    """Give an article in the public JSON form."""
    return {
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "byline_raw": article.byline_raw,
        "byline": [_person_as_json(person) for person in article.byline],
        "dateline": article.dateline,
        "body": [{"kind": block.kind, "text": block.text, "lines": list(block.lines)} for block in article.body],
        "notes": [note_as_json(note) for note in article.notes],
    }


def _person_as_json(person: Person) -> dict[str, str]:
    printed_unit = {"unit": person.unit} if person.unit else {}
    return {"role": person.role, "name": person.name, **printed_unit}


def note_as_json(note: Note) -> dict[str, Any]:
    """Give a note in the public JSON form."""
    return {"code": note.code, "line": note.line, "text": say_note(note)}


def result_as_json(result: PageResult) -> dict[str, Any] | None:
    """Give what became of a text in the public JSON form: its page with the outcome; `None` where it holds no page.

    A page that was stored carries the notes that were made of it; one that an import would refuse, why.
    """
    if result.page is None:
        return None
    form = page_as_json(_as_landed(result.page, result.stored.notes) if result.stored else result.page)
    if result.stored:
        of_articles = [note for article in form["articles"] for note in article["notes"]]
        made = map(note_as_json, result.stored.notes)
        form["notes"] = [note for note in made if note not in of_articles]
    if (outcome := outcome_of(result)) != TRIED:
        form["outcome"] = outcome
    if result.refusal:
        form["refusal"] = {"code": result.refusal.code, "text": say_refusal(result.refusal)}
    return form


def _as_landed(page: ParsedPage, notes: Iterable[Note]) -> ParsedPage:
    """Put in place of each note of a half what became of it when the page met the others of its issue."""
    jumps = {note.line: note for note in notes if note.code in (NoteCode.JUMP_JOINED, NoteCode.JUMP_MISSING)}
    return replace(page, articles=tuple(_with_jumps(article, jumps) for article in page.articles))


def _with_jumps(article: ParsedArticle, jumps: Mapping[int | None, Note]) -> ParsedArticle:
    is_jump = NoteCode.JUMP_MISSING
    notes = tuple(jumps.get(note.line, note) if note.code == is_jump else note for note in article.notes)
    return replace(article, notes=notes)

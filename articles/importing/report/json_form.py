"""The report of an import: the public JSON form of a page."""

from typing import Any

from articles.importing.records import Imprint, IssueFacts, Note, ParsedArticle, ParsedPage, Person
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

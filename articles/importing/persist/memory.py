"""What an import remembers of what it read: the one reader and writer of `Article.imported` and `Page.imported`.

An import of a changed source needs it to tell what an editor has touched since, to join and part the halves of an
article, and to publish again what it withdrew itself; the desk, to show the source lines of a block. The columns hold
JSON of the shape that `write_article` and `write_page` give, with its version. Rows of every earlier version are read:
a key that one lacks has the empty value of its kind, and what has changed its meaning is told in `_UPGRADES`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from articles.codes import NoteCode
from articles.importing.records import IssueFacts, Note, ParsedArticle, ParsedBlock, ParsedPage, Person
from articles.models import Article, Page

Form = dict[str, Any]

TITLES = ("kicker", "headline", "deck", "byline_raw", "dateline")


@dataclass(frozen=True, slots=True)
class ArticleMemory:
    """An article as read from its own page.

    `whole` is the article with the half that was joined to it, and `withdrawn_at` when the import withdrew it because
    its source no longer held it; both `None` otherwise.
    """

    printed: ParsedArticle
    whole: ParsedArticle | None = None
    withdrawn_at: datetime | None = None

    @property
    def text(self) -> ParsedArticle:
        """The article that the row was made from: the whole one, where two halves were joined."""
        return self.whole or self.printed


@dataclass(frozen=True, slots=True)
class PageMemory:
    """What a page says of its issue, and its imprint; a credit is its labels and the names under them."""

    issue: IssueFacts
    credits: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    hotline: str
    email: str
    lines: tuple[str, ...]

    @classmethod
    def of(cls, page: ParsedPage) -> "PageMemory":
        """Give what is to be remembered of a page."""
        imprint = page.imprint
        printed = tuple((credit.roles, credit.names) for credit in imprint.credits)
        return cls(page.issue, printed, imprint.hotline, imprint.email, tuple(line.text for line in imprint.lines))


def read_article(row: Article) -> ArticleMemory:
    """Read what an import remembers of an article; an empty memory where nothing was imported."""
    form = _upgraded(row.imported or {})
    withdrawn_at = form.get("withdrawn_at")
    return ArticleMemory(
        _article(form),
        _article(form | {"notes": []} | form["whole"]) if "whole" in form else None,
        datetime.fromisoformat(withdrawn_at) if withdrawn_at else None,
    )


def write_article(memory: ArticleMemory) -> Form:
    """Give the JSON that `Article.imported` holds. Of the whole it has what the first half alone has not."""
    printed, whole = memory.printed, memory.whole
    form: Form = {"version": len(_UPGRADES)} | {name: getattr(printed, name) for name in TITLES}
    form |= _text_form(printed)
    form["notes"] = [{"code": note.code, "line": note.line, "facts": note.facts} for note in printed.notes]
    if whole:
        form["whole"] = {"byline_raw": whole.byline_raw, **_text_form(whole)}
    if memory.withdrawn_at:
        form["withdrawn_at"] = memory.withdrawn_at.isoformat()
    return form


def read_page(row: Page) -> PageMemory:
    """Read what an import remembers of a page; an empty memory where an editor made it by hand."""
    form = _upgraded(row.imported or {})
    imprint = form.get("imprint", {})
    credits_ = imprint.get("credits", [])
    return PageMemory(
        read_issue(form.get("issue", {})),
        tuple((tuple(credit.get("roles", ())), tuple(credit.get("names", ()))) for credit in credits_),
        imprint.get("hotline", ""),
        imprint.get("email", ""),
        tuple(imprint.get("lines", ())),
    )


def write_page(memory: PageMemory) -> Form:
    """Give the JSON that `Page.imported` holds."""
    issue = memory.issue
    return {
        "version": len(_UPGRADES),
        "issue": {
            "date": issue.date and issue.date.isoformat(),
            "not_before": issue.not_before and issue.not_before.isoformat(),
            "number": issue.number,
            "page": issue.page,
            "section": issue.section,
        },
        "imprint": {
            "credits": [{"roles": list(roles), "names": list(names)} for roles, names in memory.credits],
            "hotline": memory.hotline,
            "email": memory.email,
            "lines": list(memory.lines),
        },
    }


def read_issue(form: Form) -> IssueFacts:
    """Read what a page said of its issue from the part `issue` of its memory."""
    return IssueFacts(
        date=_date(form.get("date")),
        not_before=_date(form.get("not_before")),
        number=form.get("number") or "",
        page=form.get("page"),
        section=form.get("section") or "",
    )


def _text_form(article: ParsedArticle) -> Form:
    return {
        "byline": [_person_form(person) for person in article.byline],
        "body": [_block_form(block) for block in article.body],
    }


def _person_form(person: Person) -> Form:
    return {"role": person.role, "name": person.name} | ({"unit": person.unit} if person.unit else {})


def _block_form(block: ParsedBlock) -> Form:
    continued = {"continued": list(block.continued)} if block.continued else {}
    return {"kind": block.kind, "text": block.text, "lines": list(block.lines)} | continued


def _article(form: Form) -> ParsedArticle:
    return ParsedArticle(
        **{name: form.get(name, "") for name in TITLES},
        byline=tuple(
            Person(person.get("role", ""), person.get("name", ""), person.get("unit", ""))
            for person in form.get("byline", [])
        ),
        body=tuple(
            ParsedBlock(
                block.get("kind", "paragraph"),
                block.get("text", ""),
                tuple(block.get("lines", ())),
                tuple(block.get("continued", ())),
            )
            for block in form.get("body", [])
        ),
        notes=tuple(_notes(form.get("notes", []))),
    )


def _notes(forms: Iterable[Form]) -> Iterable[Note]:
    """Read notes; a kind that is no longer made is passed over."""
    known = set(NoteCode)
    for form in forms:
        if form.get("code") in known:
            yield Note(NoteCode(form["code"]), form.get("line"), form.get("facts", {}))


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _upgraded(form: Form) -> Form:
    for upgrade in _UPGRADES[form.get("version", 0) :]:
        form = upgrade(form)
    return form


def _without_sentences(form: Form) -> Form:
    """Version 1: notes keep facts. Before, they were kept as the report says them, by a sentence without its facts."""
    notes = [{name: note.get(name) for name in ("code", "line")} for note in form.get("notes", [])]
    return form | {"notes": notes}


# What makes the memory of each version one of the next: the first of version 0, which had no number, one of version 1.
_UPGRADES: tuple[Callable[[Form], Form], ...] = (_without_sentences,)

"""Join the halves of articles that print carried over to another page; part them where a changed source undoes it.

The first half becomes the whole article. The second stays as a row of its own, which readers do not see: it holds its
title and its source lines, and is what a later import of its page finds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.contrib.auth.models import User

from articles.codes import NoteCode
from articles.enums import Visibility
from articles.importing.article.halves import Half, match_halves
from articles.importing.page.jumps import jumps_of, read_jump
from articles.importing.persist.making import Noted, article_fields
from articles.importing.persist.memory import read_article
from articles.importing.persist.updating import take_over, with_rest, worked_on
from articles.importing.records import Fact, Note, ParsedArticle, ParsedPage
from articles.importing.report.stored_notes import note_of, say_stored
from articles.importing.report.wording import say_note
from articles.models import Article, ImportNote, Page

MISSING, JOINED = NoteCode.JUMP_MISSING, NoteCode.JUMP_JOINED


def has_jumps(parsed: ParsedPage) -> bool:
    """Tell whether an article of the page goes on on another page, or comes from one."""
    return any(jumps_of(article.notes) for article in parsed.articles)


def join_halves(page: Page, author: User | None, notes: Sequence[Noted] = ()) -> list[Noted]:
    """Join what belongs together among the open halves of the page's issue; give the page's notes as they are then.

    A half is open as long as its note is. One that an editor has worked on is left apart, and named.
    """
    asked = {
        note.pk: note
        for note in ImportNote.objects.open()
        .filter(code=NoteCode.JUMP_MISSING, page__issue=page.issue_id, article__visibility=Visibility.PUBLISHED)
        .select_related("article", "page")
        .select_for_update(of=("article",))
    }
    rows: dict[int | None, Article | None] = {}
    for note in asked.values():  # one row for one article, though a middle part has two notes
        note.article = rows.setdefault(note.article_id, note.article)
    halves = [_half(note) for note in asked.values()]
    matches = match_halves([half for half in halves if half.article.body])
    said: list[ImportNote] = []
    for first, rest in matches.joined:
        said += _join(asked[first], asked[rest], author)
    for key, note in asked.items():
        if note.code == NoteCode.JUMP_MISSING:
            said += _name_candidates(note, [asked[other] for other in matches.candidates.get(key, ())])
    changed = [note for note in said if note.page_id == page.pk]
    places = {(note.article_id, note.line) for note in changed}
    kept = [(row, note) for row, note in notes if not row or (row.pk, note.line) not in places or note.code != MISSING]
    return kept + [(note.article, note_of(note)) for note in changed]


def part_unmarked(rows: Iterable[tuple[Article, ParsedArticle | None]], author: User | None) -> list[Noted]:
    """Part halves whose page, read anew, no longer leads to the other; `None` is an article that the page lost.

    What an editor has worked on stays whole, and is named: readers are not shown a second half that nobody signed.
    """
    notes: list[Noted] = []
    for row, article in rows:
        other = row.rest or row.continues
        if other is None or (article and _leads(article, row, other)):
            continue
        first, rest = (row, other) if row.rest else (other, row)
        if _is_rewritten(first) or worked_on([rest]):
            fields = ["body" if _is_rewritten(first) else "article"]
            notes.append((row, Note(NoteCode.KEPT_EDITED, None, {"fields": fields})))
            continue
        _part(first, rest, author)
        for note in other.notes.filter(code=NoteCode.JUMP_JOINED):
            _say(note, MISSING, {"page": note.facts["page"], "onward": note.facts["onward"]})
        facts: dict[str, Fact] = {"title": other.title, "page": _page(other)}
        notes.append((row, Note(NoteCode.JUMP_PARTED, None, facts)))
    return notes


def note_joined(row: Article, note: Note) -> Note:
    """Say of a half that the other is joined to it, where it is; any other note stays as it is."""
    if note.code != MISSING:
        return note
    other = row.rest or row.continues
    if other is None or note.facts["onward"] != int(row.rest is not None):
        return note
    return replace(note, code=JOINED, facts={**note.facts, "title": other.title})


def _half(note: ImportNote) -> Half:
    printed = read_article(note.article or Article()).printed
    return Half(note.pk, note.page.number, read_jump(note.facts), printed)


def _join(first_note: ImportNote, rest_note: ImportNote, author: User | None) -> list[ImportNote]:
    """Join two halves, and turn their notes; gives the notes that were turned or made."""
    first, rest = first_note.article, rest_note.article
    if not first or not rest or first.continues_id or rest.rest:
        return []  # a middle part, joined to its other neighbour
    if _is_rewritten(first):
        return _name_kept(first_note, ["body"])
    if worked_on([rest]):
        return _name_kept(rest_note, ["article"])
    kept, unsure = take_over([(first, with_rest(read_article(first), read_article(rest)))], author)
    rest.continues, rest.visibility = first, Visibility.HIDDEN
    rest.published_at = rest.withdrawn_at = rest.live_revision = None
    rest.save()
    for note, other in ((first_note, rest), (rest_note, first)):
        _say(note, JOINED, {**_mark(note), "title": other.title})
    more = _name_kept(first_note, kept[first.pk]) if kept[first.pk] else []
    return [first_note, rest_note, *more, *(_name_unsure(first_note, note) for _, note in unsure)]


def _part(first: Article, rest: Article, author: User | None) -> None:
    """Give each half its own text again; the second is as public as the first."""
    take_over([(first, replace(read_article(first), whole=None))], author)
    rest.continues = None
    rest.visibility, rest.published_at, rest.withdrawn_at = first.visibility, first.published_at, first.withdrawn_at
    rest.live_revision = rest.latest_revision if first.live_revision_id else None
    rest.save()


def _leads(article: ParsedArticle, row: Article, other: Article) -> bool:
    """Tell whether an article, read anew, still has the mark that leads to its other half."""
    return any(jump.onward == bool(row.rest) and _page(other) in (None, jump.page) for jump in jumps_of(article.notes))


def _page(row: Article) -> int | None:
    return row.page.number if row.page else None


def _is_rewritten(first: Article) -> bool:
    return bool(first.body != article_fields(read_article(first).text)["body"])


def _name_candidates(note: ImportNote, others: Sequence[ImportNote]) -> list[ImportNote]:
    """Name the halves that may be meant; gives the note if that is any news."""
    facts = _mark(note)
    if others:
        facts |= {
            "candidates": [other.article_id or 0 for other in others],
            "titles": [str(other.article) for other in others],
        }
    if facts == note.facts:
        return []
    _say(note, MISSING, facts)
    return [note]


def _name_kept(note: ImportNote, fields: list[str]) -> list[ImportNote]:
    """Note once that an editor's work stands in the way of joining a half."""
    said = Note(NoteCode.KEPT_EDITED, None, {"fields": fields, "page": note.facts["page"]})
    about = {"page": note.page, "article": note.article, "code": said.code}
    if say_note(said) in map(say_stored, ImportNote.objects.filter(**about)):
        return []
    return [ImportNote.objects.create(**about, run_id=note.run_id, facts=said.facts)]


def _name_unsure(first_note: ImportNote, said: Note) -> ImportNote:
    """Note that somebody who came into an article with its second half may be one of several."""
    about = {"page": first_note.page, "article": first_note.article, "run_id": first_note.run_id}
    return ImportNote.objects.create(**about, code=said.code, line=said.line, facts=said.facts)


def _mark(note: ImportNote) -> dict[str, Fact]:
    """Give of a note's facts what the mark itself says."""
    return {name: note.facts[name] for name in ("page", "onward")}


def _say(note: ImportNote, code: NoteCode, facts: dict[str, Fact]) -> None:
    """Let a note say something else, which is open."""
    note.code, note.facts, note.text, note.settled_at, note.settled_by = code, facts, "", None, None
    note.save()

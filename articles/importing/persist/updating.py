"""Bring a page in line with a changed source: update what no editor has touched, keep and name what one has."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.codes import NoteCode
from articles.enums import EntryAction, Visibility
from articles.importing.article.halves import join
from articles.importing.persist.making import (
    Noted,
    article_fields,
    make_bylines,
    make_credits,
    page_fields,
)
from articles.importing.persist.memory import (
    ArticleMemory,
    PageMemory,
    read_article,
    read_page,
    write_article,
    write_page,
)
from articles.importing.persist.people import role_of
from articles.importing.persist.recording import record_import
from articles.importing.persist.revising import append_changed, bylines_of_each, is_waiting, waiting_words
from articles.importing.records import Note, ParsedArticle, ParsedPage, Person
from articles.importing.words.cohesion import all_bigrams, shared
from articles.models import Article, Byline, Page, SourceText

# The share of its bigrams that an article must keep to be the same article; two articles share a tenth.
SAME = 0.5
# What of an article an import writes anew.
WRITTEN = (
    *("kicker", "headline", "deck", "byline_raw", "dateline", "body"),
    *("visibility", "published_at", "withdrawn_at", "latest_revision", "live_revision", "revision"),
    *("source", "imported", "updated_at"),
)


def match_articles(old: Sequence[Article], new: Sequence[ParsedArticle]) -> dict[int, Article]:
    """Find for each new article the row that its earlier form made: same headline, or much the same text."""
    free = list(old)
    matches: dict[int, Article] = {}
    for same in (_same_headline, _same_text):
        for index, article in enumerate(new):
            found = None if index in matches else next((row for row in free if same(row, article)), None)
            if found:
                free.remove(found)
                matches[index] = found
    return matches


def _same_headline(row: Article, article: ParsedArticle) -> bool:
    return bool(article.headline) and read_article(row).printed.headline == article.headline


def _same_text(row: Article, article: ParsedArticle) -> bool:
    old = all_bigrams(block.text for block in read_article(row).printed.body)
    return shared(old, all_bigrams(block.text for block in article.body)) >= SAME


def update_articles(
    matches: Sequence[tuple[Article, ParsedArticle]], source: SourceText, author: User | None
) -> list[Noted]:
    """Update articles from their changed source, with the halves joined to them; the notes name what was kept."""
    read: list[tuple[Article, ArticleMemory]] = []
    back = [row for row, _article in matches if _put_back(row)]
    record_import(author, EntryAction.PUBLISH, back, reason=_("Back in its source."))
    for row, article in matches:
        row.source = source
        memory = ArticleMemory(article)
        read.append((row, with_rest(memory, read_article(row.rest)) if row.rest else memory))
        if row.continues:
            read.append((row.continues, with_rest(read_article(row.continues), memory)))
    kept, unsure = take_over(read, author)
    return unsure + [
        (row, Note(NoteCode.KEPT_EDITED, article.body[0].lines[0], {"fields": fields}))
        for row, article in matches
        if (fields := kept[row.pk] + (kept[row.continues.pk] if row.continues else []))
    ]


def take_over(
    read: Sequence[tuple[Article, ArticleMemory]], author: User | None
) -> tuple[dict[int, list[str]], list[Noted]]:
    """Make articles what the import reads now, but for what an editor has touched.

    Give by key the names of what stays, and the doubts about who is meant in bylines. In a bounded number of queries.
    """
    bylines = bylines_of_each([row for row, _memory in read])
    before_import = waiting_words([row for row, _memory in read], bylines)
    kept: dict[int, list[str]] = {}
    credited: list[tuple[Article, ParsedArticle]] = []
    for row, memory in read:
        before, after = read_article(row).text, memory.text
        kept[row.pk] = _update_fields(row, article_fields(before), article_fields(after))
        if before.byline != after.byline:
            if _stand_as(bylines[row.pk], before.byline):
                credited.append((row, after))
            elif not _stand_as(bylines[row.pk], after.byline):
                kept[row.pk].append("byline")
        row.imported = write_article(memory)
    unsure: list[Noted] = []
    if credited:
        Byline.objects.filter(article__in=[row for row, _ in credited]).delete()
        stand = {pk: {each.name: each.correspondent for each in rows} for pk, rows in bylines.items()}
        unsure = make_bylines(credited, stand)[1]
    rows = [row for row, _memory in read]
    for key, fields in append_changed(rows, author, before_import).items():
        kept[key] += [name for name in fields if name not in kept[key]]
    _write(rows)
    return kept, unsure


def with_rest(first: ArticleMemory, rest: ArticleMemory) -> ArticleMemory:
    """Add to what is remembered of a first half what its second half makes of it."""
    return replace(first, whole=join(first.printed, rest.printed))


def update_page(page: Page, parsed: ParsedPage) -> list[Note]:
    """Update a page's own fields and credits from its changed source."""
    before, after = read_page(page), PageMemory.of(parsed)
    kept = _update_fields(page, page_fields(before), page_fields(after))
    if before.credits != after.credits:
        printed = list(page.credits.order_by("position").values_list("label", "name"))
        if printed == _staff(before) or not printed:
            page.credits.all().delete()
            make_credits(page, parsed.imprint)
        elif printed != _staff(after):
            kept.append("credits")
    page.imported = write_page(after)
    page.save()
    return [Note(NoteCode.KEPT_EDITED, None, {"fields": kept})] if kept else []


def withdraw_vanished(rows: Sequence[Article], author: User | None) -> list[Noted]:
    """Withdraw articles that their source no longer holds, unless an editor has worked on them."""
    touched = worked_on(rows)
    gone = [row for row in rows if row.pk not in touched and row.visibility == Visibility.PUBLISHED]
    for row in gone:
        row.visibility, row.published_at, row.withdrawn_at = Visibility.WITHDRAWN, None, timezone.now()
        row.imported = write_article(replace(read_article(row), withdrawn_at=row.withdrawn_at))
    _write(gone)
    record_import(author, EntryAction.WITHDRAW, gone, reason=_("Gone from its source."))
    kept: list[Noted] = [
        (row, Note(NoteCode.KEPT_EDITED, None, {"fields": ["article"]})) for row in rows if row.pk in touched
    ]
    return kept + [(row, Note(NoteCode.VANISHED, None, {"title": row.title})) for row in gone]


def worked_on(rows: Sequence[Article]) -> set[int]:
    """Give the keys of the articles on which an editor has left a mark since their import."""
    bylines = bylines_of_each(rows)
    marked = Article.objects.filter(Q(tags__isnull=False) | Q(corrections__isnull=False), pk__in=bylines)
    return set(marked.order_by().values_list("pk", flat=True)) | {
        row.pk for row in rows if is_waiting(row) or not _stands(row, bylines[row.pk], read_article(row).text)
    }


def _stands(row: Article, bylines: Sequence[Byline], imported: ParsedArticle) -> bool:
    """Tell whether an article is as it was imported."""
    as_read = all(getattr(row, name) == value for name, value in article_fields(imported).items())
    return as_read and _stand_as(bylines, imported.byline)


def _write(rows: Sequence[Article]) -> None:
    for row in rows:
        row.updated_at = timezone.now()  # which `bulk_update` does not set by itself
    Article.objects.bulk_update(rows, WRITTEN)


def _put_back(row: Article) -> bool:
    """Publish what the import itself withdrew, and tell whether it did.

    What an editor withdrew, or put into the bin, stays as it is.
    """
    is_withdrawn = row.visibility == Visibility.WITHDRAWN and not row.binned_at
    if row.page and is_withdrawn and read_article(row).withdrawn_at == row.withdrawn_at:
        row.visibility, row.withdrawn_at = Visibility.PUBLISHED, None
        row.published_at = row.page.issue.printed_at or timezone.now()
        return True
    return False


def _update_fields(row: Model, before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Set the fields that still are as imported; give the names of those kept."""
    kept = []
    for name, value in after.items():
        current = getattr(row, name)
        if current == value or value == before[name]:
            continue
        if current == before[name]:
            setattr(row, name, value)
        else:
            kept.append("byline" if name == "byline_raw" else name)
    return kept


def _stand_as(rows: Sequence[Byline], byline: Sequence[Person]) -> bool:
    """Tell whether the rows of a byline are those that it makes; a unit counts only where it is printed."""
    people: dict[tuple[str, str], Person] = {}
    for person in byline:  # a person stands once in a role
        people.setdefault((person.name, role_of(person.role)), person)
    return len(rows) == len(people) and all(
        (stored.label, stored.name) == (person.role, person.name)
        and (not person.unit or person.unit == stored.unit_name)
        for stored, person in zip(rows, people.values(), strict=True)
    )


def _staff(read: PageMemory) -> list[tuple[str, str]]:
    staff = [(" ".join(roles), name) for roles, names in read.credits for name in names]
    return list(dict.fromkeys(staff))

"""The import of one page, as a table of contents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from articles.codes import NoteCode, RefusalCode
from articles.importing.article.bylines import attach_bylines
from articles.importing.article.numbering import check_numbering
from articles.importing.article.stitch import stitch
from articles.importing.article.titles import split_titles
from articles.importing.order.choice import restore_order
from articles.importing.page.dumps import take_labels
from articles.importing.page.given import NOTHING_GIVEN, agree
from articles.importing.page.jumps import comes_from_elsewhere, note_jumps, take_jumps
from articles.importing.page.masthead import split_masthead
from articles.importing.page.notices import take_notices
from articles.importing.page.read import read
from articles.importing.page.segment import segment
from articles.importing.page.unwrap import unwrap
from articles.importing.records import (
    Draft,
    Imprint,
    IssueFacts,
    Jump,
    Line,
    Note,
    PageRefused,
    ParsedArticle,
    ParsedPage,
    Stray,
)
from articles.importing.words.characters import damaged
from articles.importing.words.dates import latest_mention
from articles.importing.words.text import ends_sentence


def parse_page(data: bytes, name: str, encoding: str | None = None, given: IssueFacts = NOTHING_GIVEN) -> ParsedPage:
    """Read a page text: its imprint, its articles whole and in order, what has no place, and every doubt.

    `given` is what a person knows of the page beside what it prints. Raises `PageRefused` where there is nothing to
    import, or where what is given contradicts the page.
    """
    source = read(data, name, encoding)
    plain, labels = take_labels(source.lines)
    editorial, notices = take_notices(plain)
    imprint, printed, printed_lines, beside = split_masthead(editorial)
    lines, jumps, marks = take_jumps(unwrap(printed_lines))
    imprint = replace(imprint, lines=imprint.lines + labels + marks)
    issue = agree(printed, given)
    strays, drafts = segment(lines, jumps)
    if any(ends_sentence(line.text) for line in strays):
        drafts, strays = [Draft(titles=(), lines=strays), *drafts], ()
    by_number = {line.number: line for line in lines}
    done = [_assemble(draft, jumps, by_number) for draft in drafts]
    if not any(ends_sentence(block.text) for draft in done for block in draft.body):
        raise PageRefused(RefusalCode.NO_ARTICLE)
    articles = tuple(_article(draft) for draft in done if draft.body)
    strays += tuple(line for draft, end in zip(drafts, done, strict=True) if not end.body for line in draft.all_lines)
    loose = [*beside, *(Stray(line.text, line.numbers) for line in strays)] + [_notice(notice) for notice in notices]
    unplaced = tuple(sorted(loose, key=lambda stray: stray.lines))
    issue = _not_before(issue, articles)
    notes = (*_page_notes(imprint, issue, unplaced), *_damage(source.lines))
    return ParsedPage(source, issue, imprint, articles, unplaced, notes)


def _assemble(draft: Draft, jumps: Mapping[int, Jump], lines: Mapping[int, Line]) -> Draft:
    draft = note_jumps(draft, jumps)
    draft = attach_bylines(draft)
    draft = stitch(draft)
    return restore_order(draft, lines)


def _article(draft: Draft) -> ParsedArticle:
    kicker, headline, deck, title_notes = split_titles(draft.titles)
    if not headline and comes_from_elsewhere(draft):
        title_notes = ()  # the title stands over its first half
    return ParsedArticle(
        kicker=kicker,
        headline=headline,
        deck=deck,
        byline_raw=draft.byline_raw,
        byline=draft.byline,
        dateline=draft.dateline,
        body=draft.body,
        notes=(*title_notes, *draft.notes, *check_numbering(draft.body)),
    )


def _notice(lines: Sequence[Line]) -> Stray:
    return Stray("\n".join(line.text for line in lines), tuple(line.number for line in lines), is_notice=True)


def _not_before(issue: IssueFacts, articles: Sequence[ParsedArticle]) -> IssueFacts:
    if issue.date:
        return issue
    texts = ["\n".join([a.kicker, a.headline, a.deck, a.dateline, *(block.text for block in a.body)]) for a in articles]
    return replace(issue, not_before=latest_mention(texts))


def _page_notes(imprint: Imprint, issue: IssueFacts, unplaced: Sequence[Stray]) -> tuple[Note, ...]:
    joint = [
        Note(NoteCode.CREDIT_JOINT, credit.line, {"roles": list(credit.roles), "names": list(credit.names)})
        for credit in imprint.credits
        if len(credit.roles) > 1
    ]
    undated = [] if issue.date else [Note(NoteCode.DATE_MISSING, None, {"not_before": str(issue.not_before or "")})]
    loose = [
        Note(NoteCode.UNPLACED, stray.lines[0], {"text": stray.text.split("\n")[0], "notice": int(stray.is_notice)})
        for stray in unplaced
    ]
    return (*joint, *undated, *loose)


def _damage(lines: Sequence[Line]) -> Iterator[Note]:
    for line in lines:
        if found := list(dict.fromkeys(damaged(line.text))):
            yield Note(NoteCode.DAMAGED, line.number, {"characters": found})

"""The import of one page, as a table of contents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from articles.chinese.dates import latest_mention
from articles.chinese.text import ends_sentence
from articles.codes import NoteCode, RefusalCode
from articles.importing.article.briefs import sign_briefs
from articles.importing.article.bylines import attach_bylines
from articles.importing.article.closings import take_closings
from articles.importing.article.numbering import check_numbering
from articles.importing.article.repeated import note_repeated
from articles.importing.article.stitch import make_blocks
from articles.importing.article.titles import split_titles
from articles.importing.order.choice import restore_order
from articles.importing.page.dumps import take_labels
from articles.importing.page.given import NOTHING_GIVEN, agree
from articles.importing.page.jumps import comes_from_elsewhere, take_jumps
from articles.importing.page.parting import Columns, Parted, part
from articles.importing.page.read import read
from articles.importing.page.reading import read_page
from articles.importing.page.renumbering import Numbers
from articles.importing.page.side_by_side import stand_side_by_side
from articles.importing.records import (
    Draft,
    Imprint,
    IssueFacts,
    Line,
    Note,
    PageRefused,
    ParsedArticle,
    ParsedPage,
    Source,
    Stray,
)
from articles.importing.words.characters import damaged
from articles.importing.words.furniture import read_imprint


def parse_page(data: bytes, name: str, encoding: str | None = None, given: IssueFacts = NOTHING_GIVEN) -> ParsedPage:
    """Read a page text: its imprint, its articles whole and in order, what has no place, and every doubt.

    `given` is what a person knows of the page beside what it prints. Raises `PageRefused` where there is nothing to
    import, or where what is given contradicts the page.
    """
    source = read(data, name, encoding)
    parted = _parted(source.lines) if stand_side_by_side(source.lines) else None
    page = _parse(source, parted.lines if parted else source.lines, given)
    columns: Iterable[Note] = ()
    if parted:
        page, columns = Numbers(parted.numbers).page(page), map(_side_by_side, parted.columns)
    return replace(page, notes=(*page.notes, *columns, *_damage(source.lines)))


def _parted(lines: Sequence[Line]) -> Parted:
    """Part lines of several columns, or refuse them."""
    parted = part(lines)
    if not parted or stand_side_by_side(parted.lines):
        raise PageRefused(RefusalCode.SIDE_BY_SIDE)
    return parted


def _parse(source: Source, lines: Sequence[Line], given: IssueFacts) -> ParsedPage:
    """Read the lines of a page, each with a number of its own."""
    dump = take_labels(lines)
    reading = read_page(dump.lines)
    done = _in_order([_assemble(draft) for draft in reading.drafts], reading.pieces)
    asides = [line for draft in done if draft.body for line in draft.asides]
    imprint, printed, strays, contradicting = read_imprint([*dump.of_issue, *reading.furniture, *asides])
    issue = agree(printed, given)
    marks = tuple(mark for draft in done if draft.body for mark in draft.marks)
    imprint = replace(imprint, lines=imprint.lines + dump.labels + marks)
    if not any(map(_is_told, done)):
        raise PageRefused(RefusalCode.ONLY_NOTICES if reading.notices else RefusalCode.NO_ARTICLE)
    articles = note_repeated([_article(draft) for draft in done if draft.body])
    loose = tuple(
        line for draft, end in zip(reading.drafts, done, strict=True) if not end.body for line in draft.all_lines
    )
    rest = [*strays, *(Stray(line.text, line.numbers) for line in loose), *map(_notice, reading.notices)]
    unplaced = tuple(sorted(rest, key=lambda stray: stray.lines))
    issue = _not_before(issue, articles)
    notes = (*_page_notes(imprint, issue, unplaced), *contradicting)
    return ParsedPage(source, issue, imprint, articles, unplaced, notes, reading.lines)


def _assemble(draft: Draft) -> Draft:
    draft = take_jumps(draft)
    draft = take_closings(attach_bylines(sign_briefs(draft)))
    return make_blocks(draft)


def _in_order(drafts: Sequence[Draft], pieces: Mapping[int, Line]) -> list[Draft]:
    """Put each article in order, the last first: only an end that its own article does not explain is another's."""
    done: list[Draft] = []
    for draft in reversed(drafts):
        following = done[-1] if done else None
        done.append(restore_order(draft, pieces, in_doubt=draft.in_doubt, following=following))
    return done[::-1]


def _is_told(draft: Draft) -> bool:
    """Tell whether a draft is an article for sure: it holds a sentence, or is signed or dated over a list of names."""
    signed = bool(draft.body) and bool(draft.byline or draft.dateline)
    return signed or any(ends_sentence(block.text) for block in draft.body)


def _article(draft: Draft) -> ParsedArticle:
    kicker, headline, deck, title_notes = split_titles(draft.titles, draft.rubrics)
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


def _side_by_side(columns: Columns) -> Note:
    return Note(NoteCode.COLUMNS_PARTED, columns.first, {"until": columns.last, "columns": columns.count})


def _damage(lines: Sequence[Line]) -> Iterator[Note]:
    for line in lines:
        if found := list(dict.fromkeys(damaged(line.text))):
            yield Note(NoteCode.DAMAGED, line.number, {"characters": found})

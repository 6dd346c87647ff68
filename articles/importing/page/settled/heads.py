"""Titles and crossheads that stand where print sets them, whatever they end on."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from articles.chinese.ordinals import ordinal
from articles.chinese.text import HAN, ends_sentence, open_marks
from articles.importing.page.settled.line import LONGEST_HEAD, NO_TITLE, OPENING, SIGNS, Found, Page, Seen
from articles.importing.words.bylines import read_signature

# a title over a byline, and each of its lines, are no longer
MOST_LINES, LONGEST_LINE = 4, 30
# on a page that nobody signed a title is no shorter; a crosshead that is like another, or asks, is no longer
SHORTEST_HEAD, LONGEST_ALONE, LONGEST_CALL = 4, 12, 16
# so many characters that stand alone head the parts of an article
FEWEST_SINGLE = 2
# how far apart two heads are alike, in lines and in characters
NEAR, ALIKE = 25, 2
# a table has so many rows of so many cells; a poem so many lines
ROW_CELLS, LONGEST_CELL, ROWS, VERSE = 3, 10, 3, 3

_PUNCTUATION = re.compile(r"[,.:;!?。、…()“”‘’《》—\d]")
_NUMBERED = ("一、", "(一)")
_FIGURE = re.compile("[\\d〇零]|[一二三四五六七八九十]{2}|[一二三四五六七八九十][月日时]|本报|特此|联系")
_LETTERS = re.compile(rf"[{HAN}](?:[ ][{HAN}]){{1,2}}")


def find_titles(page: Page) -> Found:
    """Find the short lines right over a byline that opens an article, whatever they end on: they are its title."""
    for at in range(1, len(page)):
        opens = page[at].has(OPENING) and "byline of pictures" not in page[at].names
        if not opens and "dateline" not in page[at].names:
            continue
        if opens and page[at].line.gap == 0 and page[at - 1].size <= LONGEST_LINE and not page[at - 1].has(NO_TITLE):
            yield at, "byline under a title"
        if opens and not (at + 1 < len(page) and _is_body(page[at + 1])):
            continue
        start = at - 1
        while start and page[start].line.gap == 0:
            start -= 1
        group = page[start:at]
        if len(group) <= MOST_LINES and all(map(_may_be_title, group)) and (not start or _ends(page[start - 1])):
            lines = [index for index in range(start, at) if "rubric" not in page[index].names]
            yield from ((index, "title over a byline") for index in lines)
            yield from ((index, "title goes on to a byline") for index in lines if _goes_on(page[index]))


def _may_be_title(one: Seen) -> bool:
    return one.size <= LONGEST_LINE and not one.text.endswith("。") and not one.has(NO_TITLE | SIGNS)


def _ends(one: Seen) -> bool:
    """Tell whether an article may end with a line."""
    return ends_sentence(one.text) or one.has(SIGNS) or one.has(NO_TITLE)


def _is_body(one: Seen) -> bool:
    return "dateline" in one.names or one.size > LONGEST_LINE or one.is_text


def _goes_on(one: Seen) -> bool:
    """Tell whether a line breaks off within a title, by its end."""
    return one.text.endswith((",", "、", ":", ";")) or bool(open_marks(one.text)[1])


def find_tables(page: Page) -> Found:
    """Find the heads of tables."""
    rows = [_is_row(one) for one in page]
    for at in range(1, len(page) - ROWS):
        one = page[at]
        is_head = one.size <= LONGEST_HEAD and not rows[at] and not ends_sentence(one.text) and one.line.gap
        if is_head and all(rows[at + 1 : at + 1 + ROWS]) and not one.has(OPENING) and not one.text.endswith(":"):
            yield at, "head of a table"


def _is_row(one: Seen) -> bool:
    cells = one.text.split()
    return len(cells) >= ROW_CELLS and max(map(len, cells)) <= LONGEST_CELL and "furniture strong" not in one.names


def find_heads(page: Page) -> Found:
    """Find heads between blank lines.

    On a page where nobody signed they are titles as often as crossheads; elsewhere heads of a few characters that are
    like another are crossheads, for no column is as narrow.
    """
    if not any(one.has(SIGNS) for one in page):
        heads = [at for at in range(1, len(page) - 1) if _is_head(page, at, apart=False)]
        yield from ((at, "head on a page that nobody signed") for at in heads if page[at].size >= SHORTEST_HEAD)
        return
    heads = [at for at in range(1, len(page) - 1) if _is_head(page, at)]
    single = [at for at in heads if page[at].size == 1]
    if len(single) >= FEWEST_SINGLE:
        yield from ((at, "single character over a text") for at in single)
    yield from ((at, "head that asks or calls") for at in range(1, len(page) - 1) if _calls(page, at))
    yield from ((at, "head after the lead") for at in heads if _is_after_lead(page, at))
    short = [at for at in heads if page[at].size <= LONGEST_ALONE]
    for at, near in _with_neighbours(short):
        if any(_are_alike(page[other], page[at]) for other in near):
            yield at, "head that stands alone"
            yield at + 1, "text after such a head"


def _is_head(page: Page, at: int, *, apart: bool = True) -> bool:
    """Tell whether a line stands between blank lines (or right over its text), under a sentence and over a text."""
    one = page[at]
    is_short = one.size == 1 or (one.size <= LONGEST_HEAD and "title shape" in one.names)
    return is_short and _stands_alone(page, at, apart=apart) and not one.has(NO_TITLE)


def _calls(page: Page, at: int) -> bool:
    """Tell whether a line that stands alone (这账该怎么算?) asks or calls something."""
    one = page[at]
    return one.size <= LONGEST_CALL and one.text.endswith(("?", "!")) and _stands_alone(page, at)


def _stands_alone(page: Page, at: int, *, apart: bool = True) -> bool:
    one, before, after = page[at], page[at - 1], page[at + 1]
    has_room = one.line.gap and (after.line.gap or not apart)
    return bool(has_room) and ends_sentence(before.text) and after.is_text


def _is_after_lead(page: Page, at: int) -> bool:
    """Tell whether one paragraph stands between a byline and a head that nobody signs: few articles are as short."""
    return at > 1 and page[at - 2].has(OPENING) and page[at - 1].is_text and not page[at + 1].has(SIGNS)


def _with_neighbours(places: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Give each place with those just before and after it that are near."""
    for index, at in enumerate(places):
        around = (*places[max(0, index - 2) : index], *places[index + 1 : index + 3])
        yield at, [other for other in around if abs(other - at) <= NEAR]


def _are_alike(one: Seen, other: Seen) -> bool:
    marks = [_PUNCTUATION.findall(head.text) for head in (one, other)]
    return abs(one.size - other.size) <= ALIKE and marks[0] == marks[1]


def find_headings(page: Page) -> Found:
    """Find numbered heads, words of a notice over a plain text (公告 of a story), and what is cut above a title."""
    for at in range(len(page) - 1):
        one, after = page[at], page[at + 1]
        number = ordinal(one.text) if one.is_head else None
        if number and number.form in _NUMBERED and ends_sentence(after.text) and not ordinal(after.text):
            yield at, "numbered head"
            yield at + 1, "text under a numbered head"
        if "notice heading" in one.names and one.size <= SHORTEST_HEAD and _is_plain(after):
            yield at, "notice heading over plain text"
        if at == 0 and one.size <= LONGEST_ALONE and one.text.endswith((",", "、")) and after.line.gap:
            yield at, "cut above a title"


def _is_plain(one: Seen) -> bool:
    """Tell whether a text has nothing that notices have: a formula, a number, an office."""
    return ends_sentence(one.text) and "notice closes" not in one.names and not _FIGURE.search(one.text)


def find_authors(page: Page) -> Found:
    """Find the author's name under the title of an essay or a poem: letter by letter, or over lines of verse."""
    for at in range(1, len(page)):
        one, title = page[at], page[at - 1]
        is_under = one.line.gap == 0 and (at == 1 or title.line.gap) and title.size <= LONGEST_HEAD
        by_letters = is_under and _LETTERS.fullmatch(one.text) and read_signature(one.text)
        over_verse = at == 1 and "signature" in one.names and _is_verse(page[at + 1 : at + 1 + VERSE])
        if over_verse or (by_letters and not _LETTERS.fullmatch(title.text)):
            yield at, "author under a title"
            yield at - 1, "title over an author"
        if over_verse:
            verse = takewhile(lambda index: not _ends(page[index]), range(at + 1, len(page)))
            yield from ((index, "verse") for index in verse)


def _is_verse(lines: Page) -> bool:
    """Tell whether lines are those of a poem: short, without an end mark."""
    return len(lines) == VERSE and all(line.size <= LONGEST_HEAD and not line.text.endswith("。") for line in lines)

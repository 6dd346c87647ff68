"""The stage that takes the byline, and the dateline, out of an article's lines."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from articles.chinese.names import looks_like_name, split_names
from articles.chinese.text import ends_sentence, half_width
from articles.codes import NoteCode
from articles.importing.records import Draft, Line, Note, Person
from articles.importing.words.bylines import (
    LONGEST_BYLINE,
    Byline,
    Form,
    byline_of,
    part_end,
    read_byline,
    read_lead,
    read_signature,
)
from articles.importing.words.shapes import is_appendix, is_editors_note

# no more lines than this are bylines
MOST_BYLINES = 4
# and no more names than this stand under a title without a label
MOST_UNDER_TITLE = 3
# 新华社东河5月12日电 题:让田野更有希望
_SUBJECT = re.compile("题:")


def attach_bylines(draft: Draft) -> Draft:
    """Take the byline and the dateline out of the lines of an article.

    A byline stands over the text (under the editor's note, where there is one), in brackets after the dateline, on the
    last line, at the end of the last paragraph, or before what is appended to the article.
    """
    signed, titles, lines = _take_signature(draft)
    note, lines = _part_note(lines)
    over, lines = _take_over(lines, draft.bylines)
    dateline = ""
    lead = None
    first = next((index for index, line in enumerate(lines) if draft.kinds.get(line.number) != "caption"), None)
    if first is not None:  # a picture may stand over the lead
        dateline, lead, rest = read_lead(lines[first].text)
        lines[first : first + 1] = [replace(lines[first], text=rest)] if rest else []
    subject = lines[:1] if lines and _SUBJECT.match(half_width(lines[0].text)) else []
    under, lines = _take_over(lines[1:]) if subject else ([], lines)
    appended = next((index for index, line in enumerate(lines) if index and is_appendix(line)), len(lines))
    closing, text = _take_end(lines[:appended])
    last, more = _take_end(lines[appended:])
    lines = [*note, *subject, *text, *more]
    bylines = [*signed, *over, *([lead] if lead else []), *under, *closing, *last]
    return replace(
        draft,
        titles=titles,
        lines=tuple(lines),
        byline_raw=" ".join(filter(None, [draft.byline_raw, *(byline.raw for byline in bylines)])),
        byline=tuple(dict.fromkeys([*draft.byline, *_people(bylines)])),
        dateline=dateline,
        notes=(*draft.notes, *_doubts(draft, bylines, lines)),
    )


def _doubts(draft: Draft, bylines: Sequence[Byline], lines: Sequence[Line]) -> Iterator[Note]:
    """Note bylines that could not be read, and lines of the text that read like one."""
    unread = {byline.raw for byline in bylines if byline.form is Form.UNREAD}
    for line in (*(line for line in draft.all_lines if line.text in unread), *filter(_is_doubtful, lines)):
        yield Note(NoteCode.BYLINE_UNSURE, line.number, {"text": line.text})


def _signed(line: Line) -> Byline | None:
    """Read a line that names authors alone: one, several with their units, or two or three by their full names."""
    byline = read_signature(line.text)
    if byline is None:
        return None
    people = byline.people
    signs = len(people) == 1 or all(person.unit for person in people) or len(people) <= MOST_UNDER_TITLE
    return byline if signs else None


def _take_signature(draft: Draft) -> tuple[list[Byline], tuple[Line, ...], list[Line]]:
    """Part the author's name that stands under the title without a mark, as its last line or on a line of its own.

    A word that looks like a name (白茶香) returns in the text; as the last line of a title it may be the headline, so
    that only a name which is set as one counts there: spaced, or after a unit.
    """
    titles, lines = draft.titles, list(draft.lines)
    last = titles[-1] if len(titles) > 1 else None
    if last and re.search(r"\s", last.text) and (byline := _signed(last)):
        return [byline], titles[:-1], lines
    byline = _signed(lines[0]) if titles and len(lines) > 1 else None
    others = [line.text for line in (*titles, *lines[1:])]
    if byline and not any(person.name in text for person in byline.people for text in others):
        return [byline], titles, lines[1:]
    return [], titles, lines


def _people(bylines: Sequence[Byline]) -> Iterator[Person]:
    """Give the people of all bylines; a unit printed for the authors is that of each who has no other."""
    unit = next((byline.unit for byline in bylines if byline.unit), "")
    for person in (person for byline in bylines for person in byline.people):
        yield replace(person, unit=person.unit or unit)


def _is_doubtful(line: Line) -> bool:
    byline = read_byline(line.text)
    return byline is not None and not byline.of_pictures


def _part_note(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part the editor's note that stands between the title and the byline."""
    if lines and is_editors_note(lines[0]):
        for index, line in enumerate(lines[: MOST_BYLINES + 1]):
            byline = read_byline(line.text)
            if byline and not byline.closing:
                return lines[:index], lines[index:]
    return [], lines


def _take_over(lines: list[Line], told: Collection[int] = ()) -> tuple[list[Byline], list[Line]]:
    """Part the bylines over the text from it; `told` are lines that the page reads as bylines, whatever they say."""
    over: list[Byline] = []
    while lines and len(over) < MOST_BYLINES and (byline := _over(lines[0], told)):
        over.append(byline)
        lines = lines[1:]
        if lines and (more := _more_names(lines[0], byline.people)):
            over.append(Byline(lines[0].text, more))
            lines = lines[1:]
    return over, lines


def _over(line: Line, told: Collection[int]) -> Byline | None:
    byline = byline_of(line.text)
    return byline or (Byline(line.text, form=Form.UNREAD) if line.number in told else None)


def _more_names(line: Line, people: Sequence[Person]) -> tuple[Person, ...]:
    """Read the line right under a byline that goes on with names: they have the last label."""
    if not people or line.gap or len(line.text) > LONGEST_BYLINE or read_byline(line.text):
        return ()
    names = split_names(half_width(line.text))
    return tuple(Person(people[-1].role, name) for name in names) if all(map(looks_like_name, names)) else ()


def _take_end(lines: list[Line]) -> tuple[list[Byline], list[Line]]:
    """Part closing bylines from the end of a text."""
    found: list[Byline] = []
    while len(lines) > 1 and len(found) < MOST_BYLINES and (byline := _closing(lines)):
        found.insert(0, byline)
        lines = lines[:-1]
    if lines and (parted := part_end(lines[-1].text)):
        before, byline = parted
        found.insert(0, byline)
        lines = [*lines[:-1], replace(lines[-1], text=before)]
    return found, lines


def _closing(lines: Sequence[Line]) -> Byline | None:
    """Read the last line as a byline; bare names only where a sentence stands over them."""
    if byline := read_byline(lines[-1].text):
        return byline
    return read_signature(lines[-1].text) if ends_sentence(lines[-2].text) else None

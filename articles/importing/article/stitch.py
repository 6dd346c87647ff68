"""Join what the columns cut, and part an article's lines into paragraphs, crossheads and captions."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from articles.codes import NoteCode
from articles.importing.article.crossheads import find_crossheads
from articles.importing.records import Draft, Kind, Line, Note, ParsedBlock
from articles.importing.words.shapes import is_caption
from articles.importing.words.text import ends_sentence


def stitch(draft: Draft) -> Draft:
    """Make the blocks of an article.

    A line with an end mark ends its paragraph; a line without one, with a blank line after it, is cut and goes on in
    the next line, unless it is a crosshead or the next is set in. Joining drops white space only.
    """
    crossheads = find_crossheads(draft.lines)
    indents_mean_something = not all(line.indented for line in draft.lines)
    pieces: list[tuple[Kind, list[Line]]] = []
    cut = False
    for line, following in zip_longest(draft.lines, draft.lines[1:]):
        kind = _kind(line, crossheads)
        if cut and kind == "paragraph":
            pieces[-1][1].append(line)
        else:
            pieces.append((kind, [line]))
        broken = kind == "paragraph" and not ends_sentence(line.text)
        starts_anew = following is None or following.gap == 0 or (following.indented and indents_mean_something)
        cut = broken and not starts_anew
    body = tuple(_block(kind, lines) for kind, lines in pieces)
    notes = tuple(Note(NoteCode.CUT_UNSURE, number) for number, sure in crossheads.items() if not sure)
    return replace(draft, lines=(), body=body, notes=draft.notes + notes)


def _kind(line: Line, crossheads: dict[int, bool]) -> Kind:
    if line.number in crossheads:
        return "crosshead"
    return "caption" if is_caption(line) else "paragraph"


def _block(kind: Kind, lines: Sequence[Line]) -> ParsedBlock:
    return ParsedBlock(
        kind, "".join(line.text for line in lines), tuple(number for line in lines for number in line.numbers)
    )

"""Fifth stage: join what the columns cut, and part an article's lines into paragraphs, crossheads and captions."""

from dataclasses import replace

from articles.importing.crossheads import find_crossheads
from articles.importing.records import Block, Draft, Kind, Line, Note
from articles.importing.shapes import is_caption
from articles.importing.text import ends_sentence


def stitch(draft: Draft) -> Draft:
    """Make the blocks of an article.

    A line with an end mark ends its paragraph; a line without one, with a blank line after it, is cut and goes on in
    the next line, unless it is a crosshead. Joining drops white space only.
    """
    crossheads = find_crossheads(draft.lines)
    blocks: list[Block] = []
    cut = False
    for index, line in enumerate(draft.lines):
        kind = _kind(line, crossheads)
        if cut and kind == "paragraph":
            blocks[-1] = _join(blocks[-1], line)
        else:
            blocks.append(Block(kind, line.text, (line.number,)))
        following = draft.lines[index + 1] if index + 1 < len(draft.lines) else None
        cut = kind == "paragraph" and following is not None and following.gap > 0 and not ends_sentence(line.text)
    notes = tuple(Note("cut-unsure", number) for number, sure in crossheads.items() if not sure)
    return replace(draft, lines=(), body=tuple(blocks), notes=draft.notes + notes)


def _kind(line: Line, crossheads: dict[int, bool]) -> Kind:
    if line.number in crossheads:
        return "crosshead"
    return "caption" if is_caption(line) else "paragraph"


def _join(block: Block, line: Line) -> Block:
    return Block(block.kind, block.text + line.text, (*block.lines, line.number))

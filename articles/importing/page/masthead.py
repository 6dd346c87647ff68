"""Part the imprint and the other furniture of a page from its articles."""

from collections.abc import Sequence

from articles.importing.records import Imprint, IssueFacts, Line, Stray
from articles.importing.words.bylines import read_byline
from articles.importing.words.furniture import Furniture, PieceKind, read_furniture, read_imprint
from articles.importing.words.text import ends_sentence, length

# among furniture a line is furniture where so much of it is known
MOSTLY_KNOWN = 0.5
# a name of a column or a slogan among furniture is no longer
LONGEST_AMONG = 12
# what stands in the middle of a page too; a telephone may be an article's
_WRITERS = ("记者", "通讯员", "作者", "記者", "通訊員")
_ANYWHERE = {PieceKind.STAFF, PieceKind.NUMBER, PieceKind.PAGE, PieceKind.LICENCE, PieceKind.NAVIGATION}


def split_masthead(lines: Sequence[Line]) -> tuple[Imprint, IssueFacts, tuple[Line, ...], tuple[Stray, ...]]:
    """Give the imprint, what it says of the issue, the lines that are left, and words beside furniture that are none.

    Furniture stands at the top or the bottom of the page; what can be nothing else is taken wherever it stands, with
    the furniture beside it.
    """
    read = [_read(line) for line in lines]
    taken: set[int] = set()
    start = 0
    while start < len(read):
        end = _run_end(lines, read, start)
        run = [found for found in read[start:end] if found]
        kinds = frozenset[PieceKind]().union(*(found.kinds for found in run))
        if run and (start == 0 or end == len(read) or kinds & _ANYWHERE):
            taken.update(range(start, end))
        start = end + 1
    imprint, issue, strays = read_imprint([lines[index] for index in sorted(taken)])
    return imprint, issue, tuple(line for index, line in enumerate(lines) if index not in taken), strays


def _read(line: Line) -> Furniture | None:
    """Read a line as furniture where it is that mostly; nothing for text, titles and bylines."""
    if ends_sentence(line.text) and length(line.text) > LONGEST_AMONG:
        return None
    furniture = read_furniture(line.text)
    mostly = furniture.is_strong and furniture.known >= MOSTLY_KNOWN
    if not (furniture.is_whole or mostly):
        return None
    byline = read_byline(line.text)
    of_page = furniture.is_whole and not (byline and any(person.role.endswith(_WRITERS) for person in byline.people))
    return furniture if of_page or (mostly and not byline) else None


def _run_end(lines: Sequence[Line], read: Sequence[Furniture | None], start: int) -> int:
    """Give the end of the run of furniture that begins here; at the head short lines among it belong to it."""
    end = start
    while end < len(read) and (read[end] or (start == 0 < end and _is_among(lines, read, end))):
        end += 1
    return end


def _is_among(lines: Sequence[Line], read: Sequence[Furniture | None], index: int) -> bool:
    """Tell whether a line is a name of a column or a slogan between furniture: short, no sentence and no byline."""
    text = lines[index].text
    return (
        index < len(read) - 1
        and read[index + 1] is not None
        and length(text) <= LONGEST_AMONG
        and not ends_sentence(text)
        and not read_byline(text)
    )

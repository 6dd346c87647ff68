"""Join lines that a page text broke at the width of its columns; a text with a paragraph on each line is left alone.

Where columns are wrapped, most lines are as wide as a column and end in the middle of a sentence. What is not so wide
is a title, a byline or the last line of a paragraph, and stays by itself.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from articles.importing.records import Line
from articles.importing.words.bylines import read_byline
from articles.importing.words.text import ends_sentence

# widths in half characters: a Han character and its punctuation are two, a letter or digit one
NARROWEST, WIDEST = 18, 80
SLACK = 2
INDENT = 4
# A page is wrapped when so many of its lines break off with another right under them; a width at which so many of
# these break off is that of a column. Pages with a paragraph on each line have a few short crossheads of that kind.
MOST_LINES, LEAST_LINES = 0.4, 6
COLUMN = 0.1
# With fewer blank lines for its paragraphs, a page has none that mean anything.
FEWEST_BLANKS = 0.1


def unwrap(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join the wrapped lines of a page; the joined line remembers the numbers of all."""
    columns = _columns(lines)
    if not columns:
        return tuple(lines)
    joined: list[list[Line]] = []
    full = False
    for line in lines:
        byline = read_byline(line.text)
        if full and line.gap == 0 and not line.indented and not byline:
            joined[-1].append(line)
        else:
            joined.append([line])
        full = _width(line) in columns and not byline
    whole = [_whole(pieces) for pieces in joined]
    blank = sum(line.gap > 0 for line in lines[1:])
    return tuple(whole if blank >= FEWEST_BLANKS * len(whole) else _set_apart(whole))


def _set_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """Give every paragraph a blank line before and after it, on a page that was set without any."""
    yield from lines[:1]
    for before, line in pairwise(lines):
        yield replace(line, gap=max(line.gap, int(bool(line.more or before.more))))


def _columns(lines: Sequence[Line]) -> frozenset[int]:
    """Give the widths that a full line may have; none where the page is not wrapped."""
    broken = [line for line, following in pairwise(lines) if following.gap == 0 and not ends_sentence(line.text)]
    if len(broken) < max(LEAST_LINES, MOST_LINES * len(lines)):
        return frozenset()
    widths = Counter(width for line in broken if NARROWEST <= (width := _width(line)) <= WIDEST)
    near = {width: sum(widths[width + off] for off in range(-SLACK, SLACK + 1)) for width in widths}
    columns = [width for width in near if near[width] >= max(LEAST_LINES, COLUMN * len(broken))]
    return frozenset(width + off for width in columns for off in range(-SLACK, SLACK + 1))


def _width(line: Line) -> int:
    """Count half characters; folded punctuation is as wide as it was printed."""
    narrow = sum(character.isascii() and character.isalnum() for character in line.text)
    return 2 * len(line.text) - narrow + (INDENT if line.indented else 0)


def _whole(pieces: Sequence[Line]) -> Line:
    if len(pieces) == 1:
        return pieces[0]
    text = "".join(line.text for line in pieces)
    return replace(pieces[0], text=text, more=tuple(line.number for line in pieces[1:]))

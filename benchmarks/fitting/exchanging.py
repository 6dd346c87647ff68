"""Print whole articles badly, as columns do: cut where a column ends, with two blocks exchanged or the end missing."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from articles.importing.order.evidence import Exchange, Printed
from articles.importing.records import Kind, Line, ParsedBlock

_HEIGHTS = (170, 650)  # characters in a column
_FIRST, _OTHERS = (0.3, 1.0), (0.75, 1.3)  # of that height
_SHORTEST_CUT = 35  # characters of a paragraph that a column may cut
_CUT = 0.85  # how often it does; otherwise the column ends with the paragraph
_LEAD_ONLY = 0.85  # how often only the lead stays before the blocks that are exchanged

_Pieces = list[str]
_Whole = Sequence[tuple[Kind, str]]


@dataclass(frozen=True, slots=True)
class Example:
    """An article as printed, and what undoes the damage: an exchange, or nothing where only its end is missing."""

    printed: Printed
    truth: Exchange | None


def exchange(titles: str, whole: _Whole, chance: random.Random) -> Example | None:
    """Exchange two blocks of an article at a column's end that cuts a paragraph, where there is one."""
    poured = _pour(whole, chance)
    crossheads = [at for at, (kind, _) in enumerate(whole) if kind == "crosshead"]
    lead = crossheads[0] if crossheads else 1
    if not crossheads and chance.random() > _LEAD_ONLY:
        lead = chance.randint(2, max(2, len(whole) // 2))
    cuts = [(at, piece) for at in range(lead, len(whole)) for piece in range(1, len(poured[at]))]
    if not cuts or not lead:
        return None
    at, piece = chance.choice(cuts)
    kinds = [kind for kind, _ in whole]
    order = [*poured[:lead], poured[at][piece:], *poured[at + 1 :], *poured[lead:at], poured[at][:piece]]
    printed = _print(titles, [*kinds[:lead], *kinds[at:], *kinds[lead : at + 1]], order)
    return Example(printed, Exchange(lead, lead + len(whole) - at))


def break_off(titles: str, whole: _Whole, chance: random.Random) -> Example | None:
    """Leave out an article's end from where a column cuts a paragraph, if one does."""
    poured = _pour(whole, chance)
    cuts = [(at, piece) for at in range(2, len(whole)) for piece in range(1, len(poured[at]))]
    if not cuts:
        return None
    at, piece = chance.choice(cuts)
    return Example(_print(titles, [kind for kind, _ in whole[: at + 1]], [*poured[:at], poured[at][:piece]]), None)


def _pour(whole: _Whole, chance: random.Random) -> list[_Pieces]:
    """Cut the blocks of an article where its columns end."""
    low, high = _HEIGHTS
    height = low * (high / low) ** chance.random()
    poured: list[_Pieces] = []
    start, end = 0, height * chance.uniform(*_FIRST)
    for kind, text in whole:
        cuts = [0]
        while end < start + len(text):
            cut = int(end) - start
            cuttable = kind == "paragraph" and len(text) >= _SHORTEST_CUT and cut - cuts[-1] > 2 and cut < len(text) - 2
            if cuttable and chance.random() < _CUT:
                cuts.append(cut)
            end += height * chance.uniform(*_OTHERS)
        poured.append([text[cut:stop] for cut, stop in zip(cuts, [*cuts[1:], len(text)], strict=True)])
        start += len(text)
    return poured


def _print(titles: str, kinds: Sequence[Kind], order: Sequence[_Pieces]) -> Printed:
    """Set the pieces line by line, parted by blank lines."""
    lines: dict[int, Line] = {}
    body: list[ParsedBlock] = []
    for kind, pieces in zip(kinds, order, strict=True):
        numbers = range(2 * len(lines) + 1, 2 * (len(lines) + len(pieces)) + 1, 2)
        lines |= {number: Line(number, piece, gap=1) for number, piece in zip(numbers, pieces, strict=True)}
        body.append(ParsedBlock(kind, "".join(pieces), tuple(numbers)))
    return Printed(titles, tuple(body), lines)

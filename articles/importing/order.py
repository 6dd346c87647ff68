"""Put column blocks back in order where the text says how, and say so where it does not.

Columns are exchanged whole: an article printed as lead, X, Y was written as lead, Y, X. Then Y ends in the middle of
the sentence that X begins in the middle of. The end is easy to see (the article ends without an end mark); where X
begins, and where X ends and Y begins, is weighed from what follows.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from articles.importing.cohesion import all_pairs
from articles.importing.crossheads import listed_items
from articles.importing.jumps import goes_on_elsewhere
from articles.importing.records import Block, Draft, Note
from articles.importing.shapes import continues, opens, ordinal
from articles.importing.text import ends_sentence, fold, open_marks

# A restoration is made only with this much evidence, and this far before the next best.
ENOUGH = 5
MARGIN = 2
NAMED_CANDIDATES = 4
# Every start is weighed against every turn; what is longer than this is no article of print.
MOST_BLOCKS = 120

_CLOSING = re.compile(r".{0,4}(?:接下来|下一步|今后|未来|眼下|展望|据悉)|.*[(]完[)]$")

_Evidence = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Exchange:
    """One way to undo an exchange: the blocks from `turn` on belong before the blocks from `start` on."""

    start: int
    turn: int
    evidence: _Evidence

    @property
    def weight(self) -> int:
        return sum(weight for _, weight in self.evidence)


def restore_order(draft: Draft, gaps: Mapping[int, int]) -> Draft:
    """Undo an exchange of column blocks when the evidence suffices; else leave the order and note the candidates.

    `gaps` are the blank lines before each line of the page, by its number.
    """
    body = draft.body
    whole = len(body) < 3 or body[-1].kind != "paragraph" or ends_sentence(body[-1].text)
    if whole or goes_on_elsewhere(draft):
        return draft
    ranked = _ranked(body, gaps) if len(body) <= MOST_BLOCKS else []
    if ranked and ranked[0].weight >= ENOUGH and (len(ranked) == 1 or ranked[0].weight - ranked[1].weight >= MARGIN):
        return _undo(draft, ranked[0])
    starts = list(dict.fromkeys(body[exchange.start].lines[0] for exchange in ranked))[:NAMED_CANDIDATES]
    note = Note("order-unsure", body[-1].lines[-1], {"starts": starts})
    return replace(draft, notes=(*draft.notes, note))


def _undo(draft: Draft, exchange: _Exchange) -> Draft:
    body = draft.body
    first, last = body[exchange.start], body[-1]
    joined = Block(last.kind, last.text + first.text, last.lines + first.lines)
    order = (*body[: exchange.start], *body[exchange.turn : -1], joined, *body[exchange.start + 1 : exchange.turn])
    note = Note(
        "order-restored",
        first.lines[0],
        {
            "joined": [last.lines[-1], first.lines[0]],
            "moved": [number for block in body[exchange.turn :] for number in block.lines],
            "evidence": [name for name, weight in exchange.evidence if weight > 0],
        },
    )
    return replace(draft, body=order, notes=(*draft.notes, note))


def _ranked(body: Sequence[Block], gaps: Mapping[int, int]) -> list[_Exchange]:
    """Give every exchange that could have led to this body, the one with most evidence first."""
    words = all_pairs(block.text for block in body)
    listed, numbered = _listed(body), _numbered(body)
    exchanges = [
        _Exchange(start, turn, seam + _turn(body, start, turn, listed, numbered))
        for start, seam in ((start, _seam(body, start, gaps, words)) for start in range(1, len(body) - 1))
        if body[start].kind == "paragraph"
        for turn in range(start + 1, len(body))
        if ends_sentence(body[turn - 1].text)
    ]
    return sorted(exchanges, key=lambda exchange: exchange.weight, reverse=True)


def _seam(body: Sequence[Block], start: int, gaps: Mapping[int, int], words: frozenset[str]) -> _Evidence:
    """Weigh how well the article's cut end goes on in this block."""
    end, head = body[-1].text, body[start].text
    closes, opened = open_marks(head)[0], open_marks(end)[1]
    return (
        ("continues", 2 * continues(head) - 2 * opens(head)),
        ("space", 2 * (gaps.get(body[start].lines[0], 0) > 1)),
        ("quotes", 2 * bool(closes and opened) - 3 * (bool(closes) != bool(opened))),
        ("words", 2 * (fold(end)[-1] + fold(head)[0] in words)),
    )


def _turn(body: Sequence[Block], start: int, turn: int, listed: dict[int, int], numbered: dict[int, int]) -> _Evidence:
    """Weigh whether the blocks turn here: what stood before now closes the article, and counts come in order."""
    return (
        ("closing", 2 * bool(_CLOSING.match(fold(body[turn - 1].text)))),
        ("crosshead", int(body[turn].kind == "crosshead")),
        ("list", _in_order(listed, start, turn)),
        ("numbering", _in_order(numbered, start, turn)),
    )


def _listed(body: Sequence[Block]) -> dict[int, int]:
    """Give the blocks that the lead's list names, with their place in it."""
    items = listed_items([block.text for block in body])
    return {
        at: place
        for at, block in enumerate(body)
        for place, item in enumerate(items)
        if fold(block.text).startswith(item)
    }


def _numbered(body: Sequence[Block]) -> dict[int, int]:
    """Give the numbered crossheads, or where there are none the numbered paragraphs, with their numbers."""
    found = {at: number for at, block in enumerate(body) if (number := ordinal(block.text))}
    crossheads = {at: number.number for at, number in found.items() if body[at].kind == "crosshead"}
    return crossheads or {at: number.number for at, number in found.items()}


def _in_order(counts: dict[int, int], start: int, turn: int) -> int:
    """Weigh counts on both sides of a turn: 4 where the turn puts them in order, -4 where it breaks their order."""
    before = [count for at, count in counts.items() if start <= at < turn]
    after = [count for at, count in counts.items() if at >= turn]
    if not before or not after:
        return 0
    printed, turned = before + after, after + before
    return 4 * (turned == sorted(turned)) - 4 * (printed == sorted(printed))

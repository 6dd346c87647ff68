"""Put column blocks back in order where an exchange is plain, and say every doubt.

That blocks were exchanged shows by an article that breaks off, and by a block that goes on with its last sentence. As
printed, such an article is wrong for sure: its likeliest order is given instead, and unless that is nearly certain,
the others are named with it. Where no exchange is plain the order stays as printed, and the possible ones are named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.importing.exchange import WEIGHTS, Printed, Reading, readings, turned
from articles.importing.jumps import goes_on_elsewhere
from articles.importing.records import Block, Draft, Line, Note
from articles.importing.text import ends_sentence

# An exchange is plain when all ways to undo one are together this likely, 0 to 1. It is below a half because the
# weights were fitted with one article in four that only lacks its end, which is rarer in print.
PLAIN = 0.35
# The likeliest order is given without a doubt from here on.
CERTAIN = 0.9
# Evidence is named that makes a reading this much likelier, as a logarithm.
TELLING = 0.4
NAMED_CANDIDATES = 4
# What is longer than this is no article of print, and all its readings would take too long.
MOST_BLOCKS, MOST_CHARACTERS = 80, 20_000


def restore_order(draft: Draft, lines: Mapping[int, Line]) -> Draft:
    """Undo an exchange of column blocks where one is plain; note what was done, what is in doubt and the candidates.

    `lines` are the lines of the page by number.
    """
    body = draft.body
    whole = len(body) < 3 or body[-1].kind != "paragraph" or ends_sentence(body[-1].text)
    if whole or goes_on_elsewhere(draft):
        return draft
    titles = "\n".join(line.text for line in draft.titles)
    too_long = len(body) > MOST_BLOCKS or sum(len(block.text) for block in body) > MOST_CHARACTERS
    found = [] if too_long else readings(Printed(titles, body, lines))
    if sum(reading.probability for reading in found) < PLAIN:
        return _noted(draft, _unsure(body, found, restored=False))
    best = found[0]
    if best.probability < CERTAIN:
        draft = _noted(draft, _unsure(body, found, restored=True))
    return _undo(draft, best)


def _noted(draft: Draft, note: Note) -> Draft:
    return replace(draft, notes=(*draft.notes, note))


def _unsure(body: Sequence[Block], found: Sequence[Reading], *, restored: bool) -> Note:
    """Name the likeliest exchanges as data: the line where each starts, the line where it turns, its percentage."""
    named = found[:NAMED_CANDIDATES]
    return Note(
        "order-unsure",
        body[-1].lines[-1],
        {
            "starts": [body[reading.exchange.start].lines[0] for reading in named],
            "turns": [body[reading.exchange.turn].lines[0] for reading in named],
            "percent": [round(100 * reading.probability) for reading in named],
            "restored": int(restored),
        },
    )


def _undo(draft: Draft, reading: Reading) -> Draft:
    body, exchange = draft.body, reading.exchange
    first, last = body[exchange.start], body[-1]
    joined = Block(last.kind, last.text + first.text, last.lines + first.lines)
    order = turned(body, exchange)
    at = order.index(last)
    note = Note(
        "order-restored",
        first.lines[0],
        {
            "joined": [last.lines[-1], first.lines[0]],
            "moved": [number for block in body[exchange.turn :] for number in block.lines],
            "evidence": [name for name, value in reading.evidence.items() if WEIGHTS[name] * value > TELLING],
        },
    )
    return _noted(replace(draft, body=(*order[:at], joined, *order[at + 2 :])), note)

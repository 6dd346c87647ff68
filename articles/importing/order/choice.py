"""Put column blocks back in order where an exchange is plain, and say every doubt.

That blocks were exchanged shows by an article that breaks off, and by a block that goes on with its last sentence. As
printed, such an article is wrong for sure: its likeliest order is given instead, and unless that is nearly certain,
the others are named with it. Where no exchange is plain, or where it is in doubt which lines are the article's, the
order stays as printed, and the possible ones are named. Nothing is moved from one article to another.
Not every article without an end mark is cut: many end with a signature, a list or an address. And not every cut shows
at the end: a few cut words at the foot of an article read like a caption, or like a title over the next (`ends.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.chinese.text import length
from articles.codes import NoteCode
from articles.importing.order.ends import breaks_off, hidden_ends
from articles.importing.order.evidence import WEIGHTS, Printed, turned
from articles.importing.order.readings import Reading, readings
from articles.importing.page.jumps import goes_on_elsewhere
from articles.importing.records import Draft, Line, Note, ParsedBlock

# An exchange is plain when all ways to undo one are together this likely, 0 to 1. It is below a half because the
# weights were fitted with one article in four that only lacks its end, which is rarer in print.
PLAIN = 0.35
# An article of fewer blocks has nothing that could have been exchanged.
FEWEST_BLOCKS = 3
# The likeliest order is given without a doubt from here on.
CERTAIN = 0.9
# Evidence is named that makes a reading this much likelier, as a logarithm.
TELLING = 0.4
NAMED_CANDIDATES = 4
# Candidates are named from here on, but for the likeliest.
WORTH_NAMING = 0.05
# A last line shorter than this may end an article without an end mark; it is cut only where a block takes it up.
SHORT_END = 30
_TAKES_UP = ("quotes-meet", "word", "grown")
# A block takes it up if its seam is at least this likely one, as log-odds; of a cut sentence's rest most are above 0.
# What was read as a caption or a title is an end only where more speaks for it, for most are what they look like.
_SEAM, _HIDDEN_SEAM = -1.0, -0.3
# What is longer than this is no article of print, and all its readings would take too long.
MOST_BLOCKS, MOST_PIECES, MOST_CHARACTERS = 40, 120, 20_000


def restore_order(
    draft: Draft, lines: Mapping[int, Line], *, in_doubt: bool = False, following: Draft | None = None
) -> Draft:
    """Undo an exchange of column blocks where one is plain; note what was done, what is in doubt and the candidates.

    `lines` are the lines of the page by number, `following` is the article after it on the page. `in_doubt` says that
    it is not certain where the article or one beside it begins or ends: then nothing is moved, and what may have been
    exchanged is only named. So it is where the cut end was read as something else.
    """
    body, captions = _without_captions(draft.body)
    if goes_on_elsewhere(draft) or _ends_in_items(draft, body):
        return draft
    if not body or not breaks_off(body[-1]):
        return _with_hidden_end(draft, lines, following)
    if len(body) < FEWEST_BLOCKS:
        return draft
    if _is_too_long(body, lines):
        return _noted(draft, Note(NoteCode.ORDER_UNSURE, body[-1].lines[-1], {"starts": [], "searched": 0}))
    found = _readings(draft, body, lines)
    is_long = length(body[-1].text) >= SHORT_END
    if in_doubt or not _is_plain(found, None if is_long else _SEAM):
        return _noted(draft, _unsure(body, found, restored=False))
    best = found[0]
    if best.probability < CERTAIN:
        draft = _noted(draft, _unsure(body, found, restored=True))
    return _undo(draft, body, captions, best)


def _ends_in_items(draft: Draft, body: Sequence[ParsedBlock]) -> bool:
    """Tell whether the last two blocks are lines of a verse, a list or a table, which need no end mark."""
    return all(block.lines[0] in draft.items for block in body[-2:])


def _with_hidden_end(draft: Draft, lines: Mapping[int, Line], following: Draft | None) -> Draft:
    """Note the exchanges that are likely if what was read as something else is the article's cut end."""
    for end in hidden_ends(draft, following):
        body = (*(block for block in draft.body if block.lines != end.lines), end)
        if len(body) < FEWEST_BLOCKS or _is_too_long(body, lines):
            continue
        found = _readings(draft, body, lines)
        if _is_plain(found, _HIDDEN_SEAM):
            return _noted(draft, _unsure(body, found, restored=False))
    return draft


def _readings(draft: Draft, body: Sequence[ParsedBlock], lines: Mapping[int, Line]) -> list[Reading]:
    return readings(Printed("\n".join(line.text for line in draft.titles), body, lines))


def _without_captions(body: Sequence[ParsedBlock]) -> tuple[Sequence[ParsedBlock], Sequence[ParsedBlock]]:
    """Part the captions that stand under an article from it."""
    end = len(body)
    while end and body[end - 1].kind == "caption":
        end -= 1
    return body[:end], body[end:]


def _is_too_long(body: Sequence[ParsedBlock], lines: Mapping[int, Line]) -> bool:
    pieces = sum(number in lines for block in body for number in block.lines)
    characters = sum(len(block.text) for block in body)
    return len(body) > MOST_BLOCKS or pieces > MOST_PIECES or characters > MOST_CHARACTERS


def _is_plain(found: Sequence[Reading], seam: float | None) -> bool:
    """Tell whether an exchange is plain; where a seam is asked, a block must take the end up by that or by its form."""
    if sum(reading.probability for reading in found) < PLAIN:
        return False
    best = found[0].evidence
    return seam is None or best.get("seam", 0.0) > seam or any(name in best for name in _TAKES_UP)


def _noted(draft: Draft, note: Note) -> Draft:
    return replace(draft, notes=(*draft.notes, note))


def _unsure(body: Sequence[ParsedBlock], found: Sequence[Reading], *, restored: bool) -> Note:
    """Name the likeliest exchanges as data: the line where each starts, the line where it turns, its percentage."""
    named = [*found[:1], *(reading for reading in found[1:NAMED_CANDIDATES] if reading.probability >= WORTH_NAMING)]
    return Note(
        NoteCode.ORDER_UNSURE,
        body[-1].lines[-1],
        {
            "starts": [body[reading.exchange.start].lines[0] for reading in named],
            "turns": [body[reading.exchange.turn].lines[0] for reading in named],
            "percent": [round(100 * reading.probability) for reading in named],
            "restored": int(restored),
            "searched": 1,
        },
    )


def _undo(draft: Draft, body: Sequence[ParsedBlock], captions: Sequence[ParsedBlock], reading: Reading) -> Draft:
    exchange = reading.exchange
    first, last = body[exchange.start], body[-1]
    joined = ParsedBlock(last.kind, last.text + first.text, last.lines + first.lines)
    order = turned(body, exchange)
    at = order.index(last)
    note = Note(
        NoteCode.ORDER_RESTORED,
        first.lines[0],
        {
            "joined": [last.lines[-1], first.lines[0]],
            "moved": [number for block in body[exchange.turn :] for number in block.lines],
            "evidence": [name for name, value in reading.evidence.items() if WEIGHTS[name] * value > TELLING],
        },
    )
    return _noted(replace(draft, body=(*order[:at], joined, *order[at + 2 :], *captions)), note)

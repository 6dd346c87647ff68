"""Put column blocks back in order where an exchange is plain, and say every doubt.

That blocks were exchanged shows by an article that breaks off, and by a block that goes on with its last sentence. As
printed, such an article is wrong for sure: its likeliest order is given instead, and unless that is nearly certain,
the others are named with it. Where no exchange is plain, or where it is in doubt which lines are the article's, the
order stays as printed, and the possible ones are named. Nothing is moved from one article to another.
Not every article without an end mark is cut: many end with a signature, a list or an address.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.codes import NoteCode
from articles.importing.order.evidence import WEIGHTS, Printed, turned
from articles.importing.order.readings import Reading, readings
from articles.importing.page.jumps import goes_on_elsewhere
from articles.importing.records import Draft, Line, Note, ParsedBlock
from articles.importing.words.closings import closing_kind
from articles.importing.words.text import HAN, ends_sentence, half_width, length

# An exchange is plain when all ways to undo one are together this likely, 0 to 1. It is below a half because the
# weights were fitted with one article in four that only lacks its end, which is rarer in print.
PLAIN = 0.35
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
_SEAM = -1.0
# 河湾村村民委员会 · 此致 敬礼 · 联系电话:0668-2960000 · 主持人:林晓禾 · 2025年4月20日
_SIGNS_OFF = re.compile(
    rf"(?:(?![在对向与和的了到把被从由])[{HAN}]){{2,20}}(?:委员会|政府|办公室|局|公司|集团|协会|学校|[中小]学|党支部)"
    rf"|(?:此致)?[ ]{{0,8}}敬礼|.{{0,30}}\d{{3,4}}-?\d{{7,8}}.{{0,10}}|[{HAN}]{{1,6}}:[^,]{{1,24}}"
    r"|(?:.{0,30}[ ])?\d{4}年\d{1,2}月(?:\d{1,2}日)?"
)
# What is longer than this is no article of print, and all its readings would take too long.
MOST_BLOCKS, MOST_PIECES, MOST_CHARACTERS = 40, 120, 20_000


def restore_order(draft: Draft, lines: Mapping[int, Line], *, in_doubt: bool = False) -> Draft:
    """Undo an exchange of column blocks where one is plain; note what was done, what is in doubt and the candidates.

    `lines` are the lines of the page by number. `in_doubt` says that it is not certain where the article or one beside
    it begins or ends: then nothing is moved, and what may have been exchanged is only named.
    """
    body, captions = _without_captions(draft.body)
    if len(body) < 3 or not _breaks_off(body[-1]) or goes_on_elsewhere(draft) or _ends_in_items(draft, body):
        return draft
    if _is_too_long(body, lines):
        return _noted(draft, Note(NoteCode.ORDER_UNSURE, body[-1].lines[-1], {"starts": [], "searched": 0}))
    titles = "\n".join(line.text for line in draft.titles)
    found = readings(Printed(titles, body, lines))
    plain = sum(reading.probability for reading in found) >= PLAIN and _is_taken_up(body[-1], found[0])
    if in_doubt or not plain:
        return _noted(draft, _unsure(body, found, restored=False))
    best = found[0]
    if best.probability < CERTAIN:
        draft = _noted(draft, _unsure(body, found, restored=True))
    return _undo(draft, body, captions, best)


def _ends_in_items(draft: Draft, body: Sequence[ParsedBlock]) -> bool:
    """Tell whether the last two blocks are lines of a verse, a list or a table, which need no end mark."""
    return all(block.lines[0] in draft.items for block in body[-2:])


def _without_captions(body: Sequence[ParsedBlock]) -> tuple[Sequence[ParsedBlock], Sequence[ParsedBlock]]:
    """Part the captions that stand under an article from it."""
    end = len(body)
    while end and body[end - 1].kind == "caption":
        end -= 1
    return body[:end], body[end:]


def _breaks_off(block: ParsedBlock) -> bool:
    text = half_width(block.text)
    ends = ends_sentence(text) or _SIGNS_OFF.fullmatch(text) or closing_kind(block.text)
    return block.kind == "paragraph" and not ends


def _is_too_long(body: Sequence[ParsedBlock], lines: Mapping[int, Line]) -> bool:
    pieces = sum(number in lines for block in body for number in block.lines)
    characters = sum(len(block.text) for block in body)
    return len(body) > MOST_BLOCKS or pieces > MOST_PIECES or characters > MOST_CHARACTERS


def _is_taken_up(last: ParsedBlock, best: Reading) -> bool:
    goes_on = best.evidence.get("seam", 0.0) > _SEAM or any(name in best.evidence for name in _TAKES_UP)
    return goes_on or length(last.text) >= SHORT_END


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

"""Jump lines: 下转第二版 where an article goes on on another page, 上接第一版 where it comes from one.

The mark is furniture of the page, not text of the article. Each half is noted as one: the other is on another page.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.chinese.dates import HAN_COUNT, read_ordinal
from articles.chinese.text import half_width
from articles.codes import NoteCode
from articles.importing.records import Draft, Fact, Jump, Line, Note

_PAGE = rf"第?[ ]{{0,8}}[A-D]?(?P<page>\d{{1,2}}|{HAN_COUNT})[ ]{{0,8}}版[^()【】\[\]。]{{0,8}}"
LONGEST_MARK = 40
# …统筹推进(下转第二版) · 下转2版
_ON = re.compile(rf"[(【\[〔▶→]{{0,3}}[ ]{{0,8}}(?:下转|转(?=至?第))至?[ ]{{0,8}}{_PAGE}[)】\]〕◀]{{0,3}}$")
# (上接第一版)各级各部门… · 紧接第一版
_FROM = re.compile(rf"[(【\[〔◀←]{{0,3}}[ ]{{0,8}}(?:上接|紧接|接(?=第))[ ]{{0,8}}{_PAGE}[)】\]〕▶]{{0,3}}")


def comes_from(text: str) -> bool:
    """Tell whether a line goes on with an article of another page."""
    return bool(_FROM.match(half_width(text[:LONGEST_MARK])))


def goes_on(text: str) -> bool:
    """Tell whether an article goes on on another page after this line."""
    return bool(_ON.search(half_width(text[-LONGEST_MARK:])))


def take_jumps(draft: Draft) -> Draft:
    """Take the jump marks out of an article's lines, as furniture, and note that its other half is on another page.

    A mark on a line of its own belongs to the line before it (下转) or after it (上接).
    """
    kept: list[Line] = []
    marks: list[Line] = []
    notes: list[Note] = []
    waiting: Jump | None = None
    for line in draft.lines:
        text = half_width(line.text)
        if match := _ON.search(text, max(0, len(text) - LONGEST_MARK)):
            marks.append(replace(line, text=line.text[match.start() :], more=()))
            line = replace(line, text=line.text[: match.start()].rstrip())
            if line.text or kept:
                notes.append(_note(line if line.text else kept[-1], Jump(read_ordinal(match["page"]), onward=True)))
        elif (match := _FROM.match(text)) and (match.end() == len(text) or text[match.end() - 1] in ")】▶]〕"):
            marks.append(replace(line, text=line.text[: match.end()], more=()))
            line = replace(line, text=line.text[match.end() :].lstrip())
            waiting = Jump(read_ordinal(match["page"]), onward=False)
        if line.text:
            kept.append(line)
            if waiting:
                notes.append(_note(line, waiting))
                waiting = None
    return replace(draft, lines=tuple(kept), marks=tuple(marks), notes=(*draft.notes, *notes))


def _note(line: Line, jump: Jump) -> Note:
    return Note(NoteCode.JUMP_MISSING, line.number, {"page": jump.page, "onward": int(jump.onward)})


def goes_on_elsewhere(draft: Draft) -> bool:
    """Tell whether an article breaks off because another page has the rest."""
    return any(jump.onward for jump in jumps_of(draft.notes))


def comes_from_elsewhere(draft: Draft) -> bool:
    """Tell whether an article is the rest of one that another page begins."""
    return any(not jump.onward for jump in jumps_of(draft.notes))


def jumps_of(notes: Sequence[Note]) -> list[Jump]:
    """Give the jumps that notes tell of."""
    return [read_jump(note.facts) for note in notes if note.code == NoteCode.JUMP_MISSING]


def read_jump(facts: Mapping[str, Fact]) -> Jump:
    """Read a jump from the facts of its note."""
    return Jump(int(str(facts["page"])), onward=bool(facts["onward"]))

"""Numbering that is broken: a number missing, twice or in another form, of crossheads and within the text."""

import re
from collections.abc import Iterator

from articles.chinese.dates import HAN_COUNT, read_ordinal
from articles.chinese.ordinals import broken_numbers, ordinal, write_ordinal
from articles.codes import FindingCode
from articles.proofreading.records import Finding, Known
from articles.proofreading.texts import CROSSHEAD, Piece, Text

_STOP = r"(?:^|(?<=[。;,:!?”]))[ \u3000]{0,4}"
# 要做好三件事:一是清渠,二是修路 · 第一,… · 其二,… · (三)… · 二、… at the head of a paragraph · ①
_ITEM = re.compile(
    rf"{_STOP}(?P<printed>(?P<is>{HAN_COUNT})是(?!否)|(?P<is_of>第{HAN_COUNT}|其{HAN_COUNT}),|[(](?P<in>{HAN_COUNT})[)])"
    rf"|^[ \u3000]{{0,4}}(?P<head>(?P<han>{HAN_COUNT})、|(?P<digit>\d{{1,2}})[.、](?!\d))"
    r"|(?P<circle>[①-⑳])"
)


def check_numbering(piece: Piece, known: Known) -> Iterator[Finding]:
    """Report numbers that are not due.

    Facts: `printed` the number as it stands, `due` the one that is due, in its form. The fix sets the right number in
    the form of its row, where it only has another.
    """
    yield from _crossheads(piece)
    yield from _items(piece)


def _crossheads(piece: Piece) -> Iterator[Finding]:
    counted = [(text, found) for text in piece.body if text.kind == CROSSHEAD and (found := ordinal(text.words))]
    if len(counted) < 2:
        return
    for broken in broken_numbers(found for _, found in counted):
        text, found = counted[broken.index]
        due = write_ordinal(broken.form, broken.due, found.printed if found.form == broken.form else "1.")
        fix = due if found.number == broken.due else None
        yield text.finding(FindingCode.NUMBERING, 0, len(found.printed), fix, printed=found.printed, due=due)


def _items(piece: Piece) -> Iterator[Finding]:
    """Report items between two crossheads that go on with a number left out, or with the same again."""
    last: dict[str, int] = {}  # by form
    for text in piece.body:
        if text.kind == CROSSHEAD:
            last = {}
            continue
        for match in _ITEM.finditer(text.folded):
            form, number = _read(match)
            due = last.get(form, number - 1) + 1
            last[form] = number
            if number == due + 1 or (number == due - 1 and number > 1):
                yield _broken(text, match, form, due)


def _read(match: re.Match[str]) -> tuple[str, int]:
    if match["circle"]:
        return "①", ord(match["circle"]) - ord("①") + 1
    if match["is_of"]:
        return match["is_of"][0], read_ordinal(match["is_of"][1:])
    form = next(name for name in ("is", "in", "han", "digit") if match[name])
    return form, read_ordinal(match[form])


def _broken(text: Text, match: re.Match[str], form: str, due: int) -> Finding:
    start, end = match.span("printed" if match["printed"] else "head" if match["head"] else "circle")
    printed = text.words[start:end]
    forms = {"in": "(一)", "han": "一、", "digit": "1.", "第": "第一", "其": "其一"}
    if form == "①":
        says = chr(ord("①") + due - 1)
    elif form == "is":
        says = f"{write_ordinal('一、', due)[:-1]}是"
    else:
        says = write_ordinal(forms[form], due, printed)
    return text.finding(FindingCode.NUMBERING, start, end, printed=printed, due=says)

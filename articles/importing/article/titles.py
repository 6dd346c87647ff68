"""Part the title lines of an article into kicker, headline and deck."""

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.codes import NoteCode
from articles.importing.records import Line, Note
from articles.importing.words.text import half_width, length

# A headline is set in one to three short lines; what is longer on one line holds a kicker too.
LONGEST_HEADLINE = 30
LONGEST_LAST_PART = 20
# A second line that is so much longer than the first is its deck.
DECK_TO_HEADLINE = 1.3

_PARTS = re.compile(r"\S+")
# 李某某在某地考察时强调 · 某周刊认为
_REPORTS = re.compile(
    r"(?:强调|指出|认为|表示|要求|提出|宣布|披露|揭露|透露|声明|谈话|讲话|主张|呼吁|希望|发言说|公报说|说|称|电|时)$"
)
# 【乡村见闻】 · [读者来信], over the title
_COLUMN = re.compile(r"【[^【】]{1,40}】|\[[^\[\]]{1,40}\]")
# ——写在丰收节之际
_DECK = re.compile(r"(?:——|──|―|—|--)")


def split_titles(lines: Sequence[Line]) -> tuple[str, str, str, tuple[Note, ...]]:
    """Give kicker, headline, deck, and a note where the parting is a guess.

    Several lines are parted between lines, one line at its spaces. A line that opens with a dash is a deck, one that
    ends in a word of reporting is a kicker; so is the name of a column, with the kicker proper after it.
    """
    if len(lines) > 1 and _COLUMN.fullmatch(half_width(lines[0].text)):
        kicker, headline, deck, notes = split_titles(lines[1:])
        return f"{lines[0].text} {kicker}".rstrip(), headline, deck, notes
    if not lines:
        return "", "", "", (Note(NoteCode.TITLE_UNSURE, None, {"count": 0}),)
    texts = [part for line in lines for part in _before_dash(line.text)]
    dash = next((index for index, text in enumerate(texts) if index and _DECK.match(text)), len(texts))
    texts, deck = texts[:dash], " ".join(texts[dash:])
    unsure = (Note(NoteCode.TITLE_UNSURE, lines[0].number, {"count": len(lines)}),)
    if len(texts) == 1:
        kicker, headline, more = _split_line(texts[0])
        return kicker, headline, f"{more} {deck}".strip(), ()
    if deck:
        return texts[0], " ".join(texts[1:]), deck, () if len(texts) == 2 else unsure
    if len(texts) == 2 and not _reports(texts[0]) and length(texts[1]) > DECK_TO_HEADLINE * length(texts[0]):
        return "", texts[0], texts[1], ()
    if len(texts) <= 3 or _reports(texts[0]):
        return texts[0], texts[1], " ".join(texts[2:]), () if len(texts) <= 3 else unsure
    return "", texts[0], " ".join(texts[1:]), unsure


def _reports(text: str) -> bool:
    """Tell whether a kicker reports (…调研时强调); 抢抓农时 only ends on the same character."""
    return bool(_REPORTS.search(half_width(text))) and length(text) > 4


def _before_dash(text: str) -> list[str]:
    """Part a deck that stands on the headline's line, after a space and a dash."""
    head, space, tail = text.partition(" ")
    while space and not _DECK.match(tail):
        more, space, tail = tail.partition(" ")
        head = f"{head} {more}"
    return [head, tail] if tail else [text]


def _split_line(text: str) -> tuple[str, str, str]:
    """Part kicker and deck from a line that holds more than a headline.

    The headline is the end of the line, as long as a headline may be; where a long part stands at the end, that is the
    deck, and the headline is before it.
    """
    parts = list(_PARTS.finditer(text))
    for part, following in pairwise(parts):
        if _reports(part[0]):
            return text[: part.end()], text[following.start() :], ""
    if len(parts) < 2 or length(text) <= LONGEST_HEADLINE:
        return "", text, ""
    for part, following in pairwise(parts):
        if length(text[following.start() :]) <= LONGEST_LAST_PART:
            return text[: part.end()], text[following.start() :], ""
    for index, part in enumerate(parts[:-1]):
        long_after = all(length(other[0]) > LONGEST_LAST_PART for other in parts[index + 1 :])
        if long_after and length(part[0]) <= LONGEST_LAST_PART:
            return text[: part.start()].rstrip(), part[0], text[part.end() :].lstrip()
    return text[: parts[-2].end()], text[parts[-1].start() :], ""

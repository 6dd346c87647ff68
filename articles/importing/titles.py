"""Last stage of an article's head: part its title lines into kicker, headline and deck."""

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.importing.records import Line, Note
from articles.importing.text import fold, length

# A headline is set in one to three short lines; what is longer on one line holds a kicker too.
LONGEST_HEADLINE = 30
LONGEST_LAST_PART = 20

_PARTS = re.compile(r"\S+")
# 李某某在某地考察时强调 · 某周刊认为
_REPORTS = re.compile(
    r"(?:强调|指出|认为|表示|要求|提出|宣布|披露|揭露|透露|声明|谈话|讲话|主张|呼吁|希望|发言说|公报说|说|称|电|时)$"
)
# ——写在丰收节之际
_DECK = re.compile(r"(?:——|──|―|—|--)")


def split_titles(lines: Sequence[Line]) -> tuple[str, str, str, tuple[Note, ...]]:
    """Give kicker, headline, deck, and a note where the parting is a guess.

    Several lines are parted between lines, one line at its spaces. A line that opens with a dash is a deck, one that
    ends in a word of reporting is a kicker.
    """
    if not lines:
        return "", "", "", (Note("title-unsure", None, {"count": 0}),)
    texts = [part for line in lines for part in _before_dash(line.text)]
    decks = [index for index, text in enumerate(texts) if _DECK.match(text)]
    deck = ""
    if decks and decks[0] > 0:
        texts, deck = texts[: decks[0]], " ".join(texts[decks[0] :])
    if len(texts) <= 1:
        kicker, headline = _split_line(texts[0])
        return kicker, headline, deck, ()
    if len(texts) == 2 and not deck:
        first, second = texts
        if _reports(first) or length(second) <= 1.3 * length(first):
            return first, second, "", ()
        return "", first, second, ()
    if len(texts) == 2:
        return texts[0], texts[1], deck, ()
    notes = () if len(texts) == 3 and not deck else (Note("title-unsure", lines[0].number, {"count": len(lines)}),)
    if deck:
        return texts[0], " ".join(texts[1:]), deck, notes
    if _reports(texts[0]) or len(texts) == 3:
        return texts[0], texts[1], " ".join(texts[2:]), notes
    return "", texts[0], " ".join(texts[1:]), notes


def _reports(text: str) -> bool:
    """Tell whether a kicker reports (…调研时强调); 抢抓农时 only ends on the same character."""
    return bool(_REPORTS.search(fold(text))) and length(text) > 4


def _before_dash(text: str) -> list[str]:
    """Part a deck that stands on the headline's line, after a space and a dash."""
    head, space, tail = text.partition(" ")
    while space and not _DECK.match(tail):
        more, space, tail = tail.partition(" ")
        head = f"{head} {more}"
    return [head, tail] if tail else [text]


def _split_line(text: str) -> tuple[str, str]:
    """Part a kicker from a line that holds more than a headline."""
    parts = list(_PARTS.finditer(text))
    for part, following in pairwise(parts):
        if _reports(part[0]):
            return text[: part.end()], text[following.start() :]
    if len(parts) < 2 or length(text) <= LONGEST_HEADLINE:
        return "", text
    for part, following in pairwise(parts):
        if length(text[following.start() :]) <= LONGEST_LAST_PART:
            return text[: part.end()], text[following.start() :]
    return text[: parts[-2].end()], text[parts[-1].start() :]

"""Tell a crosshead from the head of a cut sentence: both are lines without an end mark."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from articles.importing.records import Line
from articles.importing.words.cohesion import all_bigrams
from articles.importing.words.shapes import LONGEST_CROSSHEAD, continues, is_caption, opens, ordinal, trails_off
from articles.importing.words.text import HAN, ends_sentence, half_width, length

# paragraphs in which a lead names its sections
LEAD = 3
# characters of such a paragraph that are read for the list
LONGEST_LEAD = 1_000
# characters by which two crossheads of an article may differ
ALIKE = 6

_COMMA = re.compile("[,]")
# 备足良种、检修农机、疏通水渠: three items or more
_LIST = re.compile(rf"[{HAN}]{{2,8}}(?:、[{HAN}]{{2,8}}){{2,20}}")
# 新闻链接, above a piece of its own within the article
_RUBRIC = re.compile(
    r"[【■●◆]?(?:编者按|编后|开栏的话|(?:新闻|相关|背景)链接|(?:记者|采访)手记|新闻背景"
    r"|延伸阅读|名词解释|短评|快评|小贴士)[】]?"
)
# 会议强调,… · 记者现场看到:…
_SAYS = re.compile(r"(?:说|表示|指出|强调|认为|介绍|要求|透露|谈到|看到|获悉|了解|称)[,:]")


def listed_items(texts: Sequence[str]) -> tuple[str, ...]:
    """Give the list in the first paragraphs whose items begin other lines: leads often name the sections to come."""
    lists = [
        tuple(found.split("、")) for text in texts[:LEAD] for found in _LIST.findall(half_width(text[:LONGEST_LEAD]))
    ]
    heads = [half_width(text) for text in texts]

    def named(items: tuple[str, ...]) -> int:
        return sum(head.startswith(items) for head in heads)

    best = max(lists, key=named, default=())
    return best if named(best) > 1 else ()


def find_crossheads(lines: Sequence[Line]) -> dict[int, bool]:
    """Give the numbers of the lines that are crossheads, and whether that is sure."""
    listed = listed_items([line.text for line in lines])
    words = all_bigrams(line.text for line in lines)
    sure = [line for line, following in pairwise(lines) if _is_sure(line, following, listed)]
    found = {line.number: True for line in sure}
    open_cases = [pair for pair in pairwise(lines) if pair[0].number not in found and _may_be(*pair)]
    scores = {line.number: _score(line, following, words) for line, following in open_cases}
    sure_lengths = Counter(length(line.text) for line in sure)
    likely_lengths = Counter(length(line.text) for line, _ in open_cases if scores[line.number] >= 0)
    for line, _ in open_cases:
        others = likely_lengths - Counter([length(line.text)])
        score = scores[line.number] + 3 * _any_alike(line, sure_lengths) + 2 * _any_alike(line, others)
        if score > 0:
            found[line.number] = score > 1
    return found


def _may_be(line: Line, following: Line) -> bool:
    return not (
        ends_sentence(line.text)
        or is_caption(line)
        or length(line.text) > LONGEST_CROSSHEAD
        or trails_off(line.text)
        or continues(following.text)
        or following.gap == 0
    )


def _is_sure(line: Line, following: Line, listed: Sequence[str]) -> bool:
    """A short line is a crosshead when text follows on the very next line, when it is numbered or the lead names it."""
    if ends_sentence(line.text) or length(line.text) > LONGEST_CROSSHEAD or trails_off(line.text) or is_caption(line):
        return False
    text = half_width(line.text)
    return (
        following.gap == 0
        or bool(_RUBRIC.fullmatch(text))
        or text.startswith(tuple(listed))
        or (ordinal(text) is not None and not continues(following.text))
    )


def _any_alike(line: Line, lengths: Counter[int]) -> bool:
    """Tell whether another line is about as long: the crossheads of an article are set to one measure."""
    return any(lengths[length(line.text) + more] > 0 for more in range(-ALIKE, ALIKE + 1))


def _score(line: Line, following: Line, words: frozenset[str]) -> int:
    """Weigh what the line and its seam say by themselves; above 0 it is a crosshead."""
    text = half_width(line.text)
    commas = len(_COMMA.findall(text))
    # 疏通水|渠: the two characters at the seam stand together elsewhere
    grown_together = text[-1] + half_width(following.text)[0] in words
    return (
        -1
        + (length(text) <= 14)
        + opens(following.text)
        - 2 * (length(text) > 20)
        - max(0, commas - 1)
        - 3 * grown_together
        - 2 * (opens(line.text) and text[0] not in "“《")
        - 3 * bool(_SAYS.search(text))
    )

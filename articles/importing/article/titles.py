"""Part the title lines of an article into kicker, headline and deck.

A title comes as one line or as many: parted by spaces, by line ends, or broken at the width of its box; a headline
that was set upright comes as a line for each character. Every way to part it is weighed, and the likeliest is taken;
`titles.tsv` holds the weights, and is written by `python -m benchmarks.fitting.fit_titles`.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from articles.chinese.grown import grown_together
from articles.chinese.text import HAN, half_width, length, open_marks
from articles.codes import NoteCode
from articles.importing.records import Line, Note
from articles.importing.words.edges import closing, opening
from articles.importing.words.shapes import continues
from articles.importing.words.tables import read_table

TABLE = Path(__file__).with_name("titles.tsv")
LENGTHS = (3, 5, 7, 9, 11, 13, 16, 19, 22, 26, 30, 36, 45)
SHORT, GROWS = (5, 8, 11, 15, 20), (-9, -4, -1, 0, 3, 8)
SIZES = (8, 13, 18, 24, 32)
RATIOS = (0.5, 0.8, 1.2, 1.6, 2.2)
# a title in more parts is read as if its last parts were one
MOST_PARTS = 12
# below this share of all ways, the likeliest way to part a title is a guess
SURE = 0.6
FEWEST_UPRIGHT = 3
# Of 158 places where titles of typeset pages go on on another line, and 37 of them two phrases, 125 were read rightly,
# and no two phrases joined; of 45 others, of articles that were not looked at, 40. A rest of so many characters is none
# by itself, and so much must speak against two phrases.
LONGEST_REST, BROKEN = 4, -4.0

# 李某某在某地考察时强调 · 某周刊认为
_REPORTS = re.compile(
    r"(?:强调|指出|认为|表示|要求|提出|宣布|披露|揭露|透露|声明|谈话|讲话|主张|呼吁|希望|发言说|公报说|说|称|电|时|决定|批示|会见)$"
)
# 林晓禾出席并讲话 · 江白主持: under the headline
_ATTENDS = re.compile(r"(?:出席|讲话|主持|参加|致辞|到会|陪同|批示)(?:$|并|会议|活动)")
# 全区春耕现场会召开, over what came of it
_EVENT = re.compile(r"(?:召开|举行|举办|启动|开幕|闭幕|调研|视察|开工|揭牌|活动|会议|督导|慰问)$")
# 东河镇以“三个一”唱响致富歌
_WHO = re.compile(rf"[{HAN}]{{2,6}}(?:[省市区县镇乡村]|街道|社区)(?=[以用让靠把推打做唱为多巧严抓全])")
# ——写在丰收节之际
_DASH = re.compile(r"(?:—|―|─|-{2})")
# “水碾” / 变“电碾”: no kicker is a quoted word alone
_QUOTED = re.compile("[“‘「][^“”‘’「」]{1,4}[”’」]")
# 【乡村见闻】 · [读者来信], over the title
_COLUMN = re.compile(r"【[^【】]{1,40}】|\[[^\[\]]{1,40}\]")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a title that nothing parts, and whether a line begins with it."""

    text: str
    begins_line: bool

    @property
    def size(self) -> int:
        """How many characters it has."""
        return length(self.text)


# a pair of marks that is open stands so near the end; to ask of all would take long in a hostile page
LONGEST_OPEN = 120
_GO_ON = (",", "、", ";")
Way = tuple[int, int]  # the number of the headline's first part, and of the part after it


def split_titles(lines: Sequence[Line], rubrics: Sequence[Line] = ()) -> tuple[str, str, str, tuple[Note, ...]]:
    """Give kicker, headline, deck, and a note where the parting is a guess.

    A rubric that stands over the title stands before the kicker; without a title, it is the headline.
    """
    over = " ".join(line.text for line in rubrics)
    if not lines:
        return "", over, "", () if over else (Note(NoteCode.TITLE_UNSURE, None, {"count": 0}),)
    parts = part_titles([line.text for line in lines])
    while len(parts) > 1 and _COLUMN.fullmatch(half_width(parts[0].text)):
        over, parts = f"{over} {parts[0].text}".lstrip(), parts[1:]
    (first, end), share = likeliest(parts)
    kicker, headline, deck = (join(parts[start:stop]) for start, stop in ((0, first), (first, end), (end, len(parts))))
    unsure = (Note(NoteCode.TITLE_UNSURE, lines[0].number, {"count": len(lines)}),) if share < SURE else ()
    return f"{over} {kicker}".strip(), headline, deck, unsure


def part_titles(texts: Sequence[str]) -> list[Part]:
    """Part title lines at their spaces; characters that stand upright, one on each line, are one part."""
    parts: list[Part] = []
    for is_upright, run in groupby(texts, key=lambda text: length(text) == 1):
        some = list(run)
        if is_upright and len(some) >= FEWEST_UPRIGHT:
            parts.append(Part("".join(some), True))
        else:
            parts += (part for text in some for part in _words(text))
    rest = parts[MOST_PARTS - 1 :]
    return [*parts[: MOST_PARTS - 1], Part(join(rest), rest[0].begins_line)] if rest else parts


def _words(text: str) -> Iterator[Part]:
    words = text.split()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        words = [text]  # 关 注 民 生
    for number, word in enumerate(words):
        yield Part(word, number == 0)


def join(parts: Sequence[Part]) -> str:
    """Give the text of parts, with a space between them but where one was broken at the width of its box."""
    text = parts[0].text if parts else ""
    for before, part in pairwise(parts):
        goes_on = part.begins_line and (any(open_marks(text[-LONGEST_OPEN:])) or _was_broken(before, part))
        text += part.text if goes_on else f" {part.text}"
    return text


def _was_broken(before: Part, after: Part) -> bool:
    """Tell whether two lines of a title were one phrase: in a word, within a list, or where the rest is short.

    A line that was broken fills its box, so that the rest is no longer.
    """
    one, other = half_width(before.text), half_width(after.text)
    if (
        _grown(one, other)
        or one.endswith("、")
        or _QUOTED.fullmatch(before.text)
        or (one[-1].isdigit() and not other[0].isascii())
    ):
        return True
    is_rest = after.size <= LONGEST_REST < before.size
    return after.size <= before.size + 1 and (is_rest or closing(one) + opening(other) < BROKEN)


def likeliest(parts: Sequence[Part]) -> tuple[Way, float]:
    """Give the likeliest way to part a title, and its share of all ways."""
    weights = read_table(TABLE)
    scores = {way: sum(weights.get(name, (0.0,))[0] for name in evidence(parts, way)) for way in ways(parts)}
    best = max(scores, key=scores.__getitem__)
    return best, 1 / sum(math.exp(score - scores[best]) for score in scores.values())


def ways(parts: Sequence[Part]) -> list[Way]:
    """Give every way to part a title; each has a headline, and none parts a phrase (菜地、账本 / 和一群娃)."""
    last = len(parts)
    cuts = [at for at in range(1, last) if not _is_one_phrase(parts[at - 1].text, parts[at].text)]
    return [(first, end) for first in (0, *cuts) for end in (*cuts, last) if end > first]


def _is_one_phrase(text: str, following: str) -> bool:
    return half_width(text).endswith(_GO_ON) or continues(following) or bool(_QUOTED.fullmatch(text))


def evidence(parts: Sequence[Part], way: Way) -> Iterator[str]:
    """Name what speaks for a way to part a title, or against it."""
    first, end = way
    kicker, headline, deck = parts[:first], parts[first:end], parts[end:]
    sizes = [sum(part.size for part in some) for some in (kicker, headline, deck)]
    yield f"headline of {_step(sizes[1], LENGTHS)}"
    yield from _inside("headline", headline)
    if _DASH.match(headline[0].text):
        yield "headline begins with a dash"
    for name, some in (("kicker", kicker), ("headline", headline), ("deck", deck)):
        if some and _WHO.match(some[0].text):
            yield f"{name} tells who did what"
    if kicker:
        yield f"kicker of {_step(sizes[0], LENGTHS)}"
        yield f"kicker to headline {_step(sizes[0] / sizes[1], RATIOS)}"
        yield f"kicker reports {_reports(kicker)}"
        yield f"kicker tells an event {bool(_EVENT.search(kicker[-1].text))}"
        yield f"kicker of {_step(sizes[0], SIZES)} over {_step(sizes[1], SIZES)}"
        yield from _inside("kicker", kicker)
        yield from _between("kicker", kicker[-1], headline[0])
    if deck:
        yield f"deck of {_step(sizes[2], LENGTHS)}"
        yield f"deck to headline {_step(sizes[2] / sizes[1], RATIOS)}"
        yield f"deck has a dash {bool(_DASH.match(deck[0].text))}"
        yield f"deck attends {bool(_ATTENDS.search(deck[-1].text))}"
        yield from _inside("deck", deck)
        yield from _between("deck", headline[-1], deck[0])
        if _reports(headline):
            yield "headline reports"
    if kicker and deck:
        yield "kicker and deck"


def _between(name: str, before: Part, after: Part) -> Iterator[str]:
    yield f"{name} parted by {'line' if after.begins_line else 'space'}"
    yield from (f"{name} parted {how}" for how in _seam(before, after))
    if before.size == after.size:
        yield f"{name} parts a couplet"


def _inside(name: str, parts: Sequence[Part]) -> Iterator[str]:
    """Name how the parts of one title meet: as two phrases, or as one that was broken at the width of its box."""
    for before, after in pairwise(parts):
        way = "line" if after.begins_line else "space"
        yield f"{name} goes on after a {way}"
        yield f"{name} goes on after a {way}, {_step(before.size, SHORT)} to {_step(after.size - before.size, GROWS)}"
        yield from (f"{name} goes on {how}" for how in _seam(before, after))
        if before.size == after.size:
            yield f"{name} is a couplet"
    if len(parts) > 2:
        yield f"{name} in {min(len(parts), 5)} parts"


def _seam(before: Part, after: Part) -> Iterator[str]:
    if _grown(before.text, after.text):
        yield "within a word"
    if any(open_marks(before.text)):
        yield "within marks"
    if before.text[-1] in ",，、":
        yield "after a comma"
    if before.text[-1] in ":：":
        yield "after a colon"
    if _DASH.match(after.text):
        yield "before a dash"


def _grown(before: str, after: str) -> bool:
    both_ascii = before[-1].isascii() and after[0].isascii() and before[-1].isalnum() and after[0].isalnum()
    return both_ascii or grown_together(before[-1], after[0])


def _reports(parts: Sequence[Part]) -> bool:
    """Tell whether a kicker reports (…调研时强调); 抢抓农时 only ends on the same character."""
    text = half_width(parts[-1].text)
    return bool(_REPORTS.search(text)) and length(text) > 4


def is_reported(title: str) -> bool:
    """Tell whether the first of several phrases reports what the others say: a kicker and its headline."""
    parts = part_titles([title])
    return len(parts) > 1 and _reports(parts[:1])


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value > step for step in steps)

"""What the form of lines all but settles, though it is too rare on pages for weights to be fitted to it.

Each rule gives a piece of evidence like any other, with a weight that was set by hand: about 5 outweighs what a line
looks like, 8 what it says too. What remains in doubt after that is noted as elsewhere.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from articles.importing.page.forms import LONGEST_FORM
from articles.importing.page.roles import ROLES, Role
from articles.importing.page.weights import Weights
from articles.importing.records import Line
from articles.importing.words.bylines import MARKS, byline_of, read_signature
from articles.importing.words.closings import closes_letter
from articles.importing.words.notices import is_notice_signature
from articles.importing.words.text import HAN, ends_sentence, half_width, length, open_marks

Evidence = Sequence[Sequence[str]]

WEIGHTS: dict[str, dict[Role, float]] = {
    "title over a byline": {Role.TITLE: 10, Role.RUBRIC: 6, Role.ITEM: -6},
    "title goes on to a byline": {Role.TITLE: 6, Role.RUBRIC: -8},
    "signature of a letter": {Role.CLOSING: 4, Role.NOTICE: -8, Role.NOTICE_TEXT: -8},
    "long byline": {Role.BYLINE: 12},
    "byline under a title": {Role.TITLE: -6},
    "number broken": {Role.TITLE: -8, Role.RUBRIC: -8, Role.ITEM: -8, Role.CROSSHEAD: -8},
    "rest of a number": {Role.TEXT: 8},
    "prize": {Role.TITLE: -8, Role.RUBRIC: -8, Role.BYLINE: -8},
    "brief in a row": {Role.CAPTION: -8},
    "head of a table": {Role.TITLE: 8, Role.CROSSHEAD: -4, Role.RUBRIC: -4},
    "head on a page that nobody signed": {Role.TITLE: 7},
    "rubric before a head": {Role.CROSSHEAD: -4, Role.TITLE: 2},
    "head that stands alone": {Role.CROSSHEAD: 3},
    "text after such a head": {Role.TEXT: -3},
    "head after the lead": {Role.CROSSHEAD: 1.5},
    "navigation alone": {Role.NAVIGATION: 6},
    "name letter by letter": {Role.BYLINE: 5},
    "title over such a name": {Role.TITLE: 5},
}
_ROWS = {name: [float(row.get(role, 0)) for role in ROLES] for name, row in WEIGHTS.items()}

# a title over a byline, and each of its lines, are no longer; nor are heads of sections and tables
MOST_SIGNING = 4
MOST_LINES, LONGEST_LINE, SHORTEST_HEAD, LONGEST_HEAD, LONGEST_ALONE, SHORTEST_TEXT = 4, 30, 4, 24, 10, 20
# how far apart two heads are alike, in lines and in characters
NEAR, ALIKE = 25, 2
ROW_CELLS, LONGEST_CELL, ROWS = 3, 10, 3

_OPENING = frozenset({"byline marked", "byline labelled", "byline house", "byline unread"})
_SIGNS = _OPENING | {"byline closing", "byline bracketed", "dateline", "ends in byline", "signature", "signatures"}
# what is no title, though it stands where one does
_NO_TITLE = frozenset(
    {"list mark", "caption", "notice heading", "jump alone", "jump on", "day", "navigation"}
    | {"furniture strong", "furniture whole"}
    | {f"has {kind}" for kind in ("date", "weekday", "weather", "lunar", "number", "page", "staff", "hotline", "email")}
    | {f"closing {kind}" for kind in ("source", "editor", "place-day", "salute", "written", "end-word")}
)
_PUNCTUATION = re.compile(r"[,.:;!?。、…()“”‘’《》—\d]")
# 一等奖(2名): · 优秀奖
_PRIZE = re.compile(r"(?:[特一二三四]等|优秀|优胜|[金银铜]|入围|鼓励|组织|单项)奖(?:[(].{1,10}[)])?[: ]?")
# 少了12 / .4% · 1, / 200 · Wi- / Fi
_BROKEN = (
    (re.compile(r"\d$"), re.compile(r"[.]\d|%")),
    (re.compile(r"\d,$"), re.compile(r"\d{3}(?!\d)")),
    (re.compile(r"[A-Za-z]-$"), re.compile(r"[A-Za-z]")),
)
# (养殖园地)小龙虾换水, in brackets of another kind
_RUBRIC = re.compile(rf"[(][{HAN}]{{3,6}}[)][{HAN}]")
# 【镜头一】老街的红马甲: a section of one article
_SECTION = re.compile(r"^.?[【\[(].{0,6}(?:镜头|场景|案例|故事|现场|片段|声音|观点|[一二三四五六七八九十\d])")
_LETTERS = re.compile(rf"[{HAN}](?:[ ][{HAN}]){{1,2}}")


def with_settled(weights: Weights) -> Weights:
    """Give the weights with those that were set by hand."""
    return replace(weights, evidence={**weights.evidence, **_ROWS})


def settle(lines: Sequence[Line], evidence: Evidence) -> list[list[str]]:
    """Add to the evidence at each line what its form and its neighbours' settle."""
    page = [_Seen(line, frozenset(names)) for line, names in zip(lines, evidence, strict=True)]
    found: list[list[str]] = [list(names) for names in evidence]
    for rule in (_titles, _numbers, _lines, _briefs, _tables, _heads, _authors, _letters):
        for index, name in rule(page):
            found[index].append(name)
    return found


class _Seen:
    """A line, its text folded, and the evidence at it."""

    __slots__ = ("line", "names", "size", "text")

    def __init__(self, line: Line, names: frozenset[str]) -> None:
        self.line, self.names = line, names
        self.text = half_width(line.text)
        self.size = length(line.text)

    def has(self, names: Collection[str]) -> bool:
        """Tell whether any of these names holds here."""
        return not self.names.isdisjoint(names)

    @property
    def is_head(self) -> bool:
        """Whether it is short and no sentence."""
        return self.size <= LONGEST_HEAD and not ends_sentence(self.text) and not self.has(_NO_TITLE | _SIGNS)

    @property
    def is_text(self) -> bool:
        """Whether it is a paragraph of some length, by its end."""
        return self.size >= SHORTEST_TEXT and ends_sentence(self.text)


Page = Sequence[_Seen]
Found = Iterator[tuple[int, str]]


def _titles(page: Page) -> Found:
    """Find the short lines right over a byline that opens an article, whatever they end on: they are its title."""
    for at in range(1, len(page) - 1):
        if not page[at].has(_OPENING) or "byline of pictures" in page[at].names:
            continue
        if page[at].line.gap == 0 and page[at - 1].size <= LONGEST_LINE and not page[at - 1].has(_NO_TITLE):
            yield at, "byline under a title"
        after = page[at + 1]
        if not ("dateline" in after.names or after.size > LONGEST_LINE or after.is_text):
            continue
        start = at - 1
        while start and page[start].line.gap == 0:
            start -= 1
        group = page[start:at]
        if len(group) <= MOST_LINES and all(map(_may_be_title, group)) and (not start or _ends(page[start - 1])):
            yield from ((index, "title over a byline") for index in range(start, at))
            yield from ((index, "title goes on to a byline") for index in range(start, at) if _goes_on(page[index]))


def _goes_on(one: _Seen) -> bool:
    """Tell whether a line breaks off within a title, by its end."""
    return one.text.endswith((",", "、", ":", ";")) or bool(open_marks(one.text)[1])


def _may_be_title(one: _Seen) -> bool:
    return one.size <= LONGEST_LINE and not one.text.endswith("。") and not one.has(_NO_TITLE | _SIGNS)


def _ends(one: _Seen) -> bool:
    """Tell whether an article may end with a line."""
    return ends_sentence(one.text) or one.has(_SIGNS) or one.has(_NO_TITLE)


def _numbers(page: Page) -> Found:
    """Find numbers and Latin words that a line end cut."""
    for at in range(len(page) - 1):
        one, after = page[at], page[at + 1]
        if after.line.gap == 0 and any(end.search(one.text) and start.match(after.text) for end, start in _BROKEN):
            yield at, "number broken"
            yield at + 1, "rest of a number"


def _lines(page: Page) -> Found:
    """Find lines whose own form settles what they are not."""
    for at, one in enumerate(page):
        if _PRIZE.fullmatch(one.text):
            yield at, "prize"
        has_rubric = "rubric bracket before" in one.names or (one.is_head and _RUBRIC.match(one.text))
        if has_rubric and not _SECTION.match(one.text):
            yield at, "rubric before a head"
        if one.size > LONGEST_FORM and one.text[0] in MARKS and byline_of(one.line.text):
            yield at, "long byline"
        if "navigation" in one.names:
            yield at, "navigation alone"


def _briefs(page: Page) -> Found:
    """Find signed briefs that stand in a row under one mark: ▲ is no sign of a caption there."""
    for at in range(1, len(page)):
        one, before = page[at], page[at - 1]
        if "list mark" in one.names and "ends in byline" in one.names & before.names and one.text[0] == before.text[0]:
            yield at, "brief in a row"
            yield at - 1, "brief in a row"


def _tables(page: Page) -> Found:
    """Find the heads of tables."""
    rows = [_is_row(one) for one in page]
    for at in range(1, len(page) - ROWS):
        one = page[at]
        is_head = one.size <= LONGEST_HEAD and not rows[at] and not ends_sentence(one.text) and one.line.gap
        if is_head and all(rows[at + 1 : at + 1 + ROWS]) and not one.has(_OPENING) and not one.text.endswith(":"):
            yield at, "head of a table"


def _is_row(one: _Seen) -> bool:
    cells = one.text.split()
    return len(cells) >= ROW_CELLS and max(map(len, cells)) <= LONGEST_CELL and "furniture strong" not in one.names


def _heads(page: Page) -> Found:
    """Find heads between blank lines.

    On a page where nobody signed they are titles as often as crossheads; elsewhere heads of a few characters that are
    like another are crossheads, for no column is as narrow.
    """
    heads = [at for at in range(1, len(page) - 1) if _is_head(page, at)]
    if not any(one.has(_SIGNS) for one in page):
        yield from ((at, "head on a page that nobody signed") for at in heads if page[at].size >= SHORTEST_HEAD)
        return
    yield from ((at, "head after the lead") for at in heads if _is_after_lead(page, at))
    short = [at for at in heads if page[at].size <= LONGEST_ALONE and not _PUNCTUATION.search(page[at].text)]
    for at, near in _with_neighbours(short):
        if any(_are_alike(page[other], page[at]) for other in near):
            yield at, "head that stands alone"
            yield at + 1, "text after such a head"


def _is_after_lead(page: Page, at: int) -> bool:
    """Tell whether one paragraph stands between a byline and a head that nobody signs: few articles are as short."""
    return at > 1 and page[at - 2].has(_OPENING) and page[at - 1].is_text and not page[at + 1].has(_SIGNS)


def _with_neighbours(places: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Give each place with those just before and after it that are near."""
    for index, at in enumerate(places):
        around = (*places[max(0, index - 2) : index], *places[index + 1 : index + 3])
        yield at, [other for other in around if abs(other - at) <= NEAR]


def _is_head(page: Page, at: int) -> bool:
    """Tell whether a line stands between blank lines, under a sentence and over a text."""
    one, before, after = page[at], page[at - 1], page[at + 1]
    stands_alone = one.line.gap and after.line.gap and ends_sentence(before.text) and after.is_text
    return bool(stands_alone) and one.size <= LONGEST_HEAD and "title shape" in one.names and not one.has(_NO_TITLE)


def _are_alike(one: _Seen, other: _Seen) -> bool:
    return abs(one.size - other.size) <= ALIKE


def _authors(page: Page) -> Found:
    """Find the author's name, letter by letter, under the title of an essay or a poem."""
    for at in range(1, len(page)):
        one, title = page[at], page[at - 1]
        is_under = one.line.gap == 0 and (at == 1 or title.line.gap) and title.size <= LONGEST_HEAD
        if (
            is_under
            and _LETTERS.fullmatch(one.text)
            and not _LETTERS.fullmatch(title.text)
            and read_signature(one.text)
        ):
            yield at, "name letter by letter"
            yield at - 1, "title over such a name"


def _letters(page: Page) -> Found:
    """Find who signed a letter and when, under its salute: an office and a day there end no notice."""
    at = 0
    while at < len(page):
        if not closes_letter(page[at].text):
            at += 1
            continue
        start, at = at, at + 1
        while at < len(page) and at - start <= MOST_SIGNING and _signs_letter(page[at]):
            at += 1
        yield from ((index, "signature of a letter") for index in range(start, at))


def _signs_letter(one: _Seen) -> bool:
    forms = {"day", "signature", "signatures", "closing place-day", "closing written", "closing salute"}
    return one.has(forms) or is_notice_signature(one.text)

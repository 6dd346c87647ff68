"""Lines whose own form, or whose neighbour's, settles what they are or are not."""

import re

from articles.chinese.text import HAN, ends_sentence
from articles.importing.page.forms import LONGEST_FORM
from articles.importing.page.settled.line import OPENING, SIGNS, Found, Page, Seen
from articles.importing.words.bylines import MARKS, byline_of
from articles.importing.words.closings import closes_letter
from articles.importing.words.notices import is_notice_signature

# 上接第一版, alone on its line
_FROM = re.compile("[(【\\[◀←]{0,3}(?:上接|紧接)")
# so many lines sign a letter
MOST_SIGNING = 4
# ■林晓禾 江白 陶宜
LONGEST_SIGNATURE = 14
# 白川 摄 · 本报记者 白川 摄
LONGEST_CREDIT = 14

# 一等奖(2名): · 优秀奖
_PRIZE = re.compile(r"(?:[特一二三四]等|优秀|优胜|[金银铜]|入围|鼓励|组织|单项)奖(?:[(].{1,10}[)])?[: ]?")
# 少了12 / .4% · 3. / 5吨 · 1, / 200 · Wi- / Fi; within a sentence also 用上了GP / S定位
_BROKEN = (
    (re.compile(r"\d$"), re.compile(r"[.]\d|%")),
    (re.compile(r"\d[.]$"), re.compile(r"\d")),
    (re.compile(r"[,。][^,。]{0,40}(?:\d|[A-Za-z])$"), re.compile(r"[\dA-Za-z]{1,12}[^\dA-Za-z].{0,40}[,。]")),
    (re.compile(r"\d,$"), re.compile(r"\d{3}(?!\d)")),
    (re.compile(r"[A-Za-z]-$"), re.compile(r"[A-Za-z]")),
)
# (养殖园地)小龙虾换水, in brackets of another kind
_RUBRIC = re.compile(rf"[(][{HAN}]{{3,6}}[)][{HAN}]")
# 【镜头一】老街的红马甲: a section of one article
_SECTION = re.compile(r"^.?[【\[(].{0,6}(?:镜头|场景|案例|故事|现场|片段|声音|观点|[一二三四五六七八九十\d])")


def find_numbers(page: Page) -> Found:
    """Find numbers and Latin words that a line end cut."""
    for at in range(len(page) - 1):
        one, after = page[at], page[at + 1]
        if after.line.gap == 0 and any(end.search(one.text) and start.match(after.text) for end, start in _BROKEN):
            yield at, "number broken"
            yield at + 1, "rest of a number"


def find_forms(page: Page) -> Found:
    """Find lines whose own form settles what they are not."""
    some_set_in = any(not one.line.indented and ends_sentence(one.text) for one in page)
    for at, one in enumerate(page):
        if one.line.indented and some_set_in and not one.has({"caption", "byline of pictures"}):
            yield at, "set in"
        if _PRIZE.fullmatch(one.text):
            yield at, "prize"
        has_rubric = "rubric bracket before" in one.names or (one.is_head and _RUBRIC.match(one.text))
        if has_rubric and not _SECTION.match(one.text):
            yield at, "rubric before a head"
        if one.size > LONGEST_FORM and one.text[0] in MARKS and byline_of(one.line.text):
            yield at, "long byline"
        if "jump alone" in one.names and _FROM.match(one.text):
            yield at, "mark alone"
        if "furniture whole" in one.names and ("furniture strong" in one.names or "has date" in one.names):
            yield at, "furniture alone"
        if "navigation" in one.names:
            yield at, "navigation alone"


def find_briefs(page: Page) -> Found:
    """Find signed briefs that stand in a row under one mark: ▲ is no sign of a caption there."""
    for at in range(1, len(page)):
        one, before = page[at], page[at - 1]
        if (
            one.has({"list mark", "rubric bracket before"})
            and "ends in byline" in one.names & before.names
            and one.text[0] == before.text[0]
        ):
            yield at, "brief in a row"
            yield at - 1, "brief in a row"


def find_credits(page: Page) -> Found:
    """Find pictures whose credit stands on a line of its own, under a line that says what they show."""
    for at in range(2, len(page)):
        credit, caption, before = page[at], page[at - 1], page[at - 2]
        stands_apart = caption.line.gap and (at + 1 == len(page) or page[at + 1].line.gap)
        is_credit = "byline of pictures" in credit.names and credit.line.gap == 0 and credit.size <= LONGEST_CREDIT
        if is_credit and stands_apart and caption.is_head and ends_sentence(before.text):
            yield at - 1, "caption over its credit"
            yield at, "credit under its caption"


def find_signatures(page: Page) -> Found:
    """Find bylines that stand under their text (■林晓禾 江白), with the title of another article under them.

    So they are where a mark and names alone follow a sentence, on a page whose every byline of that form does.
    """
    marked = [at for at, one in enumerate(page) if "byline marked" in one.names and one.size <= LONGEST_SIGNATURE]
    if marked and all(_signs_text(page, at) for at in marked):
        yield from ((at, "marked byline under its text") for at in marked)


def _signs_text(page: Page, at: int) -> bool:
    """Tell whether a byline stands under a text, and not over one."""
    before, after = page[at - 1] if at > 1 else None, page[at + 1] if at + 1 < len(page) else None
    if not before or page[at - 2].has(OPENING) or (after and (ends_sentence(after.text) or after.has(SIGNS))):
        return False
    is_title = before.text.endswith(("?", "!")) or "editors note" in before.names
    return ends_sentence(before.text) and not is_title


def find_letters(page: Page) -> Found:
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


def _signs_letter(one: Seen) -> bool:
    forms = {"day", "signature", "signatures", "closing place-day", "closing written", "closing salute"}
    return one.has(forms) or is_notice_signature(one.text)

"""Numbers that contradict each other: shares of more than all, parts over their total, lists that are miscounted."""

import re
from collections.abc import Iterator
from decimal import Decimal

from articles.chinese.dates import HAN_COUNT, read_ordinal
from articles.chinese.names import looks_like_name
from articles.chinese.text import HAN
from articles.codes import FindingCode
from articles.proofreading.records import Finding, Known
from articles.proofreading.texts import Piece, Text

# rates of a whole, which have no more than all of it; 增长率, 完成率, 毛入学率 have
_RATES = (
    "合格|及格|优良|优秀|满意|覆盖|成活|存活|就业|治愈|出勤|死亡|识字|绿化|签约|知晓|普及|办结|结案|参保|抽检合格|达标|入住"
    "|出租|处理|回收|接种|投票|参与|使用|上座|出席|录取|升学|中标|破案|命中|好评|支持|及时|准确|正确|闲置|空置"
)
# 成活率达123% · 合格率超过100.5%
_RATE = re.compile(rf"(?:{_RATES})率(?:[为是达到至超过约均已仍高提升近了]){{0,5}}(?P<share>\d{{3,6}}(?:\.\d{{1,4}})?)%")
# 占全镇人口的123%
_SHARE = re.compile(rf"占(?!比增)[{HAN}]{{0,10}}?(?P<share>\d{{3,6}}(?:\.\d{{1,4}})?)%")
ALL = 100  # per cent

_UNITS = "[千百十]?[万亿]?(?:人次|人|户|个|项|件|名|家|棵|株|亩|元|辆|台|篇|吨|头|只|例|起|公里|平方米|公顷|斤)"
# 1,200人
_AMOUNT = re.compile(rf"(?<![\d.第])(?P<number>\d{{1,9}}(?:,\d{{3}}){{0,3}}(?:\.\d{{1,4}})?)(?P<unit>{_UNITS})")
_SENTENCE = re.compile("[。;!?]")

# 三个方面 · 5项 · 四点, before 一是
_ANNOUNCED = re.compile(
    r"(?P<count>[两二三四五六七八九十]|\d{1,2})(?:个方面|个问题|个环节|件事|项|点|条|大)[^。;!?]{0,24}[:。,]一是"
)
_ITEM = re.compile(rf"(?<=[。;,:!?”])(?P<count>{HAN_COUNT})是(?!否)")
# 林晓禾、段思远、江白三人
_PEOPLE = re.compile(
    rf"(?P<list>[{HAN}]{{1,8}}(?:、[{HAN}]{{2,9}}?){{1,20}}?)(?P<more>等?)(?P<count>[两三四五六七八九十]|\d{{1,2}})"
    r"(?:人(?![次均大民员才口类家工])|[位名](?:同志|同学|村民|党员|队员|老师|医生|记者|代表))"
)
# 区、镇、村三级
_LEVELS = re.compile(rf"(?<![{HAN}、])(?P<list>[{HAN}]{{1,2}}(?:、[{HAN}]{{1,2}}){{1,5}}?)(?P<count>[两三四五六])级")
_NAMES = re.compile("[、和与及]")

# 58名干部, in a title
_FIGURE = re.compile(rf"(?<![\d.第])(?P<number>\d{{1,9}}(?:\.\d{{1,4}})?)(?P<noun>{_UNITS}[{HAN}]{{2}})")


def check_numbers(piece: Piece, known: Known) -> Iterator[Finding]:
    """Report numbers that cannot be right beside others.

    Facts: of a part its `total`; of a list the number that is `told` and how many were `counted`; of a figure of a
    title the one of the `body`; of a share none.
    """
    for text in piece.prose:
        for pattern in (_RATE, _SHARE):
            for match in pattern.finditer(text.folded):
                if Decimal(match["share"]) > ALL:
                    yield text.finding(FindingCode.SHARE, *match.span())
        yield from _parts(text)
        yield from _lists(text)
    yield from _announced(piece)
    yield from _figures(piece)


def _parts(text: Text) -> Iterator[Finding]:
    """Report the first thing that is 其中 of a total, and more than any number of such things before it."""
    start = 0
    for end in (*(match.end() for match in _SENTENCE.finditer(text.folded)), len(text.folded)):
        before, among, behind = text.folded[start:end].partition("其中")
        shift, start = start + len(before) + len(among), end
        part = _AMOUNT.search(behind) if among else None
        totals = [total for total in _AMOUNT.finditer(before) if part and total["unit"] == part["unit"]]
        if part and totals and _value(part) > max(map(_value, totals)):
            yield text.finding(FindingCode.PART, shift + part.start(), shift + part.end(), total=totals[-1][0])


def _value(match: re.Match[str]) -> Decimal:
    return Decimal(match["number"].replace(",", ""))


def _lists(text: Text) -> Iterator[Finding]:
    """Report names in a row, and another number of them behind; 等 may stand for more of them, not for fewer."""
    for match in _PEOPLE.finditer(text.folded):
        _, *names = _NAMES.split(match["list"])  # what stands before the first name is not parted from it
        if names and all(map(looks_like_name, names)):
            told, counted = _count(match["count"]), len(names) + 1
            if told < counted or (told > counted and not match["more"]):
                yield text.finding(FindingCode.COUNT, *match.span(), told=told, counted=counted)
    for match in _LEVELS.finditer(text.folded):
        told, counted = _count(match["count"]), match["list"].count("、") + 1
        if told != counted:
            yield text.finding(FindingCode.COUNT, *match.span(), told=told, counted=counted)


def _announced(piece: Piece) -> Iterator[Finding]:
    """Report that another number of things follows than was announced: 做好三件事:一是…二是…三是…四是…."""
    for index, text in enumerate(piece.body):
        for match in _ANNOUNCED.finditer(text.folded):
            told, counted = _count(match["count"]), 1
            for item in _ITEM.finditer(text.folded, match.end()):
                number = read_ordinal(item["count"])
                if number <= counted:
                    break
                counted = number
            goes_on = index + 1 < len(piece.body) and _goes_on(piece.body[index + 1], counted + 1)
            if counted > told or (1 < counted < told and not goes_on):
                end = match.start() + len(match["count"])
                yield text.finding(FindingCode.COUNT, match.start(), end, told=told, counted=counted)


def _goes_on(text: Text, due: int) -> bool:
    """Tell whether a paragraph begins with the item that is due."""
    match = _ITEM.search(f"。{text.folded[:8]}")
    return match is not None and match.start() == 1 and read_ordinal(match["count"]) == due


def _figures(piece: Piece) -> Iterator[Finding]:
    """Report a figure of a title where the body has another, and one only, of the same thing."""
    in_body: dict[str, set[str]] = {}
    numbers: set[str] = set()
    for text in piece.body:
        for match in _FIGURE.finditer(text.folded):
            in_body.setdefault(match["noun"], set()).add(match["number"])
        numbers.update(re.findall(r"\d{1,9}(?:\.\d{1,4})?", text.folded))
    for text in piece.titles:
        for match in _FIGURE.finditer(text.folded):
            others = in_body.get(match["noun"], set())
            if match["number"] not in numbers and len(others) == 1:
                yield text.finding(FindingCode.FIGURE, *match.span("number"), body=f"{min(others)}{match['noun']}")


def _count(text: str) -> int:
    return 2 if text == "两" else read_ordinal(text)

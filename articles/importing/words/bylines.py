"""Bylines: what a line, a bracket or the beginning of a lead says of who wrote or photographed."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from articles.chinese.names import UNITS
from articles.chinese.text import HAN, half_width
from articles.importing.records import Person
from articles.importing.words.closings import closing_kind
from articles.importing.words.datelines import read_dateline
from articles.importing.words.navigation import read_web_line
from articles.importing.words.people.authors import LABEL, read_people

# a line longer than this is text
LONGEST_BYLINE = 120
# what stands in brackets at the end of a paragraph, with the brackets
LONGEST_CLOSING = 62
# 东河区河湾小学四年级 江白
LONGEST_SIGNATURE = 30

MARKS = "■□●◆◇▲△○◎☉★☆▇█◼◻▪▫◉◈※"
_MARK = f"[{MARKS}]"
# ■通讯员 江白 · 本报记者 林晓禾 文/图 · □ 江白 · N通讯员 江白, where a font's square came out as a letter
_LINE = re.compile(
    rf"(?P<mark>{_MARK})?(?P<letter>N(?=[ ]{{0,8}}(?:{LABEL}|[{HAN}])))?[ ]{{0,8}}(?P<people>.{{1,120}})"
)
# 【作者】江白
_LABEL_IN_BRACKETS = re.compile(rf"[【\[](?P<label>{LABEL})[】\]][ ]{{0,3}}(?P<people>.{{1,100}})")
# 文 江白 图 陶宜
_APART = re.compile(
    rf"(?P<one>[文图摄])[ ]{{1,4}}(?P<name>[{HAN}·]{{2,8}})[ ]{{1,4}}"
    rf"(?P<other>[文图摄])[ ]{{1,4}}(?P<more>[{HAN}·]{{2,8}})"
)
# (林晓禾 江白) · (通讯员 陶宜) · 【记者 江白】
_BRACKETED = re.compile(r"[(【\[](?P<inside>[^()【】\[\]]{1,60})[)】\]]")
_BRACKETED_AT_END = re.compile(r"[(](?P<inside>[^()]{2,60})[)]$")
# 记者江白 通讯员陶宜报道: at the beginning of a lead
_TOLD = re.compile(r"(?P<people>[^。,:()]{2,60}?报[道导])(?::|[ ]{1,8})[ ]{0,8}")
# 本报评论员 · 文/图 本刊编辑部 · 本报综合报道 · 综合报道: nobody by name
_HOUSE = re.compile(
    rf"(?:{LABEL}[ ]{{0,8}})?(?:(?:本[报刊]|新华社)(?:特约)?评论员|本[报刊社]编辑部)"
    r"|(?:本报)?综合(?:报道|整理)|本报综合"
)
# 作者单位:东河区河湾中学 · 作者:江白 单位:东河区农业农村局
_UNIT = re.compile(
    r"(?:(?P<people>.{2,40}?)[ ,;]{1,8})?(?:(?:本文)?作者|工作|(?<=[ ,;]))单位(?:为|系|[ ]{0,8}:|[ ]{1,8})[ ]{0,8}"
    rf"(?P<unit>[{HAN}A-Za-z0-9·]{{3,40}})"
)
# 作者系东河区河湾中学; not 作者系东河区农业农村局局长
_MEMBER = re.compile(
    rf"(?P<people>(?!))?(?:本文)?作者(?:系|为|是|来自)[ ]{{0,8}}(?P<unit>[{HAN}]{{2,24}}(?:{'|'.join(UNITS)})(?<!常委))"
)
# (作者系东河区农业农村局局长) · (区农业局供稿) · (图片由江白提供): who wrote, in words that no name can be told from
_CLOSES = re.compile(
    rf"(?:本文|本报)?(?:作者(?:系|为|是|来自|单位)|供稿|供图"
    rf"|摄影)[ ]{{0,8}}:?[ ]{{0,8}}[{HAN}A-Za-z0-9·《》、; ]{{2,40}}"
    rf"|(?:本报)?综合|新华社(?:电|发)?|[{HAN}A-Za-z0-9·《》、,: ]{{2,30}}(?:供稿|供图|提供|采写|整理|摄影|撰稿|编译"
    rf"|制图|报道)"
)
# 记者 …, ■通讯员…: a short line that opens so is a byline, read or not
_LIKE = re.compile(
    rf"{_MARK}[ ]{{0,8}}{LABEL}|{LABEL}(?<=[:/|])(?=.)|(?=[{HAN} ]{{0,12}}?(?:记者|通讯员|实习生|作者|撰稿"
    rf"|评论员)[ :/|]){LABEL}(?<=[者员生人稿:/|])[ :/|]?"
    rf"|(?:本报)?[{HAN}]{{0,4}}(?:记者|通讯员)(?:$|[{HAN}]{{4}}$)"
)
LONGEST_LIKE = 48
# ■ and more names than anybody reads, or an office and what it is: no sentence runs on so
_LONG_LIKE = re.compile(rf"{_MARK}[ ]{{0,8}}[{HAN} 、/]{{{LONGEST_LIKE},400}}")
_SENTENCE = re.compile("[。!?;,]")


class Form(StrEnum):
    """How a byline is set."""

    MARKED = "marked"  # ■通讯员 江白
    LABELLED = "labelled"  # 本报记者 林晓禾
    BRACKETED = "bracketed"  # (林晓禾 江白)
    SIGNED = "signed"  # 江 白, a name alone
    SOURCE = "source"  # (据新华社): names nobody, and so do the next two
    HOUSE = "house"  # 本报评论员
    UNREAD = "unread"  # it opens like one of these and goes on otherwise
    WEB = "web"  # 2025-01-12 08:30 来源:… 作者:…


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline as printed: its people, whether it is of the kind that closes an article, where the authors work."""

    raw: str
    people: tuple[Person, ...] = ()
    closing: bool = False
    unit: str = ""
    form: Form = Form.LABELLED

    @property
    def of_pictures(self) -> bool:
        """Whether it only says who took a picture."""
        return bool(self.people) and all(person.role in ("摄", "摄影", "图", "供图") for person in self.people)


def read_byline(text: str) -> Byline | None:
    """Read a whole line as a byline, or not at all."""
    return None if len(text) > LONGEST_BYLINE or "。" in text else _read_short(text)


@lru_cache(4_096)  # several stages ask the same of a page's lines
def _read_short(text: str) -> Byline | None:
    folded = half_width(text)
    if match := _BRACKETED.fullmatch(folded):
        return _read_bracketed(text, match)
    if match := _LABEL_IN_BRACKETS.fullmatch(folded):
        people = read_people(f"{match['label']}:{text[match.start('people') :]}", named=False)
        return Byline(text, people) if people else None
    if match := _APART.fullmatch(folded):
        people = read_people(f"{match['one']}/{match['name']} {match['other']}/{match['more']}", named=False)
        return Byline(text, people) if people else None
    match = _UNIT.fullmatch(folded)
    if match and not match["people"]:
        return Byline(text, closing=True, unit=match["unit"], form=Form.SOURCE)
    house = _LINE.fullmatch(folded)
    if house and (_HOUSE.fullmatch(house["people"]) or (house["mark"] and house["people"] == "综合")):
        return Byline(text, form=Form.HOUSE)
    if web := read_web_line(text):
        return Byline(text, read_people(web[1], named=False), form=Form.WEB)
    if closing_kind(text) == "source":
        return Byline(text, closing=True, form=Form.SOURCE)
    match = house
    if match is None:
        return None
    people = read_people(text[match.start("people") :], named=match["mark"] is not None)
    marked = match["mark"] or match["letter"]
    of_unit = people and people[0].unit and people[-1].role  # 东河小学 江白 指导老师 陶宜
    if not people or not (marked or people[0].role or of_unit):
        return None
    return Byline(text, people, form=Form.MARKED if marked else Form.LABELLED)


def byline_of(text: str) -> Byline | None:
    """Read a line as a byline, or take it for one that cannot be read: it opens as bylines do, and is no title."""
    if byline := read_byline(text):
        return byline
    folded = half_width(text)
    if len(text) > LONGEST_LIKE:
        return Byline(text, form=Form.UNREAD) if _LONG_LIKE.fullmatch(folded) else None
    is_like = _LIKE.match(folded) and not _SENTENCE.search(folded)
    return Byline(text, form=Form.UNREAD) if is_like else None


def read_signature(text: str) -> Byline | None:
    """Read a line that only says who wrote what stands by it: a name, names, or a unit and names."""
    if len(text) > LONGEST_SIGNATURE or closing_kind(text):
        return None
    people = read_people(text.lstrip("—─―-– "), named=False)
    if not people or any(person.role for person in people):
        return None
    return Byline(text, people, form=Form.SIGNED)


def ends_in_byline(text: str) -> bool:
    """Tell whether a paragraph has a closing byline in brackets after its last sentence."""
    return part_end(text) is not None


def part_end(text: str) -> tuple[str, Byline] | None:
    """Part a closing byline in brackets from the end of a paragraph: the text before it, and the byline."""
    start = max(0, len(text) - LONGEST_CLOSING)
    match = _BRACKETED_AT_END.search(half_width(text[start:]))
    if match is None or not (before := text[: start + match.start()].rstrip()):
        return None
    byline = _read_bracketed(text[start + match.start() :], match)
    return (before, byline) if byline else None


def read_lead(text: str) -> tuple[str, Byline | None, str]:
    """Part `本报讯(记者 …)` or `本报讯 记者…报道:` from a lead: dateline, byline, the text that is left.

    Without a dateline, only people under their labels are taken: a sentence may begin with a bracket.
    """
    dateline = read_dateline(text)
    rest = text[len(dateline) :].lstrip()
    folded = half_width(rest[:LONGEST_BYLINE])
    for match, group in ((_BRACKETED.match(folded), "inside"), (_TOLD.match(folded), "people")):
        found = read_people(rest[match.start(group) : match.end(group)], named=False) if match else ()
        if match and found and (found[0].role or (dateline and group == "inside")):
            byline = Byline(rest[: match.end()].rstrip(), found, form=Form.LABELLED)
            return dateline, byline, rest[match.end() :].lstrip()
    return dateline, None, rest


def _read_bracketed(raw: str, match: re.Match[str]) -> Byline | None:
    """Read what stands in the brackets that close an article."""
    folded, inside = match["inside"], raw[match.start("inside") - match.start() :][: len(match["inside"])]
    if unit := _UNIT.fullmatch(folded) or _MEMBER.fullmatch(folded):
        people = read_people(unit["people"], named=False) if unit["people"] else ()
        if people or not unit["people"]:
            return Byline(raw, people, closing=True, unit=unit["unit"], form=Form.BRACKETED)
    closing = closing_kind(raw)
    if closing in ("end-word", "written", "salute"):
        return Byline(raw, closing=True, form=Form.SOURCE)
    if people := read_people(inside, named=False):
        return Byline(raw, people, closing=True, form=Form.BRACKETED)
    names_nobody = _CLOSES.fullmatch(folded) or closing not in ("", "editor")
    if names_nobody or read_dateline(inside) == inside:
        return Byline(raw, closing=True, form=Form.SOURCE)
    return None

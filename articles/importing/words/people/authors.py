"""Authors as print names them: under which label, what each did, where each works."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from articles.chinese.names import (
    LETTERS,
    LONGEST_RUN,
    SURNAMES,
    UNITS,
    is_no_name,
    looks_like_name,
    may_be_name,
    name_of,
    split_names,
)
from articles.chinese.places import is_place, may_be_place
from articles.chinese.text import HAN, behind, half_width
from articles.importing.records import Person

_POSTS = (
    "记者 通讯员 实习生 见习生 评论员 网评员 撰稿人 撰稿 作者 编译 编辑 摄影师 摄影 撰文 整理 采访整理 口述 讲述 执笔 "
    "采写 采访 记录 统筹 策划 航拍 摄像 视频 剪辑 摄影报道 口述人 讲述人 整理人 受访人 题图 插图 配图 压题 文字 图片 "
    "制图 绘图 漫画 海报 设计 出镜 主播 播音 朗读 翻译 供图 供稿 指导老师 指导教师 辅导老师"
)
# 本报记者 · 融媒体记者 · 区融媒体中心记者 · 特约通讯员 · 学生记者 · 小记者 · 通 讯 员 · 口述
_ROLE = (
    rf"(?:(?:本[ ]{{0,3}}[报刊台网社]|[{HAN}]{{0,4}}融媒体?(?:中心)?|[全融]媒体?|特[约派]|[见实]习|首席|资深|学生|校园"
    rf"|小|驻[{HAN}]{{1,4}}|新华社|[{HAN}]{{2,4}}[日晚早新]报){{1,3}}[ ]{{0,8}})?"
    rf"(?:{'|'.join(r'[ ]{0,8}'.join(post) for post in sorted(_POSTS.split(), key=len, reverse=True))})"
)
# 文/林晓禾 图/白川 · 文/图 林晓禾 · 文图:林晓禾 · 文/视频
_MADE = "(?:文字?|图片?|摄影?|视频|航拍)"
_CRAFT = rf"{_MADE}(?:[/、·&]?{_MADE}){{1,2}}(?:[ ]{{0,8}}[/:|]|(?=[ ]))|{_MADE}[ ]{{0,8}}[/:|]"
LABEL = rf"(?:{_ROLE}(?:[ ]{{0,8}}[/:|·])?|{_CRAFT})"
# 林晓禾 文/图 · 白川/摄 · 白川 摄影报道 · 林晓禾 综合 · 江白 口述 · 林晓禾、白川参与采写
_DID = (
    "文[/、]?图|图[/、]?文|文[/、]?摄|摄影报[道导]|航拍报[道导]|综合报[道导]|联合报[道导]|综合整理|采访整理|编辑整理|组稿|并摄"
    "|对(?:本文|此文|本报[道导])亦?有贡献|参与(?:采写|报[道导]|采访|写作)|采写整理|采写|采编|报[道导]|整理|综合|编译|供图|供稿|撰文|撰稿|执笔|摄影|航拍"
    "|口述|讲述|翻译|绘图|制图|配图|漫画|剪辑|摄像|视频|摄|绘"
)
_ENDS = r"(?:[ ,、;)]|$)"
# 发自河湾 · 6月2日发自河湾 · 东河报道: from where somebody wrote
_SENT = rf"(?:\d{{1,2}}月\d{{1,2}}日)?发自[ ]?[{HAN}]{{2,10}}(?:[、和][{HAN}]{{2,10}}){{0,3}}"
_FROM = rf"(?P<place>[{HAN}]{{2,6}}?)报[道导]"
# no label and no craft begins within a name
_LETTER = rf"(?:(?!{LABEL}|(?:{_DID}){_ENDS}|{_SENT}{_ENDS}|(?<=[ /])[文图作译画书]{_ENDS})[{LETTERS}])"
# 东河小学六(2)班
_CLASS = r"[高初]?[\d一二三四五六七八九]{1,2}(?:年级)?(?:[(]?[\d一二三四五六七八九十]{1,2}[)]?)?(?:班|(?<=年级))"

_LABEL_AT = re.compile(LABEL)
# 学通社记者 江白: whose reporter, at the beginning only
_ANY_POST_AT = re.compile(rf"(?!本报[讯訊])[{HAN}]{{1,6}}(?:记者|通讯员)(?:[ ]{{0,3}}[/:|]|(?=[ ]))")
_DID_AT = re.compile(rf"(?:/[ ]{{0,8}})?(?P<did>{_DID}|[文图作译画书])(?={_ENDS})")
_SENT_AT = re.compile(rf"(?:/[ ]{{0,8}})?(?:{_SENT}|{_FROM})(?={_ENDS})")
_UNIT_AT = re.compile(rf"[{HAN}]{{2,18}}(?:{'|'.join(UNITS)})(?:{_CLASS})?(?=[ ])")
# 林晓禾(东河小学四年级): where somebody is, after the name
_IN_BRACKETS_AT = re.compile(
    rf"(?<=[(])(?P<unit>[{HAN}]{{2,18}}(?:{'|'.join(UNITS)}|[{HAN}一二三四五六七八九十]中)(?:{_CLASS})?)(?=[)])"
)
_PLACE_AT = re.compile(rf"[{HAN}]{{2,6}}(?=[ ·)]|$)")
_NAMES_AT = re.compile(
    name_of(
        _LETTER,
        last=rf"(?!{LABEL}|(?:{_DID}){_ENDS})[{LETTERS}]",
        end=rf"(?=[^{LETTERS}]|$|{LABEL})",
        run=LONGEST_RUN,
    )
)
_LETTER_AT = re.compile(rf"[{LETTERS}](?=[ 、,]|$)")
# what stands between: 段思远 和 江白
_BETWEEN = re.compile(r"(?:[ ,、;/&()■□●◆◇]|(?<=[ ])[和与及](?=[ ]))*")
# no given name ends so
_DISTRICTS = ("镇", "乡", "县", "街道", "社区")
# labels that go with another (文/本报记者 … · 作者:本报记者 …); otherwise each has its names
_GOES_WITH = ("文", "图", "摄", "视", "采", "撰", "作")
# 白川摄影|报道
_HOW = re.compile("(?:摄影|综合|联合|参与|采访|采写)$")
_CLEAN_NAME = re.compile(r"[•‧∙⋅・･]")

Kind = Literal["label", "unit", "names", "did", "place", "of"]


class _Piece(NamedTuple):
    """A piece of a byline as printed, and whether something parts it from the piece before."""

    kind: Kind
    text: str
    apart: bool


def read_people(text: str, *, named: bool) -> tuple[Person, ...]:
    """Read text that holds labels and names only; nothing where it holds anything else.

    `named` says that what stands here can only be names, so that any will do; otherwise names without a label must look
    like names. A label holds for all names up to the next label, a unit for those up to the next of either; what
    somebody did, printed after the name, is the label of those who have no other. From where somebody wrote is no name.
    """
    pieces = _pieces(text)
    if not any(piece.kind == "names" for piece in pieces) or pieces[-1].kind in ("label", "unit"):
        return ()
    people: list[Person] = []
    label = unit = ""
    for piece in pieces:
        if piece.kind == "label":
            label, unit = piece.text, ""
        elif piece.kind == "unit":
            unit = piece.text
        elif piece.kind == "of":
            people[-1:] = [replace(person, unit=piece.text) for person in people[-1:]]
        elif piece.kind == "did":
            people = [person if person.role else replace(person, role=piece.text) for person in people]
        elif piece.kind == "names" and not (people and piece.text == "等"):
            names = _names_of(piece, sure=bool(label or named))
            plain = all(map(looks_like_name, names)) and not piece.text.endswith(UNITS)
            fits = piece.apart and (label or (named and all(map(may_be_name, names))))
            if not names or not (plain or fits) or any(map(_is_nobody, names)):
                return ()
            people += [Person(label, _CLEAN_NAME.sub("·", name), unit) for name in names]
    return tuple(people)


def _names_of(piece: _Piece, *, sure: bool) -> tuple[str, ...]:
    """Read names: four characters right after a label may be two (记者江白陶宜), and 等 at the end is of none."""
    text = piece.text.removesuffix("等") if len(piece.text) > 2 else piece.text
    halves = (text[:2], text[2:])
    if len(text) == 4 and not piece.apart and all(map(looks_like_name, halves)) and not looks_like_name(text):
        return halves
    return split_names(text, sure=sure)


def _is_place(word: str) -> bool:
    return is_place(word) or (may_be_place(word) and not looks_like_name(word))


def _is_nobody(name: str) -> bool:
    """Tell whether a word is none even under a label: 通讯员 来稿, 通讯员 河湾村."""
    return is_no_name(name) or (
        is_place(name) and not (name[0] in SURNAMES and len(name) < 4 and not name.endswith(_DISTRICTS))
    )


def _pieces(text: str) -> list[_Piece]:
    """Part a byline into its pieces; nothing where anything else stands in it."""
    folded = half_width(text)
    pieces: list[_Piece] = []
    at = behind(_BETWEEN, folded, 0)
    while at < len(folded):
        found = _piece_at(folded, at, pieces)
        if found is None:
            return []
        kind, end = found
        apart = at == 0 or not folded[at - 1].isalpha()
        printed = text[at:end]
        if kind == "label":
            printed = "".join(printed.split()).rstrip("/:|／：｜丨·")
        elif kind == "did":
            printed = printed.lstrip("/／ ")
        pieces.append(_Piece(kind, printed if kind != "names" else folded[at:end], apart))
        at = behind(_BETWEEN, folded, end)
    return pieces


def _piece_at(text: str, at: int, before: Sequence[_Piece]) -> tuple[Kind, int] | None:
    """Tell what stands at a place of a byline, and where it ends."""
    last = before[-1].kind if before else ""
    label = _LABEL_AT.match(text, at) or (None if before else _ANY_POST_AT.match(text, at))
    did = _DID_AT.match(text, at)
    if (
        not label
        and last in ("names", "did", "place")
        and (match := _SENT_AT.match(text, at))
        and not _names_somebody(text, match)
    ):
        return "place", match.end()
    if did and last == "names" and not (label and before[0].kind == "label" and did.end() < len(text)):
        return "did", did.end()
    if label:
        if last == "unit" or (last == "label" and not before[-1].text.startswith(_GOES_WITH)):
            return None
        return "label", label.end()
    if last == "names" and (match := _IN_BRACKETS_AT.match(text, at)):
        return "of", match.end()
    if (match := _UNIT_AT.match(text, at)) and not looks_like_name(match[0]):
        return "unit", match.end()
    if last in ("", "names") and (match := _PLACE_AT.match(text, at)) and _is_place(match[0]):
        return "place", match.end()
    match = _NAMES_AT.match(text, at) or _LETTER_AT.match(text, at)
    return ("names", match.end()) if match else None


def _names_somebody(text: str, match: re.Match[str]) -> bool:
    """Tell whether it is a name that goes before 报道 (陶宜报道), not a place (东河报道)."""
    place = _HOW.sub("", match["place"] or "")
    if not place:
        return False
    listed = text[match.start() - 1] in "、,"
    return looks_like_name(place) and (listed or not may_be_place(place))

"""Authors as print names them: under which label, what each did, where each works."""

import re
from dataclasses import replace
from typing import Literal, NamedTuple

from articles.importing.records import Person
from articles.importing.words.names import UNITS, looks_like_name, name_of, split_names
from articles.importing.words.text import HAN

_POSTS = "记者 通讯员 实习生 评论员 网评员 撰稿人 作者 编译 编辑 摄影师 摄影 撰文 整理 口述 统筹 策划 指导老师 指导教师"
# 本报记者 · 融媒体记者 · 区融媒体中心记者 · 特约通讯员 · 通 讯 员 · 口述
_ROLE = (
    rf"(?:(?:本[ ]{{0,8}}[报刊台网]|[{HAN}]{{0,4}}融媒体?中心|[全融]媒体?|特[约派]|[见实]习|首席|驻[{HAN}]{{1,4}}"
    rf"|新华社|[{HAN}]{{2,4}}[日晚早]报){{1,3}}[ ]{{0,8}})?"
    rf"(?:{'|'.join(r'[ ]{0,8}'.join(post) for post in _POSTS.split())})"
)
# 文/林晓禾 图/白川 · 文/图 林晓禾 · 文图:林晓禾
_CRAFT = r"(?:文[/、]?图|图[/、]?文)(?:[ ]{0,8}[/:]|(?=[ ]))|(?:文字?|图片?|摄影?|视频)[ ]{0,8}[/:]"
LABEL = rf"(?:{_ROLE}(?:[ ]{{0,8}}[/:])?|{_CRAFT})"
# 林晓禾 文/图 · 白川/摄 · 白川 摄影报道 · 林晓禾 综合 · 林晓禾 东河报道
_DID = "文[/、]?图|图[/、]?文|文[/、]?摄|摄影报道|综合报道|综合整理|报道|整理|综合|编译|供图|供稿|撰文|摄影|摄"
_ENDS = r"(?:[ ,、]|$)"
# no label and no craft begins within a name
_LETTER = rf"(?:(?!{LABEL}|(?:{_DID}){_ENDS}|(?<=[ /])[文图]{_ENDS})[{HAN}])"
# 东河小学六(2)班
_CLASS = r"[高初]?[\d一二三四五六七八九]{1,2}(?:年级)?(?:[(]?[\d一二三四五六七八九十]{1,2}[)]?)?(?:班|(?<=年级))"

_LABEL_AT = re.compile(LABEL)
_DID_AT = re.compile(rf"(?:/[ ]{{0,8}})?(?P<did>{_DID}|文|图|[{HAN}]{{2,4}}报道)(?={_ENDS})")
_UNIT_AT = re.compile(rf"[{HAN}]{{2,18}}(?:{'|'.join(UNITS)})(?:{_CLASS})?(?=[ ])")
_NAMES_AT = re.compile(name_of(_LETTER, last=f"[{HAN}]"))
_BETWEEN = re.compile(r"[ ,、;■□●◆◇]*")


class _Piece(NamedTuple):
    """A piece of a byline, and whether something parts it from the piece before."""

    kind: Literal["label", "unit", "names", "did"]
    text: str
    apart: bool


def read_people(text: str, *, named: bool) -> tuple[Person, ...]:
    """Read folded text that holds labels and names only; nothing where it holds anything else.

    `named` says that what stands here can only be names, so that any will do; otherwise names without a label must
    begin with a surname. A label holds for all names up to the next label, a unit for those up to the next of either;
    what somebody did, printed after the name, is the label of those who have no other.
    """
    pieces = _pieces(text)
    if not pieces or pieces[-1].kind not in ("names", "did"):
        return ()
    people: list[Person] = []
    label = unit = ""
    for piece in pieces:
        if piece.kind == "label":
            label, unit = piece.text, ""
        elif piece.kind == "unit":
            unit = piece.text
        elif piece.kind == "did":
            people = [person if person.role else replace(person, role=piece.text) for person in people]
        else:
            names = split_names(piece.text)
            plain = all(map(looks_like_name, names)) and not piece.text.endswith(UNITS)
            if not names or not (plain or (piece.apart and (label or named))):
                return ()
            people += [Person(label, name, unit) for name in names]
    return tuple(people)


def _pieces(text: str) -> list[_Piece]:
    """Part a byline into its pieces; nothing where anything else stands in it."""
    pieces: list[_Piece] = []
    at = _skip(text, 0)
    while at < len(text):
        before = pieces[-1].kind if pieces else ""
        label, did = _LABEL_AT.match(text, at), _DID_AT.match(text, at)
        apart = at == 0 or not text[at - 1].isalpha()
        if did and before == "names" and not (label and pieces[0].kind == "label" and did.end() < len(text)):
            pieces.append(_Piece("did", did["did"], apart))
            at = did.end()
        elif label:
            # a craft may go with a label (文/本报记者 … · 文/图 通讯员 …); otherwise each has its names
            if (before == "label" and not pieces[-1].text.startswith(("文", "图"))) or before == "unit":
                return []
            pieces.append(_Piece("label", "".join(label[0].split()).rstrip("/:"), apart))
            at = label.end()
        elif (match := _UNIT_AT.match(text, at)) and not looks_like_name(match[0]):
            pieces.append(_Piece("unit", match[0], apart))
            at = match.end()
        elif match := _NAMES_AT.match(text, at):
            pieces.append(_Piece("names", match[0], apart))
            at = match.end()
        else:
            return []
        at = _skip(text, at)
    return pieces


def _skip(text: str, at: int) -> int:
    return _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # matches everywhere

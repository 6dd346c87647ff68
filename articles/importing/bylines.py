"""Bylines and datelines: reading one, and the stage that takes them out of an article's lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.importing.names import NAME, NAMES, looks_like_name, name_of, names_of, split_names
from articles.importing.records import Draft, Line, Note, Person
from articles.importing.text import HAN, fold

# a line longer than this is text, and no more lines than this are bylines
LONGEST_BYLINE = 120
MOST_BYLINES = 4

_MARK = r"[■□●◆◇▲△○◎★☆▇█◼◻]"
_POSTS = "记者 通讯员 实习生 评论员 撰稿人 作者 编译 编辑 摄影师 摄影 撰文 整理 口述 统筹 策划"
# 本报记者 · 融媒体记者 · 特约通讯员 · 通 讯 员 · 口述
_ROLE = (
    rf"(?:(?:本[报刊台网]|[全融]媒体?|特[约派]|[见实]习|首席|驻[{HAN}]{{1,4}}|新华社|[{HAN}]{{2,4}}[日晚早]报){{1,3}}"
    rf"[ ]*)?(?:{'|'.join(r'[ ]*'.join(post) for post in _POSTS.split())})"
)
# 文/林晓禾 图/白川
_CRAFT = r"(?:文字?|图片?|摄影?|视频)[ ]*[/:](?!图|文|摄)"
_PERSON_ROLE = rf"(?:{_ROLE}(?:[ ]*[/:])?|{_CRAFT})"
# … 文/图 · … 摄影报道 · … 摄
_TAIL = r"(?:文[/、]?图|图[/、]?文|文[/、]?摄|摄影报道|报道|[/]?摄影?|综合报道|整理)"
# No label begins within a name, and what is read of a group stands: trying other partings of a long row of labels
# would take longer than anyone waits.
_LABELLED = names_of(name_of(rf"(?:(?!{_PERSON_ROLE})[{HAN}])"))
# 记者 段思远 通讯员 江白、陶宜
_GROUP = rf"(?>{_PERSON_ROLE}(?:[ ]*{_LABELLED})?)"
_PEOPLE = re.compile(rf"(?:(?P<bare>{NAMES})|{_GROUP}(?:[ ,、]*{_GROUP})*)(?:[ ]*{_TAIL})?")
_ROLE_AT = re.compile(_PERSON_ROLE)
_TAIL_AT = re.compile(rf"[ ]*{_TAIL}$")

# 林晓禾/文 白川/图 · 林晓禾 文/图 · 白川 摄 · 白川 摄影报道
_CRAFTED = re.compile(
    rf"(?P<name>{NAME})[ ]*(?:/[ ]*(?P<craft>文图|文|图|摄影?)|(?P<alone>文/图|图/文|摄影报道|摄影?))"
    r"(?=[ ,、]|$)[ ,、]*"
)
# (据新华社) · (来源:东河发布) · (作者系东河小学教师) · (作者单位:区农业农村局): closes an article, names nobody
_SOURCE = re.compile(
    r"(?:本文|本报)?(?:据|来源|原载|转自|摘自|综合|作者(?:系|为|是|单位)|供稿)"
    rf"[ ]*:?[ ]*[{HAN}A-Za-z0-9·《》、 ]{{2,40}}"
)

# ■通讯员 关伊桐 · 本报记者 林晓禾 文/图 · □ 江白
_BYLINE_LINE = re.compile(rf"(?P<mark>{_MARK}|N(?=[ ]*{_ROLE}))?[ ]*(?P<people>.+)")
# (林晓禾 江白) · (通讯员 陶宜)
_BRACKETED = re.compile(r"[(](?P<people>[^()]{2,60})[)]")
_BRACKETED_AT_END = re.compile(r"[(](?P<people>[^()]{2,60})[)]$")
# 本报讯 · 本报北京10月3日讯 · 新华社北京4月24日电 · 新华社三十日讯 · 东河晚报讯 · 综合消息
_WHEN = r"(?:[\d〇一二三四五六七八九十]{1,3}月)?[\d〇一二三四五六七八九十]{1,3}日"
_DATELINE = re.compile(
    rf"(?:本报(?:[{HAN}]{{0,6}}{_WHEN})?|新华社(?!记者)[{HAN}·]{{0,12}}?(?:{_WHEN})?|[{HAN}]{{2,4}}[日晚早晨时]报)[ ]*"
    r"(?:电(?![子话视台脑商力影])|讯(?![息问号员飞]))|综合消息:?"
)
_SET_OFF = re.compile(r"[\s(,:]|$")


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline that fills a line: its people, and whether it is of the bracketed kind that closes an article."""

    people: tuple[Person, ...]
    closing: bool


def read_byline(text: str) -> Byline | None:
    """Read a whole line as a byline, or not at all."""
    if len(text) > LONGEST_BYLINE:
        return None
    text = fold(text)
    if match := _BRACKETED.fullmatch(text):
        people = read_people(match["people"], named=False)
        return Byline(people, closing=True) if people or _SOURCE.fullmatch(match["people"]) else None
    if people := _read_crafted(text):
        return Byline(people, closing=False)
    match = _BYLINE_LINE.fullmatch(text)
    if match is None:
        return None
    people = read_people(match["people"], named=match["mark"] is not None)
    if not people or not (match["mark"] or people[0].role):
        return None
    return Byline(people, closing=False)


def read_people(text: str, *, named: bool) -> tuple[Person, ...]:
    """Read roles and names; `named` says that what stands here can only be names, so that any will do.

    A label holds for all names up to the next label. Without a label, names must begin with a surname.
    """
    text = text.strip()
    if not _PEOPLE.fullmatch(text):
        return ()
    text = _TAIL_AT.sub("", text)
    people: list[Person] = []
    for role, names in _groups(text):
        if not names or (not role and not named and not all(map(looks_like_name, names))):
            return ()
        people += [Person(role, name) for name in names]
    return tuple(people)


def _read_crafted(text: str) -> tuple[Person, ...]:
    """Read names with what each did after them: 林晓禾/文 白川/图."""
    people: list[Person] = []
    at = 0
    while at < len(text):
        match = _CRAFTED.match(text, at)
        name = match and "".join(match["name"].split())
        if not match or not name or not looks_like_name(name):
            return ()
        people.append(Person(match["craft"] or match["alone"], name))
        at = match.end()
    return tuple(people)


def _groups(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    labels = list(_ROLE_AT.finditer(text))
    starts = [label.start() for label in labels] + [len(text)]
    if starts[0]:
        yield "", split_names(text[: starts[0]])
    for label, end in zip(labels, starts[1:], strict=True):
        role = re.sub(r"[\s/:]", "", label[0])
        printed = text[label.end() : end]
        names = split_names(printed.strip(" ,、"))
        if printed[:1].strip() and label[0][-1] not in "/: " and not all(map(looks_like_name, names)):
            names = ()  # 记者手记 is a rubric: what follows a label without a space must be a name
        yield role, names


def read_dateline(text: str) -> str:
    """Give the dateline that a paragraph begins with, as printed, or nothing.

    Print sets a dateline off by a space or a bracket; only 本报讯 is plain without. A wire's name that runs on into the
    sentence (新华社东河3月29日电中国…) is part of it.
    """
    match = _DATELINE.match(fold(text))
    if match is None or not (match[0].startswith("本报") or _SET_OFF.match(fold(text), match.end())):
        return ""
    return text[: match.end()]


def begins_like_news(text: str) -> bool:
    """Tell whether a paragraph begins with a dateline, set off or not: an article begins there."""
    return bool(_DATELINE.match(fold(text)))


def attach_bylines(draft: Draft) -> Draft:
    """Take the byline and the dateline out of the lines of an article.

    A byline stands over the text, in brackets after the dateline, on the last line, or at the end of the last
    paragraph.
    """
    raws: list[str] = []
    people: list[Person] = []
    lines = list(draft.lines)
    while lines and len(raws) < MOST_BYLINES and (byline := read_byline(lines[0].text)):
        raws.append(lines.pop(0).text)
        people += byline.people
        if lines and (more := _more_names(lines[0], people)):
            raws.append(lines.pop(0).text)
            people += more
    dateline = ""
    if lines:
        dateline, raw, found, lines[0] = _take_lead(lines[0])
        raws += [raw] if raw else []
        people += found
        lines = lines if lines[0].text else lines[1:]
    tail, closing, lines = _take_end(lines)
    return replace(
        draft,
        lines=tuple(lines),
        byline_raw=" ".join(raws + tail),
        byline=tuple(dict.fromkeys(people + closing)),
        dateline=dateline,
        notes=draft.notes
        + tuple(Note("byline-unsure", line.number, {"text": line.text}) for line in lines if read_byline(line.text)),
    )


def _more_names(line: Line, people: Sequence[Person]) -> list[Person]:
    """Read the line right under a byline that goes on with names: they have the last label."""
    if not people or line.gap or len(line.text) > LONGEST_BYLINE or read_byline(line.text):
        return []
    names = split_names(fold(line.text))
    return [Person(people[-1].role, name) for name in names] if all(map(looks_like_name, names)) else []


def _take_lead(line: Line) -> tuple[str, str, tuple[Person, ...], Line]:
    """Part `本报讯(记者 …)` from the lead: the dateline, the byline as printed, its people, the line that is left."""
    dateline = read_dateline(line.text)
    rest = line.text[len(dateline) :].lstrip()
    raw = ""
    people: tuple[Person, ...] = ()
    if dateline and (match := _BRACKETED.match(fold(rest))):
        people = read_people(match["people"], named=False)
        if people:
            raw, rest = rest[: match.end()], rest[match.end() :].lstrip()
    return dateline, raw, people, replace(line, text=rest)


def _take_end(lines: list[Line]) -> tuple[list[str], list[Person], list[Line]]:
    """Part closing bylines from the end of an article."""
    raws: list[str] = []
    people: list[Person] = []
    while len(lines) > 1 and len(raws) < MOST_BYLINES and (byline := read_byline(lines[-1].text)):
        raws.insert(0, lines[-1].text)
        people = [*byline.people, *people]
        lines = lines[:-1]
    if not raws and lines and (match := _BRACKETED_AT_END.search(fold(lines[-1].text))):
        found = read_people(match["people"], named=False)
        before = lines[-1].text[: match.start()].rstrip()
        if (found or _SOURCE.fullmatch(match["people"])) and before:
            raws, people = [lines[-1].text[match.start() :]], list(found)
            lines = [*lines[:-1], replace(lines[-1], text=before)]
    return raws, people, lines

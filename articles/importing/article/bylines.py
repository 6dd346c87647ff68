"""Bylines: reading one, and the stage that takes them, and the dateline, out of an article's lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.codes import NoteCode
from articles.importing.article.authors import LABEL, read_people
from articles.importing.article.datelines import read_dateline
from articles.importing.records import Draft, Line, Note, Person
from articles.importing.words.names import UNITS, looks_like_name, split_names
from articles.importing.words.shapes import is_appendix, is_editors_note
from articles.importing.words.text import HAN, half_width

# a line longer than this is text, and no more lines than this are bylines
LONGEST_BYLINE = 120
MOST_BYLINES = 4
# what stands in brackets at the end of a paragraph, with the brackets
LONGEST_CLOSING = 62
# 东河区河湾小学四年级 江白
LONGEST_SIGNATURE = 30

_MARK = r"[■□●◆◇▲△○◎☉★☆▇█◼◻]"
# ■通讯员 关伊桐 · 本报记者 林晓禾 文/图 · □ 江白 · N通讯员 江白, where a font's square came out as a letter
_LINE = re.compile(
    rf"(?P<mark>{_MARK})?(?P<letter>N(?=[ ]{{0,8}}(?:{LABEL}|[{HAN}])))?[ ]{{0,8}}(?P<people>.{{1,120}})"
)
# (林晓禾 江白) · (通讯员 陶宜) · 【记者 江白】
_BRACKETED = re.compile(r"[(【\[](?P<inside>[^()【】\[\]]{2,60})[)】\]]")
_BRACKETED_AT_END = re.compile(r"[(](?P<inside>[^()]{2,60})[)]$")
# 记者江白 通讯员陶宜报道: at the beginning of a lead
_TOLD = re.compile(r"(?P<people>[^。,:()]{2,60}?)报道(?::|[ ]{1,8})[ ]{0,8}")
# 新华社东河5月12日电 题:让田野更有希望
_SUBJECT = re.compile("题:")
# 本报评论员 · 本报综合报道 · 综合报道: nobody by name
_HOUSE = re.compile(r"(?:本报|新华社)(?:特约)?评论员|本报编辑部|(?:本报)?综合(?:报道|整理)|本报综合")

_PAPERS = rf"新华社|《[^《》]{{2,12}}》|[{HAN}]{{2,8}}(?:[日晚早]报|网|电视台|发布)"
# (据新华社) · (来源:东河发布) · (作者系东河小学教师) · (综合) · (新华社发): closes an article, names nobody
_SOURCE = re.compile(
    r"(?:本文|本报)?(?:据|来源|原载|转自|摘自|综合|作者(?:系|为|是|来自|单位)|供稿)"
    rf"[ ]{{0,8}}:?[ ]{{0,8}}[{HAN}A-Za-z0-9·《》、; ]{{2,40}}|(?:本报)?综合|新华社(?:电|发)?"
)
# 据新华社电 · 据东河日报报道 · 来源:东河发布, on a line of its own
_SOURCE_LINE = re.compile(
    rf"(?:综合)?据?(?:{_PAPERS})(?:电|报道|消息)|据(?:{_PAPERS})"
    r"|(?:文章|稿件)?(?:来源|原载|转自|摘自)[ ]{0,8}:[ ]{0,8}.{2,40}"
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


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline as printed: its people, whether it is of the kind that closes an article, where the authors work."""

    raw: str
    people: tuple[Person, ...] = ()
    closing: bool = False
    unit: str = ""

    @property
    def of_pictures(self) -> bool:
        """Whether it only says who took a picture."""
        return bool(self.people) and all(person.role in ("摄", "摄影", "图", "供图") for person in self.people)


def read_byline(text: str) -> Byline | None:
    """Read a whole line as a byline, or not at all."""
    if len(text) > LONGEST_BYLINE or "。" in text:
        return None
    folded = half_width(text)
    if match := _BRACKETED.fullmatch(folded):
        return _read_closing(text, match["inside"])
    match = _UNIT.fullmatch(folded)
    if _SOURCE_LINE.fullmatch(folded) or (match and not match["people"]):
        return Byline(text, closing=True, unit=match["unit"] if match else "")
    match = _LINE.fullmatch(folded)
    if match is None:
        return None
    if _HOUSE.fullmatch(match["people"]) or (match["mark"] and match["people"] == "综合"):
        return Byline(text)
    people = read_people(match["people"], named=match["mark"] is not None)
    marked = match["mark"] or match["letter"]
    return Byline(text, people) if people and (marked or people[0].role) else None


def _read_closing(raw: str, inside: str) -> Byline | None:
    """Read what stands in the brackets that close an article."""
    if match := _UNIT.fullmatch(inside) or _MEMBER.fullmatch(inside):
        people = read_people(match["people"], named=False) if match["people"] else ()
        if people or not match["people"]:
            return Byline(raw, people, closing=True, unit=match["unit"])
    people = read_people(inside, named=False)
    return Byline(raw, people, closing=True) if people or _SOURCE.fullmatch(inside) else None


def ends_in_byline(text: str) -> bool:
    """Tell whether a paragraph has a closing byline in brackets after its last sentence."""
    return _part_end(text) is not None


def _part_end(text: str) -> tuple[str, Byline] | None:
    match = _BRACKETED_AT_END.search(half_width(text), max(0, len(text) - LONGEST_CLOSING))
    before = text[: match.start()].rstrip() if match else ""
    byline = _read_closing(text[match.start() :], match["inside"]) if match and before else None
    return (before, byline) if byline else None


def _read_signature(line: Line) -> Byline | None:
    """Read a line that only says who wrote what stands under it: one name, or a unit and names."""
    people = read_people(half_width(line.text), named=False) if len(line.text) <= LONGEST_SIGNATURE else ()
    signs = len(people) == 1 or (people and all(person.unit for person in people))
    return Byline(line.text, people) if signs and not any(person.role for person in people) else None


def attach_bylines(draft: Draft) -> Draft:
    """Take the byline and the dateline out of the lines of an article.

    A byline stands over the text (under the editor's note, where there is one), in brackets after the dateline, on the
    last line, at the end of the last paragraph, or before what is appended to the article.
    """
    signed, titles, lines = _take_signature(draft)
    note, lines = _part_note(lines)
    over, lines = _take_over(lines)
    dateline = ""
    lead = None
    if lines:
        dateline, lead, lines[0] = _take_lead(lines[0])
        lines = lines if lines[0].text else lines[1:]
    subject = lines[:1] if lines and _SUBJECT.match(half_width(lines[0].text)) else []
    under, lines = _take_over(lines[1:]) if subject else ([], lines)
    appended = next((index for index, line in enumerate(lines) if index and is_appendix(line)), len(lines))
    closing, text = _take_end(lines[:appended])
    last, more = _take_end(lines[appended:])
    lines = [*note, *subject, *text, *more]
    bylines = [*signed, *over, *([lead] if lead else []), *under, *closing, *last]
    return replace(
        draft,
        titles=titles,
        lines=tuple(lines),
        byline_raw=" ".join(byline.raw for byline in bylines),
        byline=tuple(dict.fromkeys(_people(bylines))),
        dateline=dateline,
        notes=draft.notes
        + tuple(Note(NoteCode.BYLINE_UNSURE, line.number, {"text": line.text}) for line in lines if _is_doubtful(line)),
    )


def _take_signature(draft: Draft) -> tuple[list[Byline], tuple[Line, ...], list[Line]]:
    """Part the author's name that stands under the title without a mark, as its last line or on a line of its own.

    A word that looks like a name (白茶香) returns in the text; as the last line of a title it may be the headline, so
    that only a name which is set as one counts there: spaced, or after a unit.
    """
    titles, lines = draft.titles, list(draft.lines)
    last = titles[-1] if len(titles) > 1 else None
    if last and re.search(r"\s", last.text) and (byline := _read_signature(last)):
        return [byline], titles[:-1], lines
    byline = _read_signature(lines[0]) if titles and len(lines) > 1 else None
    others = [line.text for line in (*titles, *lines[1:])]
    if byline and not any(person.name in text for person in byline.people for text in others):
        return [byline], titles, lines[1:]
    return [], titles, lines


def _people(bylines: Sequence[Byline]) -> Iterator[Person]:
    """Give the people of all bylines; a unit printed for the authors is that of each who has no other."""
    unit = next((byline.unit for byline in bylines if byline.unit), "")
    for person in (person for byline in bylines for person in byline.people):
        yield replace(person, unit=person.unit or unit)


def _is_doubtful(line: Line) -> bool:
    byline = read_byline(line.text)
    return byline is not None and not byline.of_pictures


def _part_note(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part the editor's note that stands between the title and the byline."""
    if lines and is_editors_note(lines[0]):
        for index, line in enumerate(lines[: MOST_BYLINES + 1]):
            byline = read_byline(line.text)
            if byline and not byline.closing:
                return lines[:index], lines[index:]
    return [], lines


def _take_over(lines: list[Line]) -> tuple[list[Byline], list[Line]]:
    """Part the bylines over the text from it."""
    over: list[Byline] = []
    while lines and len(over) < MOST_BYLINES and (byline := read_byline(lines[0].text)):
        over.append(byline)
        lines = lines[1:]
        if lines and (more := _more_names(lines[0], byline.people)):
            over.append(Byline(lines[0].text, more))
            lines = lines[1:]
    return over, lines


def _more_names(line: Line, people: Sequence[Person]) -> tuple[Person, ...]:
    """Read the line right under a byline that goes on with names: they have the last label."""
    if not people or line.gap or len(line.text) > LONGEST_BYLINE or read_byline(line.text):
        return ()
    names = split_names(half_width(line.text))
    return tuple(Person(people[-1].role, name) for name in names) if all(map(looks_like_name, names)) else ()


def _take_lead(line: Line) -> tuple[str, Byline | None, Line]:
    """Part `本报讯(记者 …)` or `本报讯 记者…报道:` from the lead: dateline, byline, the line that is left.

    Without a dateline, only people under their labels are taken: a sentence may begin with a bracket.
    """
    dateline = read_dateline(line.text)
    rest = line.text[len(dateline) :].lstrip()
    folded = half_width(rest)
    byline = None
    for match, people in ((_BRACKETED.match(folded), "inside"), (_TOLD.match(folded), "people")):
        found = read_people(match[people], named=False) if match else ()
        if match and found and (dateline or found[0].role) and (people == "inside" or found[0].role):
            byline = Byline(rest[: match.end()].rstrip(), found)
            rest = rest[match.end() :].lstrip()
            break
    return dateline, byline, replace(line, text=rest)


def _take_end(lines: list[Line]) -> tuple[list[Byline], list[Line]]:
    """Part closing bylines from the end of a text."""
    found: list[Byline] = []
    while len(lines) > 1 and len(found) < MOST_BYLINES and (byline := read_byline(lines[-1].text)):
        found.insert(0, byline)
        lines = lines[:-1]
    if lines and (parted := _part_end(lines[-1].text)):
        before, byline = parted
        found.insert(0, byline)
        lines = [*lines[:-1], replace(lines[-1], text=before)]
    return found, lines

"""Read pages of which the role of every line is known: what the table of weights is fitted on.

A file NAME.roles holds a page with the role of each line before it, parted by a tab; blank lines as they stand. A page
with an answer, NAME.txt beside NAME.json, is given its roles here.

An answer is the import's JSON form, with `rubric`, `caption`, `jump` and `notices` where a page has them. A line has
the role of the part of the answer in which it begins; lines of furniture are what no article and no notice holds.
"""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from articles.importing.page.read import read
from articles.importing.page.roles import Role
from articles.importing.records import Line

ROLES = ".roles"

# what follows the first line of a part: its further lines have another role
_FURTHER = {
    Role.PARAGRAPH: Role.TEXT,
    Role.CAPTION: Role.CAPTION_TEXT,
    Role.NOTICE: Role.NOTICE_TEXT,
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page's lines and the role of each."""

    name: str
    lines: tuple[Line, ...]
    roles: tuple[Role, ...]


@dataclass(slots=True)
class _Stream:
    """The text of an article, a notice or the furniture, as one run of characters with the places where parts begin."""

    text: str
    parts: list[tuple[int, Role]]

    def role_at(self, place: int, *, goes_on: bool) -> Role:
        """Give the role of a line that begins here; one that does not go on with the line before begins a block."""
        start, role = max(part for part in self.parts if part[0] <= place)
        return _FURTHER.get(role, role) if goes_on and place > start else role


def load_pages(folder: Path, ending: str = ".txt") -> Iterator[Labelled]:
    """Give the pages of a folder that have an answer beside them, or their roles in them (`.roles`)."""
    for path in sorted(folder.glob("*" + ending)):
        if ending == ROLES:
            yield _with_roles(path)
            continue
        answer = path.with_name(path.name.removesuffix(ending) + ".json")
        gold = json.loads(answer.read_text(encoding="utf-8"))
        if gold.get("drawn") == "titles-late" and not ending.startswith(".seedlike"):
            continue  # nobody can tell which title belongs to which text
        lines = read(path.read_bytes(), path.name).lines
        yield Labelled(path.name, lines, tuple(_label(lines, gold)))


def _with_roles(path: Path) -> Labelled:
    rows = [row.partition("\t") for row in path.read_text(encoding="utf-8").split("\n")]
    lines = read("\n".join(text for _, _, text in rows).encode(), path.name).lines
    return Labelled(path.name, lines, tuple(Role(role) for role, _, text in rows if text.strip()))


def _label(lines: Sequence[Line], gold: dict) -> Iterator[Role]:
    whole = "".join(_plain(line.text) for line in lines)
    streams = [_article(article, whole) for article in gold["articles"]]
    streams += [_notice(notice) for notice in gold.get("notices", [])]
    furniture = [_plain(line) for line in gold["imprint"]["lines"]]
    stream, place = None, 0
    for line in lines:
        text = _plain(line.text)
        found = list(_places(text, streams, stream, place))
        is_furniture = any(text in other or (len(other) > 3 and other in text) for other in furniture)
        if not found or (is_furniture and min(found)[0] > 0):
            yield Role.FURNITURE
            continue
        _, at, number = min(found)
        goes_on = stream is streams[number] and place == at
        stream, place = streams[number], at + len(text)
        yield stream.role_at(at, goes_on=goes_on)


def _places(text: str, streams: Sequence[_Stream], last: _Stream | None, place: int) -> Iterator[tuple[int, int, int]]:
    """Give where a line may stand: how strange that would be, the place, and the number of the stream."""
    for number, stream in enumerate(streams):
        at = stream.text.find(text)
        while at >= 0:
            begins = any(at == start for start, _ in stream.parts)
            if stream is last and at == place:
                strange = 0
            elif stream is last and at > place:
                strange = 2 if begins else 3
            else:
                strange = 1 if begins and at == 0 else 3 if begins else 4
            yield strange, at, number
            at = stream.text.find(text, at + 1)


def _article(article: dict, whole: str) -> _Stream:
    body = article["body"]
    texts = [_plain(block["text"]) for block in body]
    byline, dateline = _plain(article["byline_raw"]), _plain(article["dateline"])
    inline = dateline and byline and dateline + byline + texts[0][:6] in whole
    first = dateline + byline if inline else dateline
    under = [article.get("jump", ""), article.get("caption", ""), first + texts[0]]
    over = byline and not inline and any(byline + _plain(text)[:6] in whole for text in under if text)
    parts = [(Role.RUBRIC, article.get("rubric", "")), (Role.TITLE, article["kicker"])]
    parts += [(Role.TITLE, article["headline"]), (Role.TITLE, article["deck"])]
    parts += [(Role.BYLINE, byline if over else "")]
    parts += [(Role.JUMP, article.get("jump", "") if "接" in article.get("jump", "") else "")]
    parts += [(Role.CAPTION, article.get("caption", ""))]
    kinds = {"crosshead": Role.CROSSHEAD, "caption": Role.CAPTION, "item": Role.ITEM}
    parts += [
        (kinds.get(block["kind"], Role.PARAGRAPH), (first if not index else "") + text)
        for index, (block, text) in enumerate(zip(body, texts, strict=True))
    ]
    parts += [(Role.JUMP, article.get("jump", "") if "转" in article.get("jump", "") else "")]
    parts += [(Role.CLOSING, "" if over or inline else byline)]
    parts += [(Role.CLOSING, article.get("closing", ""))]
    return _stream(parts)


def _notice(notice: dict) -> _Stream:
    title = _plain(notice["title"])
    return _stream([(Role.NOTICE, title), (Role.NOTICE_TEXT, _plain(notice["text"]).removeprefix(title))])


def _stream(parts: Sequence[tuple[Role, str]]) -> _Stream:
    stream = _Stream("", [])
    for role, text in parts:
        if text:
            stream.parts.append((len(stream.text), role))
            stream.text += _plain(text)
    return stream


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())

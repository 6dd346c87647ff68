"""Make what stands around articles on a page, by the choices of `surroundings.txt`, and what articles seldom are."""

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from articles.importing.page.roles import Role

TABLE = Path(__file__).with_suffix(".txt")
BETWEEN = " // "

_SLOT = re.compile(r"\{([^{}]*)\}")
_TIMES = re.compile(r"(\d+) \* (.*)")
_CLAUSE_END = re.compile(r"[,。、;:!?“”‘’()《》 ]")


def _read() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for row in TABLE.read_text(encoding="utf-8").splitlines():
        if row.startswith("[") and row.endswith("]") and row[1:2] != "{":
            choices = sections.setdefault(row[1:-1], [])
        elif row and not row.startswith("#"):
            times = _TIMES.fullmatch(row)
            choices += [times[2]] * int(times[1]) if times else [row]
    return sections


SECTIONS = _read()


def make(dice: random.Random, section: str) -> str:
    """Give a choice of a section, with all its slots filled."""

    def fill(slot: re.Match[str]) -> str:
        return make(dice, slot[1]) if slot[1] in SECTIONS else dice.choice(slot[1].split("|"))

    text = dice.choice(SECTIONS[section])
    while _SLOT.search(text):
        text = _SLOT.sub(fill, text)
    return text


def lines(dice: random.Random, section: str) -> list[str]:
    """Give the lines of a choice of a section."""
    return make(dice, section).split(BETWEEN)


def other(dice: random.Random, texts: Sequence[str]) -> list[tuple[Role, str]]:
    """Give the lines of what is no plain article, with their roles; `texts` are the paragraphs of one."""
    kind: Callable[[random.Random, Sequence[str]], list[tuple[Role, str]]] | None = dice.choice(
        [None, None, None, _verse, _briefs, _briefs, _talk]
    )
    found = kind(dice, texts) if kind else []
    return found or [_with_role(line) for line in lines(dice, "other")]


def _with_role(line: str) -> tuple[Role, str]:
    role, _, text = line.partition("> ")
    return Role(role), text


def clauses(text: str, least: int = 4, most: int = 14) -> list[str]:
    """Give the pieces between the punctuation of a text that are neither long nor short."""
    return [one for one in _CLAUSE_END.split(text) if least <= len(one) <= most]


def phrase(dice: random.Random, text: str) -> str:
    """Give a piece of a text as a crosshead has it."""
    return dice.choice(clauses(text) or ["渠通了水来了", "让荒坡绿起来", "把路修到家门口", "一张蓝图绘到底"])


def crossheads(dice: random.Random, texts: Sequence[str]) -> list[str]:
    """Give a crosshead for each text, all in one wording."""
    numbers = "一二三四五六七八九十"
    wordings: list[Callable[[int, str], str]] = [
        lambda number, text: f"{numbers[number % 10]}、{phrase(dice, text)}",
        lambda number, text: f"({numbers[number % 10]}){phrase(dice, text)}",
        lambda number, text: phrase(dice, text),
        lambda number, text: phrase(dice, text)[:4] + dice.choice("了中下在"),
        lambda number, text: f"“{phrase(dice, text)}”",
        lambda number, text: f"{phrase(dice, text)}{dice.choice(' ,，')}{phrase(dice, text)}",
        lambda number, text: f"■{phrase(dice, text)}",
        lambda number, text: f"{phrase(dice, text)}{dice.choice('?!')}",
    ]
    wording = dice.choice(wordings)
    return [wording(number, text) for number, text in enumerate(texts)]


def _verse(dice: random.Random, texts: Sequence[str]) -> list[tuple[Role, str]]:
    rows = [one for text in texts for one in clauses(text, 3, 13)][: dice.randrange(6, 18)]
    if not rows:
        return []
    marks = dice.choice(["", "", ",,。"])
    title = phrase(dice, texts[-1]) + dice.choice(["", "", "(组诗)", "(外一首)"])
    author = dice.choice(["", "□ ", "■", "□"]) + make(dice, dice.choice(["name", "spaced"]))
    items = [(Role.ITEM, row + (dice.choice(marks) if marks else "")) for row in rows]
    return [(Role.TITLE, title), (Role.BYLINE, author), *items]


def _briefs(dice: random.Random, texts: Sequence[str]) -> list[tuple[Role, str]]:
    mark, is_signed = dice.choice(["△", "▲", "■", "●", "", "◆", "★"]), dice.random() < 0.6
    pieces = [text.partition("。")[0] + "。" for text in texts[:6] if "。" in text]
    rows = [mark + piece + (f"({make(dice, 'name')})" if is_signed else "") for piece in pieces]
    head = dice.choice(["简讯", "短讯", "要闻简报", "一句话新闻", "新闻速览", "短波", "简明新闻", "【简讯】"])
    return [(Role.RUBRIC, head), *((Role.PARAGRAPH, row) for row in rows)] if rows else []


def _talk(dice: random.Random, texts: Sequence[str]) -> list[tuple[Role, str]]:
    guest = make(dice, "name")
    asks, answers = dice.choice([("问:", "答:"), ("记者:", f"{guest}:"), ("问:", f"{guest}:")])
    rows = [(Role.PARAGRAPH, text[:120].rpartition("。")[0] + "。") for text in texts[:1] if "。" in text[:120]]
    for text in texts[1:5]:
        rows += [(Role.PARAGRAPH, f"{asks}{phrase(dice, text)}有哪些考虑?"), (Role.PARAGRAPH, answers + text)]
    title = f"{phrase(dice, texts[0])}——访{make(dice, 'name')}"
    return [(Role.TITLE, title), (Role.BYLINE, f"本报记者 {make(dice, 'name')}"), *rows]

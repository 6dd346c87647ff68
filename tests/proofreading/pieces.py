"""Pieces and what is known beside them, written as a proof-reader would: a line for each text, with its kind before it.

A line without a kind is a paragraph. `出报` is the day of the issue, `人名` people who are known, `职务` an office, its
holder and its days (`—` between them; `待核` where nobody has confirmed it), `易错` a form of the desk's list and the
right one, `词语` terms that titles may not split.
"""

from collections.abc import Iterable
from datetime import date

from articles.enums import BlockKind
from articles.models import Block
from articles.models.paper.content import BylineRow, Content
from articles.proofreading import Confused, Finding, Known, Office

FIELDS = {"引题": "kicker", "主题": "headline", "副题": "deck", "署名": "byline_raw", "电头": "dateline"}
KINDS = {"小标题": BlockKind.CROSSHEAD, "图说": BlockKind.CAPTION}


def read_piece(printed: str) -> tuple[Content, Known]:
    """Read a case."""
    titles: dict[str, str] = {}
    body: list[Block] = []
    people: list[BylineRow] = []
    known: dict[str, list[str]] = {}
    for line in printed.splitlines():
        kind, _, words = line.partition(": ")
        if kind in FIELDS:
            titles[FIELDS[kind]] = words
        elif kind == "作者":
            people += (BylineRow(0, name, "writer") for name in words.split())
        elif kind in {"出报", "人名", "职务", "易错", "词语"}:
            known.setdefault(kind, []).append(words)
        elif kind in KINDS:
            body.append(Block(KINDS[kind], words))
        else:
            body.append(Block(BlockKind.PARAGRAPH, line))
    return Content(**titles, body=tuple(body), bylines=tuple(people)), _known(known)


def _known(rows: dict[str, list[str]]) -> Known:
    return Known(
        issue_date=date.fromisoformat(rows["出报"][0]) if "出报" in rows else None,
        names=frozenset(" ".join(rows.get("人名", [])).split()),
        offices=tuple(_office(*row.split()) for row in rows.get("职务", [])),
        confused=tuple(Confused(*row.split()) for row in rows.get("易错", [])),
        terms=frozenset(" ".join(rows.get("词语", [])).split()),
    )


def _office(office: str, name: str, days: str = "—", doubt: str = "") -> Office:
    since, until = (date.fromisoformat(day) if day else None for day in days.split("—"))
    return Office(name, office, since, until, confirmed=not doubt)


def say_findings(findings: Iterable[Finding]) -> str:
    """Say findings as cases do, a line each: `confused: 按装 → 安装`; what the fix takes away goes to nothing."""
    return "\n".join(
        f"{each.code}: {each.excerpt}{'' if each.fix is None else f' → {each.fix}'.rstrip()}" for each in findings
    )

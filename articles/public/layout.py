"""How records stand on a page: names under their labels, blocks with their dateline, a front page with its lead."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from articles.enums import BlockKind, BylineRole, CreditRole
from articles.models import Article, Byline, Credit, Page, parse_body

Row = TypeVar("Row", Byline, Credit)
SECONDS = 2
UNSAID = frozenset({BylineRole.AUTHOR, BylineRole.OTHER, CreditRole.JOINT, CreditRole.OTHER})


@dataclass(frozen=True, slots=True)
class Labelled(Generic[Row]):
    """Names that stand under one printed label; the label is empty where none is printed."""

    label: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class SetBlock:
    """One block of an article as set; `dateline` runs in before the first paragraph."""

    kind: str
    text: str
    dateline: str = ""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """An issue weighed: the lead, the pieces beside it, the rest of its page, and the inside pages."""

    lead: Article
    seconds: list[Article]
    rest: list[Article]
    inside: list[tuple[Page, list[Article]]]


def by_label(rows: Iterable[Row]) -> list[Labelled[Row]]:
    """Gather neighbours under the label they share, in printed order."""
    return [Labelled(label, list(names)) for label, names in groupby(rows, key=label_of)]


def label_of(row: Byline | Credit) -> str:
    """Say the label as printed, else the role; plain authors stand without one, as in print."""
    if row.label:
        return row.label
    return "" if row.role in UNSAID else row.get_role_display()


def set_blocks(article: Article) -> list[SetBlock]:
    """Set the blocks of an article, the dateline run in before the first paragraph."""
    dateline, blocks = article.dateline, []
    for block in article.blocks:
        runs_in = block.kind == BlockKind.PARAGRAPH
        blocks.append(SetBlock(block.kind.value, block.text, dateline if runs_in else ""))
        dateline = "" if runs_in else dateline
    return [SetBlock(BlockKind.PARAGRAPH.value, "", dateline), *blocks] if dateline else blocks


def first_paragraph(article: Article) -> str:
    """Give the first paragraph, as far as the opening of the text reaches."""
    blocks = parse_body(article.opening)
    return next((block.text for block in blocks if block.kind == BlockKind.PARAGRAPH), "")


def weigh(articles: list[Article]) -> FrontPage:
    """Weigh the articles of an issue, given as printed and at least one: what stands first weighs most."""
    pages = [(page, list(group)) for page, group in groupby(articles, key=lambda article: article.page)]
    (_, front), *inside = pages
    lead, *others = front
    return FrontPage(lead, others[:SECONDS], others[SECONDS:], inside)

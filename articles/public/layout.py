"""How records stand on a page: names under their labels, blocks with their dateline, a front page with its lead."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Generic, TypeVar

from articles.enums import BlockKind, BylineRole, CreditRole
from articles.models import Article, Block, Byline, Credit, Issue, Page, parse_body
from articles.models.article import OPENING

Row = TypeVar("Row", Byline, Credit)
SECONDS = 2
SCRAP = 30
ELLIPSIS = "……"
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


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of an issue between its neighbours."""

    page: Page
    previous: Page | None
    next: Page | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the week of a month that it may only border on, with its issue, if there is one."""

    date: date
    is_inside: bool
    issue: Issue | None


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a calendar prints it: weeks from Monday to Sunday."""

    first: date
    weeks: list[list[Day]]


def by_label(rows: Iterable[Row]) -> list[Labelled[Row]]:
    """Gather neighbours under the label they share, in printed order."""
    return [Labelled(label, list(names)) for label, names in groupby(rows, key=label_of)]


def label_of(row: Byline | Credit) -> str:
    """Say the label as printed, else the role; plain authors stand without one, as in print."""
    if row.label:
        return row.label
    return "" if row.role in UNSAID else row.get_role_display()


def set_blocks(article: Article) -> list[SetBlock]:
    """Set the whole text of an article, the dateline run in before the first paragraph."""
    return _run_in(article.dateline, article.blocks)


def opening_blocks(article: Article) -> list[SetBlock]:
    """Set the opening of an article, paragraphs alone; an ellipsis stands where it is cut off."""
    return _run_in(article.dateline, [Block(BlockKind.PARAGRAPH, text) for text in _opening_paragraphs(article)])


def excerpt(article: Article, characters: int) -> str:
    """Give the start of the first paragraph, within a length."""
    first = next(iter(_opening_paragraphs(article)), "")
    return first if len(first) <= characters else first[: characters - len(ELLIPSIS)] + ELLIPSIS


def weigh(articles: list[Article]) -> FrontPage:
    """Weigh the articles of an issue, given as printed and at least one: what stands first weighs most."""
    pages = [(page, list(group)) for page, group in groupby(articles, key=lambda article: article.page)]
    (_, front), *inside = pages
    lead, *others = front
    return FrontPage(lead, others[:SECONDS], others[SECONDS:], inside)


def leaves(pages: Iterable[Page]) -> list[Leaf]:
    """Put each page of an issue between the one before and the one after."""
    printed = list(pages)
    before, after = [None, *printed], [*printed[1:], None]
    return [Leaf(*three) for three in zip(printed, before, after, strict=False)]


def months(issues: Iterable[Issue]) -> list[Month]:
    """Lay dated issues out by month, earliest first; a month without an issue is left out."""
    by_day = {issue.date: issue for issue in issues if issue.date}
    return [_month(first, by_day) for first in sorted({day.replace(day=1) for day in by_day})]


def _month(first: date, by_day: dict[date, Issue]) -> Month:
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return Month(first, [[Day(day, day.month == first.month, by_day.get(day)) for day in week] for week in weeks])


def _run_in(dateline: str, blocks: list[Block]) -> list[SetBlock]:
    """Put the dateline before the first paragraph; before everything, where there is none."""
    first = next((block for block in blocks if block.kind == BlockKind.PARAGRAPH), None)
    if dateline and first is None:
        return [SetBlock(BlockKind.PARAGRAPH.value, "", dateline), *_run_in("", blocks)]
    return [SetBlock(block.kind.value, block.text, dateline if block is first else "") for block in blocks]


def _opening_paragraphs(article: Article) -> list[str]:
    """Read the paragraphs of the opening; of the one that is cut off, keep no mere scrap."""
    blocks = parse_body(article.opening)
    texts = [block.text for block in blocks if block.kind == BlockKind.PARAGRAPH]
    is_cut = len(article.opening) == OPENING and blocks[-1:] and blocks[-1].kind == BlockKind.PARAGRAPH
    if is_cut and len(texts) > 1 and len(texts[-1]) < SCRAP:
        return texts[:-1]
    return [*texts[:-1], texts[-1] + ELLIPSIS] if is_cut else texts

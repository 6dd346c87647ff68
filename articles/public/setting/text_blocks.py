"""The text of an article in blocks as they are set, whole or its opening, and its beginning in one line."""

from dataclasses import dataclass

from articles.enums import BlockKind
from articles.models import Article, Block, parse_body
from articles.models.paper.article_queryset import OPENING
from articles.search import cut_off, last_pause

SCRAP = 30
ELLIPSIS = "……"


@dataclass(frozen=True, slots=True)
class SetBlock:
    """One block of an article as set; `dateline` runs in before the first paragraph."""

    kind: str
    text: str
    dateline: str = ""


def set_blocks(article: Article) -> list[SetBlock]:
    """Set the whole text of an article, the dateline run in before the first paragraph."""
    return _run_in(article.dateline, article.blocks)


def opening_blocks(article: Article) -> list[SetBlock]:
    """Set the opening of an article, paragraphs alone; an ellipsis stands where it is cut off."""
    return _run_in(article.dateline, [Block(BlockKind.PARAGRAPH, text) for text in _opening_paragraphs(article)])


def excerpt(article: Article, characters: int) -> str:
    """Give the start of the first paragraph, within a length, up to where a reader pauses."""
    first = next(iter(_opening_paragraphs(article)), "")
    return cut_off(first, characters, ELLIPSIS)


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
    if is_cut:
        last = texts[-1]
        return [*texts[:-1], last[: last_pause(last, len(last) // 2, len(last))] + ELLIPSIS]
    return texts

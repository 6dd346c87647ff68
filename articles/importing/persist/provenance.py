"""Where each block of a piece comes from: the lines of the page as received, and what an editor did since.

The importer gave every block its source lines (`memory.py`). A body that was edited is held against that:
equal blocks are paired in order first; what is left over is paired by the text that the blocks share, many to
many, since an editor may part a paragraph or join two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.enums import BlockKind, BlockOrigin
from articles.importing.persist.memory import read_article
from articles.importing.records import ParsedBlock
from articles.models import Article, Block

# Of the shorter text's pairs of neighbouring characters. Two blocks of one article share as many by chance once in a
# hundred times (4,746 pairs of blocks tried).
ENOUGH_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the page as received; numbers begin at 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class TracedBlock:
    """A block with its origin; a dropped one is the block as it was imported. `lines` is empty for an added one.

    `continued` are lines of the page that the piece goes on on, where two halves were joined.
    """

    origin: BlockOrigin
    block: Block
    lines: tuple[SourceLine, ...]
    continued: tuple[SourceLine, ...] = ()


def trace(article: Article, body: Sequence[Block] | None = None) -> list[TracedBlock]:
    """Trace a body of a piece to its source: its blocks in order, then those that are no longer there.

    It is the body that the row has, unless another is given.
    """
    imported = read_article(article).text.body
    before = [Block(BlockKind(block.kind), block.text) for block in imported]
    now = article.blocks if body is None else list(body)
    parents = _parents(before, now)
    source = _Source(article, imported)
    traced = [
        TracedBlock(_origin(block, [before[i] for i in parents[j]]), block, *source.lines(parents[j]))
        for j, block in enumerate(now)
    ]
    kept = {i for found in parents for i in found}
    dropped = [i for i in range(len(before)) if i not in kept]
    return traced + [TracedBlock(BlockOrigin.DROPPED, before[i], *source.lines([i])) for i in dropped]


def _parents(before: Sequence[Block], now: Sequence[Block]) -> list[list[int]]:
    """Find for each present block the imported blocks that its text comes from."""
    parents: list[list[int]] = [[] for _ in now]
    free = set(range(len(before)))
    old, new = [block.text for block in before], [block.text for block in now]
    for i, j, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for step in range(size):
            parents[j + step] = [i + step]
            free.discard(i + step)
    left = {i: _bigrams(old[i]) for i in sorted(free)}
    for j, found in enumerate(parents):
        if not found:
            pairs = _bigrams(new[j])
            parents[j] = [i for i, others in left.items() if _resemble(pairs, others)]
    return parents


def _bigrams(text: str) -> set[str]:
    """Cut a text into its pairs of neighbouring characters: compared as sets, a body rewritten throughout is fast."""
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def _resemble(one: set[str], other: set[str]) -> bool:
    """Whether enough of the shorter text stands in the other."""
    return len(one & other) >= ENOUGH_SHARED * min(len(one), len(other))


def _origin(block: Block, parents: list[Block]) -> BlockOrigin:
    if not parents:
        return BlockOrigin.ADDED
    return BlockOrigin.AS_IMPORTED if block in parents else BlockOrigin.CHANGED


class _Source:
    """The lines of the page as received, and of the page that the piece goes on on, asked for by imported block."""

    def __init__(self, article: Article, imported: Sequence[ParsedBlock]) -> None:
        self.imported = imported
        self.here, self.there = (half.source.lines if half and half.source else [] for half in (article, article.rest))

    def lines(self, blocks: Sequence[int]) -> tuple[tuple[SourceLine, ...], tuple[SourceLine, ...]]:
        read = [self.imported[i] for i in blocks]
        return (
            _lines(self.here, {number for block in read for number in block.lines}),
            _lines(self.there, {number for block in read for number in block.continued}),
        )


def _lines(text: Sequence[str], numbers: set[int]) -> tuple[SourceLine, ...]:
    return tuple(SourceLine(number, text[number - 1]) for number in sorted(numbers) if number <= len(text))

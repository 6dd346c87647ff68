"""The body of an article as a person types it: one block a line.

A plain line is a paragraph; `## ` before it makes a crosshead, `!! ` a caption. A paragraph that begins with
one of these marks, or with a backslash, has a backslash before it. Blank lines do not count. `parse_body` and
`render_body` are each other's inverse for blocks without line breaks.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.enums import BlockKind

MARKS = {BlockKind.CROSSHEAD: "## ", BlockKind.CAPTION: "!! "}
ESCAPE = "\\"
SPACES = ("\n", "\r", " ", "\u3000")  # count for nothing


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, crosshead or caption; `text` is one line without space around it."""

    kind: BlockKind
    text: str


def parse_body(body: str) -> list[Block]:
    """Read blocks from the text of a body."""
    return [_parse_line(line.strip()) for line in body.split("\n") if line.strip()]


def count_characters(blocks: Iterable[Block]) -> int:
    """Count a text as newspapers do (字数), as the column of a piece does: all characters but white space."""
    return sum(len(block.text) - sum(map(block.text.count, SPACES)) for block in blocks)


def render_body(blocks: list[Block]) -> str:
    """Write blocks as the text of a body, a blank line between any two."""
    return "\n\n".join(_render_block(block) for block in blocks)


def _parse_line(line: str) -> Block:
    for kind, mark in MARKS.items():
        if line.startswith(mark):
            return Block(kind, line.removeprefix(mark).strip())
    return Block(BlockKind.PARAGRAPH, line.removeprefix(ESCAPE))


def _render_block(block: Block) -> str:
    if block.kind in MARKS:
        return MARKS[block.kind] + block.text
    needs_escape = block.text.startswith((ESCAPE, *MARKS.values()))
    return ESCAPE + block.text if needs_escape else block.text

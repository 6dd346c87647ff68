"""The body, block by block."""

from collections.abc import Sequence

from articles.editorial.content.aligning import align_blocks
from articles.editorial.content.merging.lists import Values, merge_lists
from articles.editorial.content.merging.values import BothChangedError, ConflictPlace, Part, merge_value, merge_values
from articles.editorial.content.places import place_of_block
from articles.models import Block, render_body


def merge_body(base: Sequence[Block], theirs: Sequence[Block], mine: Sequence[Block]) -> Part[tuple[Block, ...]]:
    """Merge two bodies that came from one."""
    blocks: list[Block] = []
    part: Part[tuple[Block, ...]] = Part(())
    for unit in merge_lists(base, theirs, mine, align_blocks, _merge_block):
        at, block = len(blocks), (unit.value or unit.values[1] or unit.values[0])[0]
        if unit.both_changed:
            part.conflicts.append(ConflictPlace(place_of_block(at, block), *_texts(unit.values)))
        elif unit.from_theirs:
            part.merged.append(place_of_block(at if unit.value else None, block))
        if unit.places and unit.value:
            part.conflicts.append(ConflictPlace(place_of_block(at, block, name="order"), *_texts(unit.places)))
        blocks += unit.value
    part.value = tuple(blocks)
    return part


def _merge_block(values: Values[Block]) -> tuple[Block, ...]:
    """Merge what has become of a block; a change of kind and one of text go together."""
    try:
        return merge_value(*values)
    except BothChangedError:
        if any(len(value) != 1 for value in values):
            raise
        kind, text = merge_values(*((block.kind, block.text) for (block,) in values))
        return (Block(kind, text),)


def _texts(values: Values[Block]) -> tuple[str, str, str]:
    base, theirs, mine = (render_body(list(value)) for value in values)
    return base, theirs, mine

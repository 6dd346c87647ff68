"""What is the same in two versions: of a text by its characters, of a body by its blocks, of a list by its rows."""

from articles.editorial.content.aligning.blocks import align_blocks
from articles.editorial.content.aligning.matching import increasing, match, with_lost
from articles.editorial.content.aligning.pairs import Pair
from articles.editorial.content.aligning.rows import align_rows

__all__ = ["Pair", "align_blocks", "align_rows", "increasing", "match", "with_lost"]

"""What is the same in two versions: of a text by its characters, of a body by its blocks, of a list by its rows."""

from articles.editorial.aligning.blocks import align_blocks
from articles.editorial.aligning.matching import increasing, match, with_lost
from articles.editorial.aligning.pairs import Pair
from articles.editorial.aligning.rows import align_rows

__all__ = ["Pair", "align_blocks", "align_rows", "increasing", "match", "with_lost"]

"""Search by pairs of characters; see docs/readers.md. Others enter here.

The contract: an article is found when the fold of each term stands in the fold of one of its lines (`folding`).
"""

from articles.search.desk import find_at_desk
from articles.search.excerpts import Marked, excerpt, mark
from articles.search.finding import Found, Place, find
from articles.search.indexing import follow, rebuild
from articles.search.pauses import cut_off, last_pause
from articles.search.printed import Printed, read_printed
from articles.search.question import LONGEST, read_terms, tidy

__all__ = [
    "LONGEST",
    "Found",
    "Marked",
    "Place",
    "Printed",
    "cut_off",
    "excerpt",
    "find",
    "find_at_desk",
    "follow",
    "last_pause",
    "mark",
    "read_printed",
    "read_terms",
    "rebuild",
    "tidy",
]

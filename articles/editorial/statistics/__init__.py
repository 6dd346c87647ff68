"""用稿统计 and 稿费: what was printed of whom in a period, what is due for it, and what was paid."""

from articles.editorial.statistics.counting import Statistics, Tally, Totals, count, printed_by_month, sections
from articles.editorial.statistics.fees import Fees
from articles.editorial.statistics.payments import mark_paid, paid_in, unmark_paid
from articles.editorial.statistics.periods import Period
from articles.editorial.statistics.pieces import Piece, Share, pieces_of, shares_of, undated_count

__all__ = [
    "Fees",
    "Period",
    "Piece",
    "Share",
    "Statistics",
    "Tally",
    "Totals",
    "count",
    "mark_paid",
    "paid_in",
    "pieces_of",
    "printed_by_month",
    "sections",
    "shares_of",
    "undated_count",
    "unmark_paid",
]

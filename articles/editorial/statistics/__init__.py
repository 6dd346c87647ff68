"""用稿统计, 稿费 and 差错率: what was printed of whom in a period, what is due and was paid for it, and its errors."""

from articles.editorial.statistics.counting import Statistics, Tally, Totals, count, printed_by_month, sections
from articles.editorial.statistics.errors import (
    LIMIT,
    ErrorRate,
    ErrorRates,
    error_rates,
    rate_of_issue,
    rate_of_page,
    rate_of_piece,
)
from articles.editorial.statistics.fees import Fees
from articles.editorial.statistics.payments import mark_paid, paid_in, unmark_paid
from articles.editorial.statistics.periods import Period
from articles.editorial.statistics.pieces import Piece, Share, pieces_of, shares_of, undated_count

__all__ = [
    "LIMIT",
    "ErrorRate",
    "ErrorRates",
    "Fees",
    "Period",
    "Piece",
    "Share",
    "Statistics",
    "Tally",
    "Totals",
    "count",
    "error_rates",
    "mark_paid",
    "paid_in",
    "pieces_of",
    "printed_by_month",
    "rate_of_issue",
    "rate_of_page",
    "rate_of_piece",
    "sections",
    "shares_of",
    "undated_count",
    "unmark_paid",
]

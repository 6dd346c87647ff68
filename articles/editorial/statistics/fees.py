"""稿费: what is due for a piece by the rules of its day."""

from bisect import bisect_right
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from articles.editorial.statistics.pieces import Piece, Share, shares_of
from articles.enums import Contribution, FeeBasis
from articles.models import FeeRule

THOUSAND = 1000
FEN = Decimal("0.01")
PAID = (Contribution.WRITING, Contribution.PICTURES)


class Fees:
    """The rules of the paper, each valid from its day on until the next of its kind begins."""

    def __init__(self, rules: Iterable[FeeRule]) -> None:
        self._rules: dict[str, list[FeeRule]] = {kind: [] for kind in PAID}
        for rule in sorted(rules, key=lambda rule: rule.since):
            self._rules[rule.kind].append(rule)

    def due(self, piece: Piece) -> dict[int, Decimal]:
        """Give what each person is due for a piece, in yuan, rounded to the fen: nothing for one without a date.

        Nor for a withdrawn one. Several people of one kind share its fee equally; who wrote and photographed has both.
        """
        due: dict[int, Decimal] = {}
        for kind in PAID:
            if fee := self._of(piece, kind):
                for share in shares_of(piece, kind):
                    due[share.person] = due.get(share.person, Decimal(0)) + _part(fee, share)
        return due

    def _of(self, piece: Piece, kind: Contribution) -> Decimal:
        """Reckon the fee of the whole piece."""
        rules = self._rules[kind]
        found = bisect_right(rules, piece.day, key=lambda rule: rule.since) if piece.day else 0
        if not found or piece.is_withdrawn:
            return Decimal(0)
        rule = rules[found - 1]
        fee = rule.amount * (piece.characters if rule.basis == FeeBasis.PER_THOUSAND else THOUSAND) / THOUSAND
        if piece.is_front:
            fee *= rule.front_page_factor
        if piece.is_lead:
            fee *= rule.lead_factor
        return fee


def _part(fee: Decimal, share: Share) -> Decimal:
    return (fee / share.of).quantize(FEN, ROUND_HALF_UP)

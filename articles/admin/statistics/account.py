"""The account of one correspondent: each piece of a period, and the same by section."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from articles.editorial.statistics import Fees, Period, Piece, Share, Tally, pieces_of, shares_of
from articles.enums import Contribution
from articles.models import Article, Correspondent, FeeRule


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of the account."""

    article: Article
    share: Share
    fee: Decimal


@dataclass(frozen=True, slots=True)
class Account:
    """Pieces in the order of their dates, the sum, and the sum of each section.

    Apart stand the pieces to which the person gave pictures alone, and those that were withdrawn.
    """

    lines: list[Line]
    pictures: list[Line]
    withdrawn: list[Line]
    tally: Tally
    sections: dict[str, Tally]


def account_of(person: Correspondent, period: Period | None, kind: Contribution) -> Account:
    """Give the account of a person for a period, in five queries."""
    fees = Fees(FeeRule.objects.all())
    tally, by_section = Tally(), defaultdict[str, Tally](Tally)
    counted: list[tuple[Share, Decimal]] = []
    pictures: list[tuple[Share, Decimal]] = []
    for piece in pieces_of(period, person.pk):
        fee = fees.due(piece).get(person.pk, Decimal(0))
        if share := _share(piece, kind, person):
            counted.append((share, fee))
            tally.add(share)
            by_section[piece.section].add(share)
        elif share := _share(piece, Contribution.PICTURES, person):
            pictures.append((share, fee))
        tally.fee += fee
    lines, more = _lines(counted), _lines(pictures)
    return Account(
        lines=[line for line in lines if not line.share.piece.is_withdrawn],
        pictures=[line for line in more if not line.share.piece.is_withdrawn],
        withdrawn=[line for line in (*lines, *more) if line.share.piece.is_withdrawn],
        tally=tally,
        sections={name: by_section[name] for name in sorted(by_section)},
    )


def _share(piece: Piece, kind: Contribution, person: Correspondent) -> Share | None:
    return next((share for share in shares_of(piece, kind) if share.person == person.pk), None)


def _lines(found: list[tuple[Share, Decimal]]) -> list[Line]:
    """Read the articles of shares, in one query, and put them in the order of their dates."""
    keys = [share.piece.pk for share, _fee in found]
    articles = Article.objects.without_text().select_related("page__issue").in_bulk(keys)
    lines = [Line(articles[share.piece.pk], share, fee) for share, fee in found if share.piece.pk in articles]
    return sorted(lines, key=lambda line: (line.article.sorts_on, line.article.pk))

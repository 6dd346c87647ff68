"""用稿统计: who was printed how often in a period, by correspondent and by unit."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from articles.editorial.statistics.fees import Fees
from articles.editorial.statistics.periods import Period
from articles.editorial.statistics.pieces import Piece, Share, pieces_of, shares_of
from articles.enums import ROLES_OF, Contribution
from articles.models import Article, Byline, FeeRule, Page
from articles.models.paper.article_queryset import public


@dataclass(slots=True)
class Tally:
    """What stands to the account of a person or a unit. A piece counts once, whoever of a unit shares it.

    `parts` counts by n the n-th parts of pieces, which `shared` adds up; `characters` counts whole pieces; `withdrawn`
    pieces count nowhere else. `before` and `year_before` are the whole pieces of the period before, and of the same of
    last year.
    """

    whole: int = 0
    sole: int = 0
    front: int = 0
    lead: int = 0
    pictures: int = 0
    characters: int = 0
    withdrawn: int = 0
    fee: Decimal = Decimal(0)
    before: int = 0
    year_before: int = 0
    rank: int = 0
    parts: Counter[int] = field(default_factory=Counter)
    _counted: set[int] = field(default_factory=set)

    @property
    def shared(self) -> Fraction:
        return sum((Fraction(count, of) for of, count in self.parts.items()), Fraction(0))

    @property
    def shared_out(self) -> float:
        """The parts as a decimal number, for who reads it."""
        return float(self.shared)

    @property
    def joint(self) -> int:
        return self.whole - self.sole

    @property
    def change(self) -> int:
        """How many pieces more than in the period before."""
        return self.whole - self.before

    @property
    def year_change(self) -> int:
        """How many pieces more than in the same period of last year."""
        return self.whole - self.year_before

    def add(self, share: Share) -> None:
        """Count a part of a piece."""
        piece = share.piece
        if piece.is_withdrawn:
            self.withdrawn += piece.pk not in self._counted
        else:
            self.parts[share.of] += 1
            if piece.pk not in self._counted:
                self.whole += 1
                self.front += piece.is_front
                self.lead += piece.is_lead
                self.characters += piece.characters
            self.sole += share.is_sole
        self._counted.add(piece.pk)


@dataclass(frozen=True, slots=True)
class Totals:
    """What the whole paper printed with a byline of the kind; the shares of all people add up to `whole`."""

    whole: int
    shared: Fraction
    front: int
    lead: int
    characters: int
    pictures: int
    withdrawn: int
    fee: Decimal


@dataclass(frozen=True, slots=True)
class Statistics:
    """The account of a period; `units` has under None the bylines that name no unit."""

    people: dict[int, Tally]
    units: dict[int | None, Tally]
    totals: Totals


def count(period: Period | None, kind: Contribution = Contribution.WRITING, section: str | None = None) -> Statistics:
    """Count the pieces of a period, of one section or of all, in seven queries.

    Without a period all pieces count, also those without a date.
    """
    pieces = [piece for piece in pieces_of(period) if section is None or piece.section == section]
    fees = Fees(FeeRule.objects.all())
    people: dict[int, Tally] = {}
    units: dict[int | None, Tally] = {}
    for piece in pieces:
        for share in shares_of(piece, kind):
            people.setdefault(share.person, Tally()).add(share)
            units.setdefault(share.unit, Tally()).add(share)
        _add_pictures_and_fees(piece, fees, people, units)
    if period:
        _compare(people, units, kind, section, period)
    _rank(people.values())
    _rank(tally for unit, tally in units.items() if unit)
    return Statistics(people, units, _totals(pieces, kind, people))


def _add_pictures_and_fees(piece: Piece, fees: Fees, people: dict[int, Tally], units: dict[int | None, Tally]) -> None:
    """Add the pictures and the fees of a piece, which people have whatever kind is counted."""
    if piece.is_withdrawn:
        return
    photographers = piece.sharers(Contribution.PICTURES)
    for person in photographers:
        people.setdefault(person, Tally()).pictures += 1
    for unit in set(photographers.values()):
        units.setdefault(unit, Tally()).pictures += 1
    unit_of = photographers | piece.sharers(Contribution.WRITING)
    for person, fee in fees.due(piece).items():
        people.setdefault(person, Tally()).fee += fee
        units.setdefault(unit_of[person], Tally()).fee += fee


def _compare(
    people: dict[int, Tally],
    units: dict[int | None, Tally],
    kind: Contribution,
    section: str | None,
    period: Period,
) -> None:
    """Set what was printed in the period before, and in the same of last year."""
    for name, compared in (("before", period.before), ("year_before", period.year_before)):
        for person, printed in _printed("correspondent", kind, section, compared).items():
            setattr(people.setdefault(person, Tally()), name, printed)
        for unit, printed in _printed("unit", kind, section, compared).items():
            setattr(units.setdefault(unit, Tally()), name, printed)


def _printed(key: str, kind: Contribution, section: str | None, period: Period) -> dict[Any, int]:
    """Count the whole pieces of a period by `correspondent` or by `unit`, in one query."""
    within = public(path="article__") & _in_section(section, "article__")
    dated = Q(article__sorts_on__range=(period.first, period.last))
    rows = Byline.objects.filter(within & dated, role__in=ROLES_OF[kind], article__continues=None).order_by()
    return dict(rows.values_list(key).annotate(printed=Count("article", distinct=True)))


def sections() -> list[str]:
    """Name the sections that pages have, in one query; the empty one first, where there is any without."""
    return list(Page.objects.order_by("section").values_list("section", flat=True).distinct())


def printed_by_month(last: date, kind: Contribution, section: str | None, months: int = 12) -> list[tuple[date, int]]:
    """Count the pieces with a byline of a kind in each of the months up to the one of a day, in one query."""
    counted = Period.of_months(last.year, last.month).ending(months)
    bylined = Byline.objects.filter(role__in=ROLES_OF[kind]).values("article")
    pieces = Article.objects.published().filter(_in_section(section, ""), continues=None, pk__in=bylined)
    dated = pieces.filter(sorts_on__range=(counted.first, counted.last)).order_by()
    by_month = dict(dated.values_list(TruncMonth("sorts_on")).annotate(printed=Count("pk")))
    return [(month.first, by_month.get(month.first, 0)) for month in counted.by_month()]


def _in_section(section: str | None, path: str) -> Q:
    """Keep the pieces of a section; None is all of them, the empty one those of no section."""
    if section is None:
        return Q()
    named = Q((f"{path}page__section", section))
    return named if section else named | Q((f"{path}page", None))


def _rank(tallies: Iterable[Tally]) -> None:
    """Rank by whole pieces, then by parts, then by characters; equals share a rank, and who has no piece has none."""
    ranked = [tally for tally in tallies if tally.whole]
    scores = {id(tally): (tally.whole, tally.shared, tally.characters) for tally in ranked}
    standing = Counter(scores.values())
    ranks: dict[tuple[int, Fraction, int], int] = {}
    better = 0
    for score in sorted(standing, reverse=True):
        ranks[score] = better + 1
        better += standing[score]
    for tally in ranked:
        tally.rank = ranks[scores[id(tally)]]


def _totals(pieces: Sequence[Piece], kind: Contribution, people: dict[int, Tally]) -> Totals:
    bylined = [piece for piece in pieces if piece.sharers(kind)]
    public_ones = [piece for piece in bylined if not piece.is_withdrawn]
    return Totals(
        whole=len(public_ones),
        shared=sum((tally.shared for tally in people.values()), Fraction(0)),
        front=sum(piece.is_front for piece in public_ones),
        lead=sum(piece.is_lead for piece in public_ones),
        characters=sum(piece.characters for piece in public_ones),
        pictures=sum(bool(piece.sharers(Contribution.PICTURES)) for piece in pieces if not piece.is_withdrawn),
        withdrawn=len(bylined) - len(public_ones),
        fee=sum((tally.fee for tally in people.values()), Decimal(0)),
    )

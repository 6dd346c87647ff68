"""The tables of 用稿统计: one row for each person or unit, the same on screen, as CSV and as XLSX."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.admin.statistics import columns
from articles.admin.statistics.columns import CHANGE, MONEY, PARTS
from articles.editorial.statistics import Statistics, Tally, Totals
from articles.models import Correspondent, Unit


@dataclass(frozen=True, slots=True)
class Row:
    """A person or a unit; `key` is None for the bylines that name no unit."""

    key: int | None
    name: str
    unit: str
    tally: Tally
    paid: Decimal = Decimal(0)

    @property
    def owed(self) -> Decimal:
        """What is due and not paid; negative where more was paid than is due now."""
        return self.tally.fee - self.paid


Column = columns.Column[Row, Totals]
PERSON = Column("name", pgettext_lazy("of a person", "name"), lambda row: row.name, lambda totals: str(_("Total")))
NAME = Column("name", _("name"), lambda row: row.name, lambda totals: str(_("Total")))
UNIT = Column("unit", _("unit"), lambda row: row.unit)
RANK = Column("rank", _("rank"), lambda row: row.tally.rank or None)
COUNTS = (
    Column("whole", _("pieces"), lambda row: row.tally.whole, lambda totals: totals.whole),
    Column("shared", _("shared out"), lambda row: float(row.tally.shared), lambda all_: float(all_.shared), PARTS),
    Column("sole", _("sole"), lambda row: row.tally.sole),
    Column("joint", _("joint"), lambda row: row.tally.joint),
    Column("front", _("front page"), lambda row: row.tally.front, lambda totals: totals.front),
    Column("lead", _("lead stories"), lambda row: row.tally.lead, lambda totals: totals.lead),
    Column("pictures", _("pictures"), lambda row: row.tally.pictures, lambda totals: totals.pictures),
    Column("characters", _("characters"), lambda row: row.tally.characters, lambda totals: totals.characters),
    Column("withdrawn", _("withdrawn, apart"), lambda row: row.tally.withdrawn, lambda totals: totals.withdrawn),
)
COMPARISONS = (
    Column("change", _("on the period before"), lambda row: row.tally.change, shown_as=CHANGE),
    Column("year_change", _("on last year"), lambda row: row.tally.year_change, shown_as=CHANGE),
)
FEE = Column("fee", _("fee due"), lambda row: row.tally.fee, lambda totals: totals.fee, MONEY)
PAID = Column("paid", _("paid"), lambda row: row.paid, shown_as=MONEY)
OWED = Column("owed", _("still due"), lambda row: row.owed, shown_as=MONEY)


def columns_of(*, of_units: bool, is_compared: bool, has_fees: bool, has_payments: bool) -> Sequence[Column]:
    """Choose the columns: units have no unit, all years nothing to be compared with."""
    return [
        RANK,
        *([NAME] if of_units else [PERSON, UNIT]),
        *COUNTS,
        *(COMPARISONS if is_compared else ()),
        *([FEE] if has_fees else ()),
        *([PAID, OWED] if has_payments else ()),
    ]


def rows_of_people(statistics: Statistics, paid: Mapping[int, Decimal]) -> list[Row]:
    """List every correspondent, those without a piece too, in one query."""
    return _sorted(
        Row(
            person.pk,
            str(person),
            str(person.unit or ""),
            statistics.people.get(person.pk) or Tally(),
            paid.get(person.pk, Decimal(0)),
        )
        for person in Correspondent.objects.standing().select_related("unit")
    )


def rows_of_units(statistics: Statistics) -> list[Row]:
    """List every unit, and at the end the bylines that name none, in one query."""
    rows = _sorted(
        Row(unit.pk, unit.name, "", statistics.units.get(unit.pk) or Tally()) for unit in Unit.objects.standing()
    )
    if None in statistics.units:
        rows.append(Row(None, str(_("(no unit named)")), "", statistics.units[None]))
    return rows


def _sorted(rows: Iterable[Row]) -> list[Row]:
    """Sort by rank, those without one after the others by name."""
    return sorted(rows, key=lambda row: (not row.tally.rank, row.tally.rank, row.name))

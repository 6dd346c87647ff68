"""A column of a table of statistics: the same on screen, as CSV and as XLSX."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:  # a type of the type checker alone
    from django_stubs_ext import StrOrPromise

WHOLE, TENTHS, PARTS, MONEY, CHANGE = "0", "0.0", "0.00", "#,##0.00", "+0;-0;0"
Value = str | int | float | Decimal | None
AnyRow = TypeVar("AnyRow")
AnyTotals = TypeVar("AnyTotals")


@dataclass(frozen=True)  # slots and a generic class do not go together
class Column(Generic[AnyRow, AnyTotals]):
    """A column: its heading, what it says of a row and of all rows, and how a spreadsheet shows it."""

    name: str
    heading: "StrOrPromise"
    of: Callable[[AnyRow], Value]
    total: Callable[[AnyTotals], Value] = lambda totals: None
    shown_as: str = WHOLE

    def says(self, row: AnyRow) -> str:
        """Write a value as the screen does; a zero change is a dash, to be passed over."""
        value = self.of(row)
        if self.shown_as == CHANGE:
            return f"{value:+d}" if value else "—"
        return self.written(value)

    def written(self, value: Value) -> str:
        if value is None:
            return ""
        if self.shown_as == TENTHS:
            return f"{value:,.1f}"
        return f"{value:,.2f}" if self.shown_as in {PARTS, MONEY} else str(value)

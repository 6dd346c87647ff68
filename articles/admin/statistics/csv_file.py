"""Tables of statistics as CSV that opens right in any spreadsheet."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from articles.admin.statistics.columns import AnyRow, AnyTotals, Column, Value

BOM = "\ufeff"  # by which spreadsheets know UTF-8
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(columns: Sequence[Column[AnyRow, AnyTotals]], rows: Sequence[AnyRow], totals: AnyTotals) -> bytes:
    """Write a table with its headings and its totals, in UTF-8 with a BOM."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.heading for column in columns])
    for row in rows:
        writer.writerow([_plain(column, column.of(row)) for column in columns])
    writer.writerow([_plain(column, column.total(totals)) for column in columns])
    return (BOM + text.getvalue()).encode()


def _plain(column: Column[Any, Any], value: Value) -> str:
    """Write a value for CSV; a text that begins like a formula gets the quotation mark that makes it text."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return column.written(value).replace(",", "")

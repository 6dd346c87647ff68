"""Tables of statistics as XLSX, with numbers as numbers."""

import io
from collections.abc import Sequence
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from articles.admin.statistics.columns import AnyRow, AnyTotals, Column, Value

NAMES = {"name", "unit"}
WIDE, NARROW = 24, 11
HEAD = 2  # the row of the headings, under the title


def as_xlsx(
    name: str, title: str, columns: Sequence[Column[AnyRow, AnyTotals]], rows: Sequence[AnyRow], totals: AnyTotals
) -> bytes:
    """Write a table as the sheet of a name, under a title, with its headings in sight whatever is scrolled."""
    book = Workbook()
    sheet = cast(Worksheet, book.active)
    sheet.title = name
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(columns))
    _write(sheet, 1, 1, title).font = Font(bold=True, size=14)
    for number, column in enumerate(columns, start=1):
        heading = _write(sheet, HEAD, number, str(column.heading))
        heading.font, heading.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(number)].width = WIDE if column.name in NAMES else NARROW
        for line, row in enumerate(rows, start=HEAD + 1):
            _write(sheet, line, number, column.of(row)).number_format = column.shown_as
        total = _write(sheet, HEAD + len(rows) + 1, number, column.total(totals))
        total.number_format, total.font = column.shown_as, Font(bold=True)
    sheet.freeze_panes = f"A{HEAD + 1}"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _write(sheet: Worksheet, line: int, number: int, value: Value) -> Cell:
    """Set a cell; a text stays a text, also one that begins like a formula."""
    cell = cast(Cell, sheet.cell(line, number))
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    return cell

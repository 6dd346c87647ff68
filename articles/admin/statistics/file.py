"""A table of statistics as a file to be downloaded."""

from collections.abc import Sequence

from django.http import HttpResponse

from articles.admin.statistics.columns import AnyRow, AnyTotals, Column
from articles.admin.statistics.csv_file import as_csv

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_file(
    form: str,
    file_name: str,
    name: str,
    title: str,
    columns: Sequence[Column[AnyRow, AnyTotals]],
    rows: Sequence[AnyRow],
    totals: AnyTotals,
) -> HttpResponse:
    """Answer with a table as `csv` or `xlsx`; a sheet has a name and a title."""
    if form == "csv":
        data, kind = as_csv(columns, rows, totals), "text/csv; charset=utf-8"
    else:
        from articles.admin.statistics.xlsx_file import as_xlsx  # workers that serve readers do without openpyxl

        data, kind = as_xlsx(name, title, columns, rows, totals), XLSX
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response

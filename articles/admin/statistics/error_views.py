"""The screens of 差错率: the errors of a period by issue and by piece, and the same as files."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin.statistics.error_tables import columns_of, rows_of
from articles.admin.statistics.file import as_file
from articles.admin.statistics.question import ask_period
from articles.editorial.statistics import LIMIT, error_rates

AT_ONCE = 200
seen_by_the_desk = permission_required("articles.view_printerror", raise_exception=True)


@seen_by_the_desk
def errors(request: HttpRequest, of: str = "issues") -> HttpResponse:
    """Show the error rates of a period by issue, or the pieces with errors; both with the errors by kind."""
    form, question = ask_period(request)
    context = {**admin.site.each_context(request), "title": _("Errors in print"), "form": form, "of": of}
    if question is None:
        return TemplateResponse(request, "admin/statistics/errors.html", context, status=400)
    found, columns = error_rates(question.period), columns_of(of)
    page = Paginator(rows_of(of, found), AT_ONCE).get_page(request.GET.get("p"))
    context |= {
        "question": question,
        "columns": columns,
        "page": page,
        "table": [(row, [(column, column.says(row)) for column in columns]) for row in page],
        "totals": [(column, column.written(column.total(found.total))) for column in columns],
        "total": found.total,
        "kinds": [(kind.label, rate) for kind, rate in found.kinds.items()],
        "limit": LIMIT,
    }
    return TemplateResponse(request, "admin/statistics/errors.html", context)


@seen_by_the_desk
def download_errors(request: HttpRequest, of: str, form: str) -> HttpResponse:
    """Give the table as a file: all rows."""
    _asked, question = ask_period(request)
    if question is None:
        return HttpResponseRedirect("../")
    found = error_rates(question.period)
    title = _("%(paper)s: errors in print, %(period)s") % {
        "paper": settings.PAPER_NAME,
        "period": question.named_period,
    }
    name = question.file_name(f"errors-{of}", form)
    return as_file(form, name, _("Errors in print"), title, columns_of(of), rows_of(of, found), found.total)

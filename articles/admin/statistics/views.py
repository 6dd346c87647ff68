"""The screens of 用稿统计, and what can be done there: download, and mark fees as paid."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.shared.staff import staff
from articles.admin.statistics.account import account_of
from articles.admin.statistics.chart import draw
from articles.admin.statistics.file import as_file
from articles.admin.statistics.question import Question, ask
from articles.admin.statistics.tables import Column, Row, columns_of, rows_of_people, rows_of_units
from articles.editorial import DeskRefusal
from articles.editorial.statistics import (
    Statistics,
    count,
    mark_paid,
    paid_in,
    printed_by_month,
    undated_count,
    unmark_paid,
)
from articles.models import Correspondent

AT_ONCE = 200
seen_by_the_desk = permission_required("articles.view_correspondent", raise_exception=True)


@seen_by_the_desk
def statistics(request: HttpRequest, of: str = "people") -> HttpResponse:
    """Show the table of people or units for a period, with its chart; marks fees as paid where that is sent."""
    form, question = ask(request)
    context = {**admin.site.each_context(request), "title": _("Statistics of contributions"), "form": form, "of": of}
    if question is None:
        return TemplateResponse(request, "admin/statistics/statistics.html", context, status=400)
    if request.method == "POST":
        _mark(request, question)
        return HttpResponseRedirect(request.get_full_path())
    found = count(question.period, question.kind, question.section)
    columns, rows = _table(request, of, question, found)
    page = Paginator(rows, AT_ONCE).get_page(request.GET.get("p"))
    last = question.period.last if question.period else timezone.localdate()
    context |= {
        "question": question,
        "columns": columns,
        "page": page,
        "table": [(row, [(column, column.says(row)) for column in columns]) for row in page],
        "totals": [(column, column.written(column.total(found.totals))) for column in columns],
        "bylined": found.totals.whole,
        "chart": draw(printed_by_month(last, question.kind, question.section)),
        "undated": undated_count() if question.period else 0,
        "can_pay": of == "people" and question.month and request.user.has_perm("articles.add_feepayment"),
    }
    return TemplateResponse(request, "admin/statistics/statistics.html", context)


@seen_by_the_desk
def download(request: HttpRequest, of: str, form: str) -> HttpResponse:
    """Give the table as a file: all rows, zeros too."""
    _asked, question = ask(request)
    if question is None:
        return HttpResponseRedirect("../")
    found = count(question.period, question.kind, question.section)
    columns, rows = _table(request, of, question, found)
    title = _("%(paper)s: contributions, %(period)s") % {"paper": settings.PAPER_NAME, "period": question.named_period}
    return as_file(
        form, question.file_name(of, form), _("Statistics of contributions"), title, columns, rows, found.totals
    )


@seen_by_the_desk
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what stands to the account of one correspondent in a period: each piece, and by section."""
    person = get_object_or_404(Correspondent.objects.select_related("unit"), pk=pk)
    form, question = ask(request)
    context = {**admin.site.each_context(request), "title": str(person), "person": person, "form": form}
    if question is None:
        return TemplateResponse(request, "admin/statistics/account.html", context, status=400)
    context |= {
        "question": question,
        "account": account_of(person, question.period, question.kind),
        "has_fees": _sees_fees(request),
    }
    return TemplateResponse(request, "admin/statistics/account.html", context)


@seen_by_the_desk
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the 用稿证明 of a correspondent for a period: one sheet of A4 to print and to seal."""
    person = get_object_or_404(Correspondent.objects.select_related("unit"), pk=pk)
    _form, question = ask(request)
    if question is None:
        return HttpResponseRedirect("../")
    context = {
        "person": person,
        "question": question,
        "account": account_of(person, question.period, question.kind),
        "paper": settings.PAPER_NAME,
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, "admin/statistics/certificate.html", context)


def _table(request: HttpRequest, of: str, question: Question, found: Statistics) -> tuple[Any, list[Row]]:
    """Give the columns and all rows of a table."""
    has_fees = _sees_fees(request)
    has_payments = has_fees and of == "people" and question.has_payments
    columns: list[Column] = list(
        columns_of(
            of_units=of == "units",
            is_compared=question.period is not None,
            has_fees=has_fees,
            has_payments=has_payments,
        )
    )
    if of == "units":
        return columns, rows_of_units(found)
    paid = paid_in(question.period) if has_payments and question.period else {}
    return columns, rows_of_people(found, paid)


def _sees_fees(request: HttpRequest) -> bool:
    return staff(request).has_perm("articles.view_feepayment")


def _mark(request: HttpRequest, question: Question) -> None:
    """Mark the chosen people as paid for the month, or take that mark back; says what was done, or why not."""
    wanted = "delete" if "_unpay" in request.POST else "add"
    if not staff(request).has_perm(f"articles.{wanted}_feepayment") or not question.month:
        raise PermissionDenied
    by, month = staff(request), question.month
    try:
        if wanted == "delete":
            done = unmark_paid(month=month.first, people=_keys(request), by=by)
            told = ngettext("%(count)d mark taken back.", "%(count)d marks taken back.", done)
        else:
            done = len(mark_paid(month=month, amounts=_amounts(request), by=by))
            told = ngettext("%(count)d correspondent marked as paid.", "%(count)d correspondents marked as paid.", done)
    except DeskRefusal as refusal:
        messages.error(request, str(refusal))
        return
    if done:
        messages.success(request, told % {"count": done})
    else:
        messages.warning(request, _("Nobody was chosen: tick the rows first."))


def _keys(request: HttpRequest) -> list[int]:
    return [int(key) for key in request.POST.getlist("paid") if re.fullmatch(r"[0-9]{1,18}", key)]


def _amounts(request: HttpRequest) -> dict[int, Decimal]:
    """Read who was ticked, and the fee that stood there."""
    amounts: dict[int, Decimal] = {}
    for ticked in request.POST.getlist("due"):
        key, _sign, amount = ticked.partition(":")
        try:
            amounts[int(key)] = Decimal(amount)
        except (ValueError, InvalidOperation) as error:
            raise PermissionDenied from error
    if not all(amount.is_finite() for amount in amounts.values()):
        raise PermissionDenied
    return amounts

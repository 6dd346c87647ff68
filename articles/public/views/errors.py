"""Error pages in the paper's style. None of them asks the database anything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 400, _("The request cannot be read"), _("Please check the address."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 403, _("No admittance"), _("You may not see this page. Staff log in first."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request, 404, _("There is no such page"), _("The address may be mistyped, or the page has never been there.")
    )


def gone(request: HttpRequest) -> HttpResponse:
    return error_page(
        request, 410, _("This article has been withdrawn"), _("The paper published it once and has withdrawn it since.")
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(
        request, 500, _("The page failed"), _("The fault is ours and has been noted. Please try again in a while.")
    )


def error_page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """Say what is the matter and where to go from there."""
    return render(request, "error.html", {"status": status, "title": title, "text": text}, status=status)

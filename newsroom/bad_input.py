"""What the database cannot take is the fault of the request, not of the site: 400 or 409, and never 500.

Django's admin hands much of what is sent on to the database as it is — keys in an address, in an action or behind a
picker, values of filters, years of a date — and lets the error through. Here all of them are answered, at one place.
"""

from collections.abc import Callable

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import DataError, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils.log import log_response
from django.utils.translation import gettext as _

from articles.public.views.errors import bad_request, error_page

# Raised on the way to the database, by text that is no number, a number that no column holds, or a name of no field.
UNREADABLE = (ValueError, OverflowError, ValidationError, FieldDoesNotExist)


class BadInput:
    """Answer what the database refused, and leave a warning with the traceback in the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, IntegrityError):
            response = conflict(request)
        elif isinstance(exception, DataError) or (isinstance(exception, UNREADABLE) and raised_by_django(exception)):
            response = bad_request(request)
        else:
            return None
        log_response("Refused: %s", request.path, exception=exception, request=request, response=response)
        return response


def conflict(request: HttpRequest) -> HttpResponse:
    """Say that two saves met; what was typed is still in the browser."""
    text = _("Somebody else has just saved the same. Go back: what you typed is still there. Look, and save once more.")
    return error_page(request, 409, _("Not saved"), text)


def raised_by_django(exception: Exception) -> bool:
    """Whether Django raised it, and not a line of ours, whose faults are to be seen as such."""
    frame = exception.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    return frame is not None and str(frame.tb_frame.f_globals.get("__name__")).startswith("django.")

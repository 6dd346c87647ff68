"""The answer to whoever asks, every few seconds, whether the site is well: a load balancer, a monitor, a script."""

import logging
from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection
from django.db import Error as DatabaseFault
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.models import triggers
from newsroom.checks import is_page_cache_writable, read_encoding

ADDRESS = "/healthz"
logger = logging.getLogger(__name__)


def health(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer `/healthz` before any other middleware.

    A probe knows a machine by its address, not by the paper's name, and speaks plain http: further in it would get 400
    for the one and a redirect for the other.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        return healthz(request) if request.path_info == ADDRESS else get_response(request)

    return middleware


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say `ok`, or with 503 what is wrong; in words for anybody, without names, addresses and paths."""
    fault = find_fault()
    well = "ok, read only: nobody can save" if settings.READ_ONLY else "ok"
    return HttpResponse(fault or well, status=503 if fault else 200, content_type="text/plain; charset=utf-8")


def find_fault() -> str:
    """Give the first thing that is wrong, as a sentence; nothing where all is well."""
    try:
        if read_encoding(DEFAULT_DB_ALIAS) != "UTF8":
            return "The database does not keep its text in UTF8: make one that does."
        if _lacks_migrations():
            return "The database is older than the code: run python manage.py migrate."
        if triggers.are_missing(connection):
            return "The database does not guard what is on record: run python manage.py migrate."
    except DatabaseFault as error:
        logger.error("The database does not answer: %s", error)
        return "The database does not answer: the log of the site has the reason."
    if not is_page_cache_writable():
        return "The folder of the page cache cannot be written: python manage.py check names it."
    return ""


def _lacks_migrations() -> bool:
    return not _newest_migrations() <= set(MigrationRecorder(connection).applied_migrations())


@cache
def _newest_migrations() -> set[tuple[str, str]]:
    """Give the last migration of each app, as (app, name); the code of a process does not change."""
    return set(MigrationLoader(None).graph.leaf_nodes())

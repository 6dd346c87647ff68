"""How an address leads to a page."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt


def read_only(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """Lead to a view that is only read: it says so to a POST with 405, before which no token is asked for with 403."""
    return path(route, csrf_exempt(view), name=name)

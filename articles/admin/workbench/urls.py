"""Addresses of the front page's own screens, within the admin."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from articles.admin.workbench.unsigned import unsigned


def urls(guarded: Callable[[Callable[..., Any]], Callable[..., Any]]) -> list[URLPattern]:
    """Give the addresses, each behind the admin's login (`AdminSite.admin_view`)."""
    return [path("unsigned/", guarded(unsigned), name="unsigned")]

"""Addresses of 用稿统计 and 差错率, within the admin."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from articles.admin.statistics import error_views, views


def urls(guarded: Callable[[Callable[..., Any]], Callable[..., Any]]) -> list[URLPattern]:
    """Give the addresses, each behind the admin's login (`AdminSite.admin_view`)."""
    screens = [
        path(f"statistics/{of}/", guarded(views.statistics), {"of": of}, name=f"statistics_{of}")
        for of in ("people", "units")
    ]
    files = [
        path(
            f"statistics/{of}/file.{form}",
            guarded(views.download),
            {"of": of, "form": form},
            name=f"statistics_{of}_{form}",
        )
        for of in ("people", "units")
        for form in ("csv", "xlsx")
    ]
    return [
        *screens,
        *files,
        *_of_errors(guarded),
        path("statistics/people/<int:pk>/", guarded(views.account), name="statistics_account"),
        path("statistics/people/<int:pk>/certificate/", guarded(views.certificate), name="statistics_certificate"),
    ]


def _of_errors(guarded: Callable[[Callable[..., Any]], Callable[..., Any]]) -> list[URLPattern]:
    """Give the addresses of 差错率."""
    errors, download = guarded(error_views.errors), guarded(error_views.download_errors)
    return [
        path("statistics/errors/", errors, name="statistics_errors"),
        path("statistics/errors/pieces/", errors, {"of": "pieces"}, name="statistics_errors_pieces"),
        *(
            path(f"statistics/errors/{of}.{form}", download, {"of": of, "form": form}, name=f"errors_{of}_{form}")
            for of in ("issues", "pieces")
            for form in ("csv", "xlsx")
        ),
    ]

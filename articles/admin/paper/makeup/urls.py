"""Addresses of the page list, within those of an issue."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe

from articles.admin.paper.article.unsaved.relogin import kept_through_login
from articles.admin.paper.makeup import moving, proofing, setting_up, sheet, slip
from articles.admin.shared.expired import pressed_again
from articles.models import Issue

View = Callable[..., HttpResponse]


def page_urls(model_admin: ModelAdmin[Any]) -> list[URLPattern]:
    """Give the addresses; a button that is pressed when the session has expired leads back to its page."""
    site = model_admin.admin_site

    def of_issue(view: View) -> View:
        """Find the issue for who may see it."""

        @wraps(view)
        def answered(request: HttpRequest, issue: int, **kwargs: Any) -> HttpResponse:
            found = get_object_or_404(Issue, pk=issue)
            if not model_admin.has_view_permission(request, found):
                raise PermissionDenied
            return view(request, found, **kwargs)

        return answered

    def pressed(view: View) -> View:
        return pressed_again(site, require_POST(of_issue(view)), page_list_of)

    return [
        path(
            "<int:issue>/pages/", site.admin_view(require_safe(of_issue(sheet.page_list))), name="articles_issue_pages"
        ),
        path("<int:issue>/pages/slip/", site.admin_view(require_safe(of_issue(slip.slip))), name="articles_issue_slip"),
        path("<int:issue>/pages/move/", pressed(moving.moved), name="articles_issue_move"),
        path("<int:issue>/pages/add/", pressed(setting_up.page_added), name="articles_issue_add_page"),
        path("<int:issue>/pages/date/", pressed(setting_up.date_changed), name="articles_issue_date"),
        path(
            "<int:issue>/pages/<int:page>/change/", pressed(setting_up.page_changed), name="articles_issue_change_page"
        ),
        path(
            "<int:issue>/pages/<int:page>/",
            kept_through_login(model_admin, of_issue(proofing.proofed), of_issue(proofing.come_back)),
            name="articles_issue_page",
        ),
    ]


def page_list_of(issue: int, **kwargs: Any) -> str:
    return reverse("admin:articles_issue_pages", args=[issue])

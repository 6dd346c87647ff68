"""The admin's front page as the desk needs it: today's work first, the models in the order of the trade."""

from typing import Any, cast

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.models import Entry
from newsroom.login import TOO_MANY, LoginForm

RECENT = 10  # entries of one's own, beside the list of models
APPS = ("articles", "taggit", "auth")
MODELS = (
    "Article",
    "Issue",
    "Page",
    "Correspondent",
    "Unit",
    "Editor",
    "FeeRule",
    "Correction",
    "PrintError",
    "OfficeHolder",
    "ConfusedWord",
    "BinnedArticle",
    "ImportNote",
    "ImportRun",
    "SourceText",
)


class DeskSite(admin.AdminSite):
    site_header = site_title = format_lazy("{} {}", settings.PAPER_NAME, _("Newsroom desk"))
    index_title = _("My workbench")
    empty_value_display = "—"
    login_form = LoginForm

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Answer as Django does, and with the status that tells machines to try later where tries are used up."""
        response = super().login(request, extra_context)
        form = getattr(response, "context_data", {}).get("form")
        if form and form.has_error(NON_FIELD_ERRORS, TOO_MANY):
            response.status_code = 429
        return response

    def get_urls(self) -> list[Any]:
        """Add the screens that belong to no model."""
        from articles.admin.statistics import urls as statistics  # which need this site
        from articles.admin.workbench import urls as workbench

        return [*statistics.urls(self.admin_view), *workbench.urls(self.admin_view), *super().get_urls()]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """List what may be seen, in the order of the desk; what has no place there comes last."""
        apps: list[Any] = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(MODELS, model["object_name"]))
            if app["app_label"] == "articles" and cast(User, request.user).has_perm("articles.view_article"):
                app["models"].append(_unsigned())
        return sorted(apps, key=lambda app: _place(APPS, app["app_label"]))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show 我的工作台: what waits for whoever looks, what is theirs, and the models."""
        from articles.admin import workbench  # which needs this site

        user = cast(User, request.user)
        shown = {
            "notices": workbench.notices_of(user),
            "links": workbench.links_of(user),
            "work": workbench.work_of(user),
            "tasks": workbench.tasks_of(user),
            "sections": workbench.sections_of(user),
            "recent": Entry.objects.filter(actor=user)[:RECENT],
        }
        return super().index(request, {**shown, **(extra_context or {})})


def _unsigned() -> dict[str, Any]:
    """Name the report of what was published without a whole chain among the models, as Django describes these."""
    return {
        "name": _("Published without a full chain"),
        "object_name": "Unsigned",
        "perms": {"view": True},
        "admin_url": reverse("admin:unsigned"),
        "add_url": None,
        "view_only": True,
    }


def _place(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)

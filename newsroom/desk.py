"""The admin's front page as the desk needs it: today's work first, the models in the order of the trade."""

from typing import Any, cast

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.models import Draft, Entry, ImportNote, Issue
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
    "Review",
    "BinnedArticle",
    "ImportNote",
    "ImportRun",
    "SourceText",
)


class DeskSite(admin.AdminSite):
    site_header = site_title = format_lazy("{} {}", settings.PAPER_NAME, _("Newsroom desk"))
    index_title = _("Today's desk")
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
        from articles.admin.statistics.urls import urls  # which needs this site

        return [*urls(self.admin_view), *super().get_urls()]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """List what may be seen, in the order of the desk; what has no place there comes last."""
        apps: list[Any] = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: _place(MODELS, model["object_name"]))
        return sorted(apps, key=lambda app: _place(APPS, app["app_label"]))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        recent = Entry.objects.filter(actor=request.user.pk)[:RECENT]
        return super().index(request, {"to_do": self.to_do(request), "recent": recent, **(extra_context or {})})

    def to_do(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Count what waits, for somebody who may see to it."""
        waiting: list[tuple[Any, QuerySet[Any], str]] = [
            (_("Import notes to settle"), ImportNote.objects.at_desk().open(), ""),
            (_("Issues without a confirmed date"), Issue.objects.filter(date=None), "?date__isempty=1"),
        ]
        tasks = [
            {"title": title, "count": rows.count(), "url": f"{reverse(_list_of(rows.model))}{query}"}
            for title, rows, query in waiting
            if self.get_model_admin(rows.model).has_change_permission(request)
        ]
        drafts = Draft.objects.of(cast(User, request.user)).count()
        if drafts:
            tasks.append(
                {"title": _("Drafts of yours"), "count": drafts, "url": reverse("admin:articles_article_drafts")}
            )
        return tasks


def _list_of(model: type[Model]) -> str:
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"


def _place(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)

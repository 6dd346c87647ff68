"""A form that is sent when the session has expired: log in, and it comes back with everything typed in it."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from articles.admin.paper.article.unsaved.drafts import keep_typed, number, typed_in

PREFIX = "login"  # of the two fields in which one logs in: the others are what was typed
TOO_MANY = "too-many-tries"

View = Callable[..., HttpResponse]


def kept_through_login(model_admin: ModelAdmin[Any], view: View, back: View | None = None) -> View:
    """Wrap a form about a piece: the admin would send whoever is not logged in away, and the text would be lost.

    After the login `back` shows the form with what was sent in it; unless told, it is opened with that as a draft.
    """
    guarded = model_admin.admin_site.admin_view(view)

    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not model_admin.admin_site.has_permission(request):
            return _log_in_again(request, model_admin, lambda: (back or _open_draft)(request, *args, **kwargs))
        return guarded(request, *args, **kwargs)

    return answered


def login_form(model_admin: ModelAdmin[Any], request: HttpRequest, data: QueryDict | None) -> AuthenticationForm:
    """Give the form in which one logs in everywhere, with its limit, under names that no field of a piece has."""
    form = model_admin.admin_site.login_form or AuthenticationForm
    return form(request, data, prefix=PREFIX)


def _open_draft(request: HttpRequest, object_id: str | None = None, **kwargs: Any) -> HttpResponse:
    """Keep what was typed as a draft, and open the form of the piece with it."""
    draft = keep_typed(request, number(object_id), typed_in(request.POST))
    return HttpResponseRedirect(f"{request.path}?draft={draft.pk}" if draft else request.path)


@never_cache
@sensitive_post_parameters(f"{PREFIX}-password")
def _log_in_again(request: HttpRequest, model_admin: ModelAdmin[Any], back: Callable[[], HttpResponse]) -> HttpResponse:
    """Ask for name and password with what was typed beside them; then the form comes `back` with it.

    Nothing is kept of anybody who has not logged in: the text travels with the page.
    """
    site, data = model_admin.admin_site, request.POST
    form = login_form(model_admin, request, data if f"{PREFIX}-username" in data else None)
    if form.is_valid():
        login(request, form.get_user())
        return back()
    too_many = form.has_error(NON_FIELD_ERRORS, TOO_MANY)
    context = {
        **site.each_context(request),
        "title": _("Log in again"),
        "form": form,
        "typed": typed_in(data),
    }
    template = "admin/articles/article/log_in_again.html"
    return TemplateResponse(request, template, context, status=429 if too_many else 200)

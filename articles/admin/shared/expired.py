"""A button that is pressed when the session has expired: its address cannot be opened after the login."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

View = Callable[..., HttpResponse]


def pressed_again(site: AdminSite, view: View, page: Callable[..., str]) -> View:
    """Guard a view that takes a POST alone: after a login `page`, called with what is in the address, is shown."""
    guarded = site.admin_view(view)

    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if site.has_permission(request):
            return guarded(request, *args, **kwargs)
        messages.warning(request, _("Your session has expired, and nothing was done: log in, and press it once more."))
        return redirect_to_login(page(*args, **kwargs), reverse("admin:login"))

    return answered

"""What the script of the form asks: keep what is typed, tell who else has the piece open, let me log in again.

Each answers in JSON, and with 401 where the session has expired.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.auth import login
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST

from articles.admin.paper.article.unsaved.drafts import AFTER, GONE, KEY, key_in, number, typed_in
from articles.admin.paper.article.unsaved.presence import clock, notices
from articles.admin.paper.article.unsaved.relogin import TOO_MANY, login_form
from articles.admin.shared.staff import staff
from articles.editorial import DraftTooLong, forget_presence, keep_draft, note_presence
from articles.models import Article, Draft
from articles.models.paper.article_queryset import at_desk

# A form keeps what is typed every three seconds; a crafted one does not write faster than this.
FASTEST = timedelta(seconds=1)

View = Callable[..., HttpResponse]


def endpoint_urls(model_admin: ModelAdmin[Any]) -> list[URLPattern]:
    """Give the addresses that the script of the form asks."""
    site = model_admin.admin_site

    def for_staff(view: View) -> View:
        """Answer whoever is logged in to the desk: what is one's own needs no other permission."""

        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not site.has_permission(request):
                return JsonResponse({}, status=401)
            return view(request, *args, **kwargs)

        return never_cache(require_POST(answered))

    @never_cache
    @ensure_csrf_cookie
    def log_in(request: HttpRequest) -> HttpResponse:
        return log_in_here(model_admin, request)

    @for_staff
    def beat(request: HttpRequest, article: int) -> HttpResponse:
        if not model_admin.has_change_permission(request):
            return JsonResponse({"notices": []})
        if not Article.objects.filter(at_desk(), pk=article).exists():
            return JsonResponse({"notices": [GONE]})
        return beaten(request, article)

    return [
        path("drafts/keep/", for_staff(keep), name="articles_article_draft_keep"),
        path("<int:article>/presence/", beat, name="articles_article_presence"),
        path("login/", log_in, name="articles_article_login"),
    ]


def keep(request: HttpRequest) -> HttpResponse:
    """Keep what stands in an open form; 429 asks to come back a little later, 413 says that it is too long."""
    by, now = staff(request), timezone.now()
    if Draft.objects.filter(user=by, updated_at__gt=now - FASTEST).exists():
        return JsonResponse({}, status=429)
    article = number(request.GET.get("article"))
    key, after = key_in(request.POST, article), request.POST.get(AFTER, "")
    try:
        keep_draft(by=by, key=key, typed=typed_in(request.POST), article=article, after=after, at=now)
    except DraftTooLong as refusal:
        return JsonResponse({"said": str(refusal)}, status=413)
    return JsonResponse({"said": _("Draft kept at %(time)s") % {"time": clock(now)}})


def beaten(request: HttpRequest, article: int) -> HttpResponse:
    """Note that a window is open, or closed, and tell who else has the piece open."""
    by, tab = staff(request), request.POST.get(KEY, "")
    if request.POST.get("closed"):
        forget_presence(article=article, by=by, tab=tab)
        return JsonResponse({"notices": []})
    return JsonResponse({"notices": notices(note_presence(article=article, by=by, tab=tab))})


def log_in_here(model_admin: ModelAdmin[Any], request: HttpRequest) -> HttpResponse:
    """Log in without leaving the page; the answer names who is logged in, and its cookie holds the new token."""
    site = model_admin.admin_site
    if request.method != "POST":
        return JsonResponse({"user": request.user.get_username() if site.has_permission(request) else ""})
    form = login_form(model_admin, request, request.POST)
    if form.is_valid():
        login(request, form.get_user())
        return JsonResponse({"user": form.get_user().get_username()})
    said = [message for found in form.errors.values() for message in found]
    return JsonResponse({"said": said}, status=429 if form.has_error(NON_FIELD_ERRORS, TOO_MANY) else 400)

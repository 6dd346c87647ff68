"""The size of type, chosen once and kept in a cookie, without script.

A page is the same for every reader, so that any cache may keep it: what differs stands in a stylesheet of its own.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_POST, require_safe
from django.views.decorators.vary import vary_on_cookie

COOKIE = "type_size"
LARGE = "large"
YEAR = 365 * 24 * 3600


@csrf_exempt  # a token would make each page another for each reader; all that another site could change is a size
@require_POST
def choose_type_size(request: HttpRequest) -> HttpResponse:
    """Keep the size that a reader chose, and lead back to the page they were on."""
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, request.get_host(), require_https=request.is_secure())
    response = HttpResponseRedirect(back if is_ours else resolve_url("home"))
    if request.POST.get("size") == LARGE:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(COOKIE, LARGE, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def chosen_size(request: HttpRequest) -> str:
    """Name the size as a validator: the stylesheet is fetched again only where it changed."""
    return f'"{LARGE if request.COOKIES.get(COOKIE) == LARGE else "usual"}"'


@require_safe
@cache_control(private=True, no_cache=True)
@vary_on_cookie
@condition(etag_func=chosen_size)
def type_size(request: HttpRequest) -> HttpResponse:
    """Send the stylesheet of the size that a reader chose; it is empty for the usual one."""
    context = {"is_large": request.COOKIES.get(COOKIE) == LARGE}
    return render(request, "type_size.css", context, content_type="text/css; charset=utf-8")

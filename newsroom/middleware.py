"""Response headers that Django 5.2 does not set by itself."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import has_vary_header, set_response_etag

SHARED = "public, max-age=0, must-revalidate"


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Send `SECURE_CSP` with every response, unless a view has set a policy of its own.

    The setting has the shape of Django 6 (directive -> list of sources), so that this middleware can give
    way to `django.middleware.csp.ContentSecurityPolicyMiddleware` without another change.
    """
    policy = "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in settings.SECURE_CSP.items())

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        return response

    return middleware


def revalidation(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let every cache keep what is the same for every reader, and ask each time whether it still stands.

    So a page is sent once, and a withdrawal is seen at once. A HEAD, for which the page is made as for a GET, is told
    the same. What has a policy of its own, sets a cookie or depends on one is left alone. Stands inside
    `ConditionalGetMiddleware`, which answers the questions.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_personal = response.cookies or has_vary_header(response, "Cookie")
        if request.method in {"GET", "HEAD"} and not is_personal:
            response.headers.setdefault("Cache-Control", SHARED)
            if response.headers["Cache-Control"].startswith("public") and "ETag" not in response.headers:
                set_response_etag(response)
        return response

    return middleware

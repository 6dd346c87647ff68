"""Keep whole pages in each process's memory, for as long as the edition stands."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import has_vary_header

from articles.models import Article
from articles.public import edition

# Seconds; a page that shows how old something is, or a stamp that was lost, is put right by then.
LONGEST = 600


def page_cache(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Serve what was made for this edition without a query; make and keep what was not.

    Pages are the same for every reader. What sets a cookie or depends on one is not kept, and who has a session is
    always served anew. Off unless `PAGE_CACHE` names a folder.
    """
    if not settings.PAGE_CACHE:
        raise MiddlewareNotUsed
    pages = caches["pages"]

    def middleware(request: HttpRequest) -> HttpResponseBase:
        stamp = edition.current()
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
        if request.method != "GET" or is_known or stamp is None:
            return get_response(request)
        key = hashlib.sha256(f"{stamp} {request.build_absolute_uri()}".encode()).hexdigest()
        if kept := pages.get(key):
            content, headers = kept
            return HttpResponse(content, headers=headers)
        response = get_response(request)
        if isinstance(response, HttpResponse) and _is_for_everyone(response):
            pages.set(key, (response.content, dict(response.headers)), _seconds())
        return response

    return middleware


def _is_for_everyone(response: HttpResponse) -> bool:
    policy = response.headers.get("Cache-Control", "")
    is_personal = response.cookies or has_vary_header(response, "Cookie") or "private" in policy or "no-" in policy
    return response.status_code == 200 and not is_personal


def _seconds() -> float:
    """Give how long a page stands if nobody writes: until the next piece is published on time, at most `LONGEST`."""
    now = timezone.now()
    due = Article.objects.scheduled(now).order_by("published_at").values_list("published_at", flat=True).first()
    return min(LONGEST, (due - now).total_seconds()) if due else LONGEST

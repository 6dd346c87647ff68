"""Keep whole pages in each process's memory, for as long as the edition stands, and say since when it does."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import has_vary_header
from django.utils.http import http_date

from articles.models import Article
from articles.public import edition

# A page that shows how old something is, or a stamp that was lost, is put right by then.
LONGEST = timedelta(minutes=10)
# `Last-Modified` counts in seconds: in the second of a write it could not tell what was read before and after.
SETTLED = timedelta(seconds=2)


def page_cache(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Serve what was made for this edition without a query; make, date and keep what was not.

    Pages are the same for every reader. What sets a cookie or depends on one is not kept, and who has a session is
    always served anew. Off unless `PAGE_CACHE` names a folder; `KEEP_PAGES` off: pages are dated alone.
    """
    if not settings.PAGE_CACHE:
        raise MiddlewareNotUsed
    pages = caches["pages"]

    def middleware(request: HttpRequest) -> HttpResponseBase:
        standing = edition.current()
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
        if request.method not in {"GET", "HEAD"} or is_known or standing is None:
            return get_response(request)
        key = hashlib.sha256(f"{standing.name} {request.method} {request.build_absolute_uri()}".encode()).hexdigest()
        if kept := pages.get(key):
            content, headers = kept
            return HttpResponse(content, headers=headers)
        response = get_response(request)
        if isinstance(response, HttpResponse) and _is_for_everyone(response):
            now = timezone.now()
            _date(response, standing, now)
            if settings.KEEP_PAGES:
                pages.set(key, (response.content, dict(response.headers)), _time_left(now).total_seconds())
        return response

    return middleware


def _is_for_everyone(response: HttpResponse) -> bool:
    policy = response.headers.get("Cache-Control", "")
    is_personal = response.cookies or has_vary_header(response, "Cookie") or "private" in policy or "no-" in policy
    return response.status_code == 200 and not is_personal


def _date(response: HttpResponse, standing: edition.Edition, now: datetime) -> None:
    """Say when the site changed last: by a write, or by a piece that waited for its moment."""
    moments = Article.objects.published(now).order_by("-published_at").values_list("published_at", flat=True)
    changed = max([standing.since, *(moment for moment in moments[:1] if moment)])
    if changed + SETTLED < now:
        response.headers["Last-Modified"] = http_date(changed.timestamp())


def _time_left(now: datetime) -> timedelta:
    """Say how long a page stands if nobody writes: until the next piece is published on time, at most `LONGEST`."""
    moments = Article.objects.scheduled(now).order_by("published_at").values_list("published_at", flat=True)
    return min([LONGEST, *(due - now for due in moments[:1] if due)])

"""Keep whole pages in each process's memory, for as long as the edition stands, and say since when it does."""

import hashlib
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import has_vary_header
from django.utils.http import http_date

from articles.models import Article
from articles.public import edition

# A page that shows how old something is, or a stamp that was lost, is put right by then.
LONGEST = timedelta(minutes=10)
# Bytes, compressed. With the most entries of the cache (settings), a process keeps at most some ten megabytes.
LARGEST = 32 * 1024
# `Last-Modified` counts in seconds: in the second of a write it could not tell what was read before and after.
SETTLED = timedelta(seconds=2)
# New code makes other pages.
STARTED = timezone.now()


class Moments(NamedTuple):
    """The moments of an edition at which the site changes without a write: the last one, and the next."""

    edition: str
    newest: datetime
    due: datetime | None


def page_cache(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Serve what was made for this edition without a query; make, date and keep what was not.

    Pages are the same for every reader. What sets a cookie or depends on one is not kept, and who has a session is
    always served anew. A page that changes by itself, as the clock goes on, says so (`changes_by_itself`) and is not
    dated. Off unless `PAGE_CACHE` names a folder; `KEEP_PAGES` off: pages are dated alone.
    """
    if not settings.PAGE_CACHE:
        raise MiddlewareNotUsed
    pages, moments = caches["pages"], Moments("", STARTED, None)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        nonlocal moments
        standing = edition.current()
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
        if request.method not in {"GET", "HEAD"} or is_known or standing is None:
            return get_response(request)
        key = hashlib.sha256(f"{standing.name} {request.method} {request.build_absolute_uri()}".encode()).hexdigest()
        if kept := pages.get(key):
            packed, headers, changed = kept
            return _dated(HttpResponse(zlib.decompress(packed), headers=headers), changed)
        begun = timezone.now()  # what becomes due while the page is made may be missing from it
        response = get_response(request)
        if not isinstance(response, HttpResponse) or not _is_for_everyone(response):
            return response
        if moments.edition != standing.name or (moments.due and moments.due <= begun):
            moments = _moments(standing, begun)
        changed = None if hasattr(response, "changes_by_itself") else max(standing.since, STARTED, moments.newest)
        if settings.KEEP_PAGES and (left := _time_left(moments)) > timedelta():
            packed = zlib.compress(response.content, 1)
            if len(packed) <= LARGEST:
                pages.set(key, (packed, dict(response.headers), changed), left.total_seconds())
        return _dated(response, changed)

    return middleware


def _is_for_everyone(response: HttpResponse) -> bool:
    policy = response.headers.get("Cache-Control", "")
    is_personal = response.cookies or has_vary_header(response, "Cookie") or "private" in policy or "no-" in policy
    return response.status_code == 200 and not is_personal


def _moments(standing: edition.Edition, at: datetime) -> Moments:
    """Ask when a piece became public last and when one will next: one query, where anything is published."""
    scheduled = Article.objects.scheduled(at).order_by("published_at").values_list("published_at", flat=True)
    published = Article.objects.published(at).order_by("-published_at").annotate(due=Subquery(scheduled[:1]))
    newest, due = next(iter(published.values_list("published_at", "due")[:1]), (None, None))
    return Moments(standing.name, newest or STARTED, due if newest else scheduled.first())


def _time_left(moments: Moments) -> timedelta:
    """Say how long a page stands if nobody writes: until the next piece is published on time, at most `LONGEST`."""
    return min(LONGEST, moments.due - timezone.now()) if moments.due else LONGEST


def _dated(response: HttpResponse, changed: datetime | None) -> HttpResponse:
    """Say when the site changed last: by a write, by a piece that waited for its moment, or by new code."""
    if changed and changed + SETTLED < timezone.now():
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    return response

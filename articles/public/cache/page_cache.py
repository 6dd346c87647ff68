"""Keep whole pages in each process's memory, for as long as the edition stands, and say since when it does."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import http_date

from articles.models import Article
from articles.public.cache import edition
from articles.public.cache.compression import is_text, pack

# A page that shows how old something is, or a stamp that was lost, is put right by then.
LONGEST = timedelta(minutes=10)
# Bytes, texts compressed. With the most entries of the cache (settings), a process keeps at most some ten megabytes.
LARGEST = 32 * 1024
# `Last-Modified` counts in seconds: in the second of a write it could not tell what was read before and after.
SETTLED = timedelta(seconds=2)
# New code makes other pages.
STARTED = timezone.now()


def page_cache(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Serve what was made for this edition without a query; make, date and keep what was not.

    Texts are handed out compressed, as they are kept: `compression` stands around this, and gives the reader the form
    that they accept.

    Pages are the same for every reader, and say so (`Cache-Control: public`); what does not is not kept, and who has a
    session is always served anew. Off unless `PAGE_CACHE` names a folder; `KEEP_PAGES` off: pages are dated alone.
    """
    if not settings.PAGE_CACHE:
        raise MiddlewareNotUsed
    shelf = Shelf()

    def middleware(request: HttpRequest) -> HttpResponseBase:
        standing = edition.current()
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
        if request.method not in {"GET", "HEAD"} or is_known or standing is None:
            return get_response(request)
        key = _key(standing, request)
        if page := shelf.take(key):
            return page
        begun = timezone.now()  # what becomes due while the page is made may be missing from it
        response = get_response(request)
        return shelf.put(key, response, standing, begun) if _is_for_everyone(response) else response

    return middleware


class Moments(NamedTuple):
    """The moments of an edition at which the site changes without a write: the last one, and the next."""

    edition: str
    newest: datetime
    due: datetime | None


class Shelf:
    """The pages that a process keeps. One that changes by itself, as the clock goes on, says so and is not dated."""

    def __init__(self) -> None:
        self.pages = caches["pages"]
        self.moments = Moments("", STARTED, None)

    def take(self, key: str) -> HttpResponse | None:
        """Give a page that was kept."""
        if not (kept := self.pages.get(key)):
            return None
        content, headers, changed = kept
        return _dated(HttpResponse(content, headers=headers), changed)

    def put(self, key: str, response: Any, standing: edition.Edition, begun: datetime) -> HttpResponse:
        """Keep a page that was begun at a moment, unless it is large, and date it."""
        moments = self._moments(standing, begun)
        changed = None if hasattr(response, "changes_by_itself") else max(standing.since, STARTED, moments.newest)
        # Until the next piece is published on time, if nobody writes
        left = min(LONGEST, moments.due - timezone.now()) if moments.due else LONGEST
        if settings.KEEP_PAGES and left > timedelta():
            if is_text(response):
                pack(response)
            if len(response.content) <= LARGEST:
                self.pages.set(key, (response.content, dict(response.headers), changed), left.total_seconds())
        return _dated(response, changed)

    def _moments(self, standing: edition.Edition, at: datetime) -> Moments:
        """Give the moments as of one; asked once for an edition, and again when a piece falls due."""
        known = self.moments
        if known.edition != standing.name or (known.due and known.due <= at):
            self.moments = known = _ask_moments(standing, at)
        return known


def _key(standing: edition.Edition, request: HttpRequest) -> str:
    return hashlib.sha256(f"{standing.name} {request.build_absolute_uri()}".encode()).hexdigest()


def _is_for_everyone(response: HttpResponseBase) -> bool:
    is_public = response.headers.get("Cache-Control", "").startswith("public")
    return isinstance(response, HttpResponse) and response.status_code == 200 and is_public


def _ask_moments(standing: edition.Edition, at: datetime) -> Moments:
    """Ask when a piece became public last and when one will next: one query, where anything is published."""
    scheduled = Article.objects.scheduled(at).order_by("published_at").values_list("published_at", flat=True)
    published = Article.objects.published(at).order_by("-published_at").annotate(due=Subquery(scheduled[:1]))
    newest, due = next(iter(published.values_list("published_at", "due")[:1]), (None, None))
    return Moments(standing.name, newest or STARTED, due if newest else scheduled.first())


def _dated(response: HttpResponse, changed: datetime | None) -> HttpResponse:
    """Say when the site changed last: by a write, by a piece that waited for its moment, or by new code."""
    if changed and changed + SETTLED < timezone.now():
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    return response

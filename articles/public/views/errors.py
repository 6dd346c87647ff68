"""Error pages in the paper's style. None of them asks the database anything."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.models import Article
from articles.public.reading.withdrawn import WithdrawnIssue


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        most = {"count": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20}
        text = _("At most %(count)d MB are taken at once. Go back: what you typed is still there. Part it, then save.")
        return error_page(request, 413, _("The text is too large"), text % most)
    return error_page(request, 400, _("The request cannot be read"), _("Please check the address."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 403, _("No admittance"), _("You may not see this page. Staff log in first."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(
        request, 404, _("There is no such page"), _("The address may be mistyped, or the page has never been there.")
    )


def gone(request: HttpRequest, article: Article) -> HttpResponse:
    """Say which article was withdrawn and when, and the reason, where readers may be told of one."""
    said = {"title": article.title, "day": date_format(localtime(article.withdrawn_at))}
    text = _("“%(title)s” was withdrawn on %(day)s.") % said
    return error_page(request, 410, _("This article has been withdrawn"), text, article.withdrawal_notice)


def issue_gone(request: HttpRequest, withdrawn: WithdrawnIssue) -> HttpResponse:
    """Say which issue was withdrawn whole, and when."""
    said = {"issue": withdrawn.issue.name, "day": date_format(localtime(withdrawn.at))}
    text = _("All articles of %(issue)s have been withdrawn, the last on %(day)s.") % said
    return error_page(request, 410, _("This issue has been withdrawn"), text)


def or_gone(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view of an issue answer 410 where the whole of it was withdrawn."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except WithdrawnIssue as withdrawn:
            return issue_gone(request, withdrawn)

    return answered


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(
        request, 500, _("The page failed"), _("The fault is ours and has been noted. Please try again in a while.")
    )


def error_page(request: HttpRequest, status: int, title: str, *texts: str) -> HttpResponse:
    """Say what is the matter, a paragraph each, and where to go from there."""
    return render(request, "error.html", {"status": status, "title": title, "texts": texts}, status=status)

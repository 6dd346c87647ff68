"""Articles and issues to take away: for other newsrooms, and as an e-book."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from articles.enums import Visibility
from articles.models import Article, Credit, Issue
from articles.public.machines import epub
from articles.public.machines.ninjs import article_item, issue_item
from articles.public.reading.prefetches import in_full
from articles.public.views.errors import gone, not_found


@require_safe
def article_ninjs(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a published article as ninjs; the rest of another leads to the whole."""
    article = get_object_or_404(in_full(Article.objects.all()), pk=pk)
    if article.continues_id:
        return redirect("article-ninjs", article.continues_id)
    if not article.is_public:
        return gone(request) if article.visibility == Visibility.WITHDRAWN else not_found(request)
    return as_json(article_item(article, request.build_absolute_uri("/")))


@require_safe
def issue_ninjs(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the published articles of an issue as ninjs."""
    issue = get_object_or_404(Issue.objects.published(), pk=pk)
    articles = in_full(Article.objects.published().in_issue(issue).as_printed())
    return as_json(issue_item(issue, list(articles), request.build_absolute_uri("/")))


@require_safe
def issue_epub(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the published articles of an issue as an e-book."""
    issue = get_object_or_404(Issue.objects.published(), pk=pk)
    staff = Prefetch("page__credits", Credit.objects.select_related("editor").order_by("position"))
    articles = in_full(Article.objects.published().in_issue(issue).as_printed()).prefetch_related(staff)
    book = epub.bind(issue, list(articles), request.build_absolute_uri(issue.get_absolute_url()))
    name = content_disposition_header(as_attachment=True, filename=f"{issue.date or issue.pk}.epub")
    return HttpResponse(book, content_type=epub.MEDIA_TYPE, headers={"Content-Disposition": name})


def as_json(data: dict[str, Any]) -> JsonResponse:
    """Send data as JSON, Chinese as it is."""
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})

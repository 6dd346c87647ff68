"""Articles and issues to take away: for other newsrooms, and as an e-book."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from articles.models import Article, Credit
from articles.public.machines import epub
from articles.public.machines.ninjs import article_item, canceled_article, canceled_issue, issue_item
from articles.public.reading.prefetches import in_full
from articles.public.reading.withdrawn import WithdrawnIssue, published_issue
from articles.public.views.errors import not_found, or_gone


@require_safe
def article_ninjs(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a published article as ninjs; of a withdrawn one, that it is; the rest of another leads to the whole."""
    article = get_object_or_404(in_full(Article.objects.all()), pk=pk)
    if article.continues_id:
        return redirect("article-ninjs", article.continues_id)
    site = request.build_absolute_uri("/")
    if article.is_gone:
        return as_json(canceled_article(article, site), status=410)
    return as_json(article_item(article, site)) if article.is_public else not_found(request)


@require_safe
def issue_ninjs(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the published articles of an issue as ninjs; of one that was withdrawn whole, that it is."""
    site = request.build_absolute_uri("/")
    try:
        issue = published_issue(pk=pk)
    except WithdrawnIssue as withdrawn:
        return as_json(canceled_issue(withdrawn.issue, withdrawn.at, site), status=410)
    articles = in_full(Article.objects.published().in_issue(issue).as_printed())
    return as_json(issue_item(issue, list(articles), site))


@require_safe
@or_gone
def issue_epub(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the published articles of an issue as an e-book."""
    issue = published_issue(pk=pk)
    staff = Prefetch("page__credits", Credit.objects.select_related("editor").order_by("position"))
    articles = in_full(Article.objects.published().in_issue(issue).as_printed()).prefetch_related(staff)
    book = epub.bind(issue, list(articles), request.build_absolute_uri(issue.get_absolute_url()))
    name = content_disposition_header(as_attachment=True, filename=f"{issue.date or issue.pk}.epub")
    return HttpResponse(book, content_type=epub.MEDIA_TYPE, headers={"Content-Disposition": name})


def as_json(data: dict[str, Any], status: int = 200) -> JsonResponse:
    """Send data as JSON, Chinese as it is."""
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})

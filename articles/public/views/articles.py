from operator import attrgetter
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from articles.enums import Visibility
from articles.models import Article, ImportNote, Issue
from articles.public.citation import cite
from articles.public.forms import ArticleFilter
from articles.public.linked_data import news_article
from articles.public.selections import around, for_lists, in_full, published_tags
from articles.public.views.errors import gone, not_found

PER_PAGE = 20
TAGS_OFFERED = 20
ISSUES_OFFERED = 10
RELATED = 5


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """List articles, newest first; a query string narrows to an issue, a correspondent, a tag."""
    query = ArticleFilter(request.GET)
    page = Paginator(for_lists(query.articles()), PER_PAGE).get_page(query.number)
    context = {
        "page": page,
        "query": query,
        "tags": published_tags()[:TAGS_OFFERED],
        "issues": Issue.objects.published().newest_first()[:ISSUES_OFFERED],
    }
    return render(request, "articles.html", context)


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an article; one that is not public, to staff alone. The rest of another leads to the whole."""
    has_doubts = Exists(ImportNote.objects.doubts().filter(article=OuterRef("pk")))
    article = get_object_or_404(in_full(Article.objects.annotate(has_doubts=has_doubts)), pk=pk)
    if article.continues:
        return redirect(article.continues)
    if not article.is_public:
        return preview(request, article)
    context = {
        "article": article,
        "linked_data": news_article(article, request.build_absolute_uri("/")),
        "citation": cite(article, settings.PAPER_NAME, request.build_absolute_uri(article.get_absolute_url())),
        **neighbours(article),
    }
    return render(request, "article.html", context)


def preview(request: HttpRequest, article: Article) -> HttpResponse:
    """Show an unpublished article to staff who may read it; tell others that it is gone, or nothing."""
    if request.user.is_active and request.user.is_staff and request.user.has_perm("articles.view_article"):
        response = render(request, "article.html", {"article": article, "is_preview": True})
    elif article.visibility == Visibility.WITHDRAWN:
        response = gone(request)
    else:
        response = not_found(request)
    add_never_cache_headers(response)
    return response


def neighbours(article: Article) -> dict[str, Any]:
    """Find the pieces before and after one in its issue, as printed, and the newest elsewhere that are like it."""
    issue = article.page and article.page.issue_id
    printed: list[Article] = []
    elsewhere: list[Article] = []
    for piece in around(article):
        is_beside = piece.page is not None and piece.page.issue_id == issue
        (printed if is_beside else elsewhere).append(piece)
    others = (piece for piece in elsewhere if piece.pk != article.pk)
    related = sorted(others, key=attrgetter("published_at"), reverse=True)[:RELATED]
    places = {piece.pk: place for place, piece in enumerate(printed)}
    if article.pk not in places:  # in no issue, or withdrawn a moment ago
        return {"related": related}
    place = places[article.pk]
    before, after = printed[:place], printed[place + 1 :]
    return {"previous": before[-1] if before else None, "next": after[0] if after else None, "related": related}

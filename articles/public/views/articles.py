from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.public.forms import ArticleFilter
from articles.public.machines.linked_data import news_article
from articles.public.reading.article_page import read_article
from articles.public.reading.facets import facets
from articles.public.reading.list_rows import PER_PAGE, listed_articles
from articles.public.reading.neighbours import neighbours
from articles.public.reading.paging import KeyPaginator
from articles.public.setting.citation import cite
from articles.public.views.errors import gone, not_found


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """List articles, newest first; a query string narrows to an issue, a correspondent, a tag and more."""
    query = ArticleFilter(request.GET)
    page = KeyPaginator(query.keys(), PER_PAGE, listed_articles).get_page(query.number)
    return render(request, "articles.html", {"page": page, "query": query, "facets": facets(list(page), request.GET)})


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an article; one that is not public, to staff alone. The rest of another leads to the whole."""
    article = read_article(pk)
    if article.continues:
        return redirect(article.continues)
    if not article.is_public:
        return preview(request, article)
    context = {
        "article": article,
        "linked_data": news_article(article, request.build_absolute_uri("/")),
        "citation": cite(article, settings.PAPER_NAME, request.build_absolute_uri(article.get_absolute_url())),
        "neighbours": neighbours(article),
    }
    return render(request, "article.html", context)


def preview(request: HttpRequest, article: Article) -> HttpResponse:
    """Show an unpublished article to staff who may read it; tell others that it is gone, or nothing."""
    if request.user.is_active and request.user.is_staff and request.user.has_perm("articles.view_article"):
        response = render(request, "article.html", {"article": article, "is_preview": True})
    elif article.is_gone:
        response = gone(request, article)
    else:
        response = not_found(request)
    add_never_cache_headers(response)
    return response

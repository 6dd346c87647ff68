from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.public.reading.article_counts import published_years
from articles.public.reading.facets import facets
from articles.public.reading.hits import hits
from articles.public.search_form import ORDERS, SearchForm


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found, a page at a time, or say why nothing was."""
    query = SearchForm(request.GET)
    found = query.found()
    shown = hits(found.pks, query.terms)
    context = {
        "query": query,
        "found": found,
        "hits": shown,
        "facets": facets([hit.article for hit in shown], request.GET),
        "orders": ORDERS,
        "years": published_years(),
    }
    return render(request, "search.html", context)

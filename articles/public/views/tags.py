from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.public.forms import PageForm
from articles.public.selections import for_lists, published_tags

PER_PAGE = 20


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """List the tags, the most used first."""
    return render(request, "tags.html", {"tags": published_tags()})


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a tag's articles, newest first."""
    tag = get_object_or_404(published_tags(), slug=slug)
    found = for_lists(Article.objects.published().tagged(slug).newest_first())
    page = Paginator(found, PER_PAGE).get_page(PageForm(request.GET).number)
    return render(request, "tag.html", {"tag": tag, "page": page})

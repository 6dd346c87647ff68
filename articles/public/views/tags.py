from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Tagging
from articles.public.counts import published_tags, with_article_count
from articles.public.forms import PageForm
from articles.public.paging import KeyPaginator
from articles.public.selections import for_lists

PER_PAGE = 20


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """List the tags, the most used first."""
    tags = with_article_count(published_tags(), Tagging.objects.all(), "tag", "content_object")
    return render(request, "tags.html", {"tags": tags.order_by("-article_count", "name")})


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a tag's articles, newest first."""
    tag = get_object_or_404(published_tags(), slug=slug)
    found = Article.objects.published().tagged(tag).newest_first()
    page = KeyPaginator(found, PER_PAGE, for_lists).get_page(PageForm(request.GET).number)
    return render(request, "tag.html", {"tag": tag, "page": page})

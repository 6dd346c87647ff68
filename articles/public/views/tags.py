from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.public.forms import PageForm
from articles.public.reading.article_counts import counted_tag, counted_tags
from articles.public.reading.list_keys import ARTICLES_TAGGED
from articles.public.reading.list_rows import PER_PAGE, listed_articles
from articles.public.reading.paging import KeyPaginator


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """List the tags, the most used first."""
    return render(request, "tags.html", {"tags": counted_tags()})


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a tag's articles, newest first."""
    tag = counted_tag(slug)
    found = ARTICLES_TAGGED.of(pk=tag.pk)
    page = KeyPaginator(found, PER_PAGE, listed_articles, tag.article_count).get_page(PageForm(request.GET).number)
    return render(request, "tag.html", {"tag": tag, "page": page})

"""The least that a page can be: a word; and one query by key with one line of template, on a kept connection."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from articles.models import Article

ONE_LINE = engines["django"].from_string("<title>{{ article.headline }}</title>")


def hello(request: HttpRequest) -> HttpResponse:
    """Answer with two words."""
    return HttpResponse("hello world")


def by_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with one article, by one query and a template of one line."""
    return HttpResponse(ONE_LINE.render({"article": Article.objects.get(pk=pk)}, request))


urlpatterns = [path("hello/", hello), path("<int:pk>/", by_key)]

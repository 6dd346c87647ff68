"""The site, and the least that a page can be: a word, and one query by key."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from articles.models import Article

ONE_LINE = engines["django"].from_string("<title>{{ article.headline }}</title>")


def hello(request: HttpRequest) -> HttpResponse:
    """Answer with two words."""
    return HttpResponse("hello world", headers={"Cache-Control": "no-store"})


def by_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with one article, by one query and a template of one line."""
    page = ONE_LINE.render({"article": Article.objects.get(pk=pk)}, request)
    return HttpResponse(page, headers={"Cache-Control": "no-store"})


urlpatterns = [
    path("limit/hello/", hello),
    path("limit/<int:pk>/", by_key),
    path("", include("newsroom.urls")),
]

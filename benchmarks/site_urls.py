"""The site, and the least that a page can be: a word, and one query by key."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from articles.models import Article


def hello(request: HttpRequest) -> HttpResponse:
    """Answer with two words."""
    return HttpResponse("hello world", headers={"Cache-Control": "no-store"})


def by_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with one article's headline, by one query."""
    headline = Article.objects.values_list("headline", flat=True).get(pk=pk)
    return HttpResponse(headline, headers={"Cache-Control": "no-store"})


urlpatterns = [
    path("limit/hello/", hello),
    path("limit/<int:pk>/", by_key),
    path("", include("newsroom.urls")),
]

"""The site, and beside it the least that a page can be: a word, and one query by key."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from articles.models import Article

ONE_LINE = engines["django"].from_string("<title>{{ article.headline }}</title>")
APART = {"Cache-Control": "no-store"}


def hello(request: HttpRequest) -> HttpResponse:
    """Answer with two words."""
    return HttpResponse("hello world", headers=APART)


def by_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with one article, by one query and a template of one line."""
    page = ONE_LINE.render({"article": Article.objects.get(pk=pk)}, request)
    return HttpResponse(page, headers=APART)


def queries(request: HttpRequest) -> HttpResponse:
    """Count the queries of a page of the site."""
    with CaptureQueriesContext(connection) as captured:
        Client(headers={"host": request.get_host()}).get(request.GET["page"])
    return HttpResponse(len(captured), headers=APART)


urlpatterns = [
    path("limit/hello/", hello),
    path("limit/<int:pk>/", by_key),
    path("limit/queries/", queries),
    path("", include("newsroom.urls")),
]

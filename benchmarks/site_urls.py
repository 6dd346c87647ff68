"""The site, and beside it a page that counts the queries of the others."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import include, path


def queries(request: HttpRequest) -> HttpResponse:
    """Count the queries of a page of the site."""
    with CaptureQueriesContext(connection) as captured:
        Client(headers={"host": request.get_host()}).get(request.GET["page"])
    return HttpResponse(len(captured), headers={"Cache-Control": "no-store"})


urlpatterns = [path("benchmark/queries/", queries), path("", include("newsroom.urls"))]

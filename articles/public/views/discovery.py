"""What tells programs the way about the site."""

from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.public.machines.sitemaps import SITEMAPS


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots where not to go, and where the sitemaps are."""
    return render(request, "robots.txt", {"site": site(request)}, content_type="text/plain")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """List the sitemaps."""
    return views.index(request, SITEMAPS, sitemap_url_name="sitemap")


@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """List pages of one kind; without Django's `Last-Modified`, which cannot tell that a page was withdrawn."""
    template = "news_sitemap.xml" if section == "news" else "sitemap.xml"
    response = views.sitemap(request, SITEMAPS, section, template)
    response.headers.pop("Last-Modified", None)
    if section == "news":
        vars(response)["changes_by_itself"] = True  # what is older than two days falls out
    return response


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Describe our search to browsers: https://github.com/dewitt/opensearch."""
    content_type = "application/opensearchdescription+xml"
    return render(request, "opensearch.xml", {"site": site(request)}, content_type=content_type)


def site(request: HttpRequest) -> str:
    """Give the address that all of ours begin with, without a slash at its end."""
    return request.build_absolute_uri("/").rstrip("/")

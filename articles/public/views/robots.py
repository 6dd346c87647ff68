"""What programs that read the whole site come for first."""

from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.public.sitemaps import SITEMAPS


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots where not to go, and where the sitemaps are."""
    return render(request, "robots.txt", {"site": request.build_absolute_uri("/")}, content_type="text/plain")


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
    return response

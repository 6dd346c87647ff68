"""What browsers and telephones show a site by: its icons, and its name."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

DAY = 24 * 3600
PAPER, RED = "#fdfcf9", "#a81d1d"  # of the stylesheet


@require_safe
@cache_control(public=True, max_age=DAY)
def favicon(request: HttpRequest) -> HttpResponse:
    """Send the icon where all look for it who have read no page."""
    return HttpResponse(_drawn("favicon.ico"), content_type="image/x-icon")


@require_safe
@cache_control(public=True, max_age=DAY)
def touch_icon(request: HttpRequest) -> HttpResponse:
    """Send the icon for the first screen of a telephone, likewise."""
    return HttpResponse(_drawn("touch-icon.png"), content_type="image/png")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Describe the site to who keeps it on a first screen: https://www.w3.org/TR/appmanifest/."""
    sizes = {"icon.svg": "any", "icon-192.png": "192x192", "icon-512.png": "512x512"}
    described = {
        "id": reverse("home"),
        "name": settings.PAPER_NAME,
        "short_name": settings.PAPER_NAME,
        "lang": "zh-Hans",
        "start_url": reverse("home"),
        "scope": reverse("home"),
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": RED,
        "icons": [{"src": static(f"articles/{name}"), "sizes": size} for name, size in sizes.items()],
    }
    dumping = {"ensure_ascii": False}
    return JsonResponse(described, content_type="application/manifest+json", json_dumps_params=dumping)


@cache
def _drawn(name: str) -> bytes:
    return Path(str(finders.find(f"articles/{name}"))).read_bytes()

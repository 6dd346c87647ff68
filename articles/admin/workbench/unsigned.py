"""The report of what was published without a whole chain of signatures: it must be empty."""

from itertools import islice

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.editorial import unsigned_pieces

MOST = 500


@permission_required("articles.view_article", raise_exception=True)
def unsigned(request: HttpRequest) -> HttpResponse:
    """Show what readers see, or will, without a whole chain; apart from it, what the version before had published."""
    found = list(islice(unsigned_pieces(), MOST + 1))
    context = {
        **admin.site.each_context(request),
        "title": _("Published without a full chain"),
        "unsigned": [row for row in found[:MOST] if not row.is_from_before],
        "from_before": [row for row in found[:MOST] if row.is_from_before],
        "is_cut": len(found) > MOST,
    }
    return TemplateResponse(request, "admin/unsigned.html", context)

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Correction
from articles.public.forms import PageForm
from articles.public.reading.list_rows import listed_corrections
from articles.public.reading.paging import KeyPaginator

PER_PAGE = 30


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """List what the paper corrected, newest first, with the articles that it is about."""
    found = Correction.objects.published().newest_first()
    page = KeyPaginator(found, PER_PAGE, listed_corrections).get_page(PageForm(request.GET).number)
    return render(request, "corrections.html", {"page": page})

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article, Correction
from articles.public.forms import PageForm

PER_PAGE = 30


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """List what the paper corrected, newest first, with the articles that it is about."""
    about = Prefetch("article", Article.objects.without_text())
    found = Correction.objects.published().order_by("-date", "-id").prefetch_related(about)
    page = Paginator(found, PER_PAGE).get_page(PageForm(request.GET).number)
    return render(request, "corrections.html", {"page": page})

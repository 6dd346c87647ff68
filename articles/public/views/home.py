from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.public.reading.front_page import read_front
from articles.public.setting import layout


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the newest issue as a front page, and below it the newest pieces that are in no issue."""
    issue, articles, loose = read_front()
    context = {"issue": issue, "front": layout.weigh(articles) if articles else None, "loose": loose}
    return render(request, "home.html", context)

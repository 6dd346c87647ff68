from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article, Issue
from articles.public.reading.prefetches import for_the_front
from articles.public.setting import layout

LOOSE = 10


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the newest issue as a front page, and below it the newest pieces that are in no issue."""
    published = Article.objects.published()
    issue = Issue.objects.published().newest_first().first()
    articles = for_the_front(published.in_issue(issue).as_printed()) if issue else []
    context = {
        "issue": issue,
        "front": layout.weigh(articles) if articles else None,
        "loose": published.filter(page=None).newest_first().without_text()[:LOOSE],
    }
    return render(request, "home.html", context)

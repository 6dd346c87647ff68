from datetime import date

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.models import Article, ImportNote, Issue
from articles.public.forms import PageForm, YearForm
from articles.public.reading.list_keys import ALL_ISSUES
from articles.public.reading.list_rows import ISSUES_PER_PAGE, listed_issues
from articles.public.reading.paging import KeyPaginator
from articles.public.reading.prefetches import BYLINES, CREDITS
from articles.public.reading.withdrawn import published_issue
from articles.public.setting import layout
from articles.public.views.errors import or_gone


@require_safe
def issues(request: HttpRequest) -> HttpResponse:
    """List the issues, newest first, each with the headline of its lead."""
    found = ALL_ISSUES.of()
    page = KeyPaginator(found, ISSUES_PER_PAGE, listed_issues).get_page(PageForm(request.GET).number)
    return render(request, "issues.html", {"page": page})


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the issues of a year, the newest unless told, as a calendar; an undated issue has no place in one."""
    dated = Issue.objects.published().exclude(date=None)
    years = [day.year for day in dated.dates("date", "year", order="DESC")]
    year = YearForm(request.GET, years).year
    context = {"years": years, "year": year, "months": layout.months(dated.filter(date__year=year)) if year else []}
    return render(request, "calendar.html", context)


@require_safe
@or_gone
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a whole issue: page by page, every article in full with its doubts, the staff credits under each page."""
    issue = published_issue(pk=pk)
    doubts = Prefetch("notes", ImportNote.objects.doubts(), to_attr="doubts")
    articles = (
        Article.objects.published().as_printed().defer("imported").prefetch_related(BYLINES, "corrections", doubts)
    )
    pages = issue.pages.published().prefetch_related(
        Prefetch("articles", articles, to_attr="public_articles"), Prefetch("credits", CREDITS)
    )
    previous, following = Issue.objects.published().neighbours(issue)
    context = {
        "issue": issue,
        "previous": previous,
        "next": following,
        "leaves": layout.leaves(pages),
        "is_one_sheet": layout.is_one_sheet(list(pages)),
    }
    return render(request, "issue.html", context)


@require_safe
@or_gone
def issue_of_day(request: HttpRequest, day: date) -> HttpResponse:
    """Lead to the issue of a day; for now, since a date can be put right."""
    return redirect(published_issue(date=day))

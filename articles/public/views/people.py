from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Byline, Correspondent, Credit, Editor, Page, Unit
from articles.public.forms import PageForm
from articles.public.selections import by_year, for_lists, with_article_count

PER_PAGE = 20
PEOPLE_PER_PAGE = 120


@require_safe
def correspondents(request: HttpRequest) -> HttpResponse:
    """List who wrote, the most published first."""
    found = with_article_count(Correspondent.objects.published().select_related("unit"), "bylines__article")
    found = found.order_by("-article_count", "name", "distinction")
    page = Paginator(found, PEOPLE_PER_PAGE).get_page(PageForm(request.GET).number)
    return render(request, "correspondents.html", {"page": page})


@require_safe
def correspondent(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a correspondent's articles, newest first, and how many each year."""
    correspondent = get_object_or_404(Correspondent.objects.published().select_related("unit"), pk=pk)
    found = Article.objects.published().by(correspondent).newest_first()
    page = Paginator(for_lists(found), PER_PAGE).get_page(PageForm(request.GET).number)
    return render(
        request, "correspondent.html", {"correspondent": correspondent, "page": page, "years": by_year(found)}
    )


@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the articles that carry a unit in a byline, newest first, how many each year, and who wrote them."""
    unit = get_object_or_404(Unit.objects.published(), pk=pk)
    found = Article.objects.published().filter(bylines__unit=unit).distinct().newest_first()
    signed = Byline.objects.filter(unit=unit, article__in=Article.objects.published())
    context = {
        "unit": unit,
        "page": Paginator(for_lists(found), PER_PAGE).get_page(PageForm(request.GET).number),
        "years": by_year(found),
        "correspondents": Correspondent.objects.filter(bylines__in=signed).distinct().order_by("name", "distinction"),
    }
    return render(request, "unit.html", context)


@require_safe
def editor(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the pages that an editor was credited on, newest first."""
    editor = get_object_or_404(Editor.objects.published(), pk=pk)
    own = Prefetch("credits", Credit.objects.filter(editor=editor).order_by("position"))
    found = Page.objects.published().filter(credits__editor=editor).distinct().select_related("issue")
    found = found.order_by("-issue__sorts_on", "-issue_id", "number", "id").prefetch_related(own)
    page = Paginator(found, PER_PAGE).get_page(PageForm(request.GET).number)
    return render(request, "editor.html", {"editor": editor, "page": page})

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Correspondent, Credit, Editor, Page
from articles.public.forms import PageForm
from articles.public.selections import for_lists, with_article_count

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
    """Show a correspondent's articles, newest first."""
    correspondent = get_object_or_404(Correspondent.objects.published().select_related("unit"), pk=pk)
    found = for_lists(Article.objects.published().by(correspondent).newest_first())
    page = Paginator(found, PER_PAGE).get_page(PageForm(request.GET).number)
    return render(request, "correspondent.html", {"correspondent": correspondent, "page": page})


@require_safe
def editor(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the pages that an editor was credited on, newest first."""
    editor = get_object_or_404(Editor.objects.published(), pk=pk)
    own = Prefetch("credits", Credit.objects.filter(editor=editor).order_by("position"))
    found = Page.objects.published().filter(credits__editor=editor).distinct().select_related("issue")
    found = found.order_by("-issue__sorts_on", "-issue_id", "number", "id").prefetch_related(own)
    page = Paginator(found, PER_PAGE).get_page(PageForm(request.GET).number)
    return render(request, "editor.html", {"editor": editor, "page": page})

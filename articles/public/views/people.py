from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Byline, Correspondent, Credit, Editor, Page, Unit
from articles.public.forms import PageForm
from articles.public.reading.article_counts import ranked_correspondents, signer
from articles.public.reading.list_keys import ARTICLES_BY, ARTICLES_OF_UNIT
from articles.public.reading.list_rows import (
    PEOPLE_PER_PAGE,
    PER_PAGE,
    listed_articles,
    listed_correspondents,
    listed_pages,
)
from articles.public.reading.paging import KeyPaginator
from articles.public.views.merged import or_merged


@require_safe
def correspondents(request: HttpRequest) -> HttpResponse:
    """List who wrote, the most published first."""
    counts = ranked_correspondents()
    page = KeyPaginator(list(counts), PEOPLE_PER_PAGE, listed_correspondents).get_page(PageForm(request.GET).number)
    return render(request, "correspondents.html", {"people": [(each, counts[each.pk]) for each in page], "page": page})


@require_safe
@or_merged(Correspondent)
def correspondent(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a correspondent's articles, newest first, and how many each year."""
    correspondent, count, years = signer("correspondent", pk)
    found = ARTICLES_BY.of(pk=pk)
    page = KeyPaginator(found, PER_PAGE, listed_articles, count).get_page(PageForm(request.GET).number)
    return render(request, "correspondent.html", {"correspondent": correspondent, "page": page, "years": years})


@require_safe
@or_merged(Unit)
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the articles that carry a unit in a byline, newest first, how many each year, and who wrote them."""
    unit, count, years = signer("unit", pk)
    found = ARTICLES_OF_UNIT.of(pk=pk)
    signed = Byline.objects.filter(unit=unit).exclude(article__in=Article.objects.unpublished())
    context = {
        "unit": unit,
        "page": KeyPaginator(found, PER_PAGE, listed_articles, count).get_page(PageForm(request.GET).number),
        "years": years,
        "correspondents": Correspondent.objects.filter(pk__in=signed.order_by().values("correspondent")),
    }
    return render(request, "unit.html", context)


@require_safe
@or_merged(Editor)
def editor(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the pages that an editor was credited on, newest first."""
    editor = get_object_or_404(Editor.objects.published(), pk=pk)
    credited = Credit.objects.filter(editor=editor).values("page")
    found = Page.objects.published().filter(pk__in=credited)
    found = found.order_by("-issue__sorts_on", "-issue_id", "number", "id")
    bring = partial(listed_pages, editor=editor)
    page = KeyPaginator(found, PER_PAGE, bring).get_page(PageForm(request.GET).number)
    return render(request, "editor.html", {"editor": editor, "page": page})

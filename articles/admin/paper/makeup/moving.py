"""A piece is moved on the page list: by a button, or let go of where it was dragged; both send the same form."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.paper.makeup.forms import PLACE, MoveForm
from articles.admin.shared.staff import staff
from articles.editorial import DeskRefusal, Seen, move
from articles.models import Article, Issue, Page


def moved(request: HttpRequest, issue: Issue) -> HttpResponse:
    """Move a piece, and lead back to where it stands."""
    form = MoveForm(request.POST)
    back = reverse("admin:articles_issue_pages", args=[issue.pk])
    if not form.is_valid():
        messages.error(request, _("Choose a page, and a place from 1 to 200, or none for the last one."))
        return HttpResponseRedirect(back)
    piece = get_object_or_404(Article, pk=form.cleaned_data["article"])
    to, position = form.target
    if form.cleaned_data["act"] == PLACE and not to:
        messages.error(request, _("Choose the page on which “%(title)s” is to stand.") % {"title": piece.title})
        return HttpResponseRedirect(back)
    key, _colon, order = to.partition(":")
    page = get_object_or_404(Page, pk=key, issue=issue) if key else None
    try:
        seen = Seen(form.cleaned_data["stood"], order)
        stored = move(article=piece, page=page, position=position, by=staff(request), seen=seen)
    except DeskRefusal as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(back)
    told = {"title": stored.working_title, "page": page.name if page else "", "position": stored.position}
    text = _("“%(title)s” stands on %(page)s, place %(position)d.") if page else _("“%(title)s” is taken off its page.")
    messages.success(request, text % told)
    return HttpResponseRedirect(f"{back}#page-{page.pk}" if page else back)

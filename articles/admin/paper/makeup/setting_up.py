"""The pages of an issue are set up on its page list: its date, pages that are added, what they are called and hold."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.paper.makeup.forms import AddPageForm, DateForm, PageSetUpForm
from articles.admin.paper.makeup.sheet import page_list
from articles.admin.shared.history import tell_changes
from articles.admin.shared.overwriting import OverwritesNothing
from articles.admin.shared.staff import staff
from articles.admin.shared.telling import tell_moved
from articles.editorial import DeskRefusal, add_page, follow_issue_date, record
from articles.enums import EntryAction
from articles.models import Issue, Page


def page_added(request: HttpRequest, issue: Issue) -> HttpResponse:
    """Add a page; where its number is taken, the list comes back with what was typed."""
    by, form = staff(request), AddPageForm(request.POST, auto_id="add-%s")
    if not by.has_perm("articles.add_page"):
        raise PermissionDenied
    try:
        page = add_page(issue=issue, by=by, **form.cleaned_data) if form.is_valid() else None
    except DeskRefusal as refusal:
        form.add_error("number", str(refusal))
        page = None
    if page is None:
        return page_list(request, issue, add_form=form)
    messages.success(request, _("%(page)s is added.") % {"page": page.name})
    return _back(issue, f"#page-{page.pk}")


@transaction.atomic
def page_changed(request: HttpRequest, issue: Issue, page: int) -> HttpResponse:
    """Change number, section and measure of a page."""
    rows = Page.objects.select_for_update(no_key=True, of=("self",)).select_related("issue")
    row = get_object_or_404(rows, pk=page, issue=issue)
    if not staff(request).has_perm("articles.change_page"):
        raise PermissionDenied
    form = PageSetUpForm(request.POST, instance=row, auto_id=f"page-{row.pk}-%s")
    if not form.is_valid():
        return page_list(request, issue, page_forms={row.pk: form})
    _save(request, form)
    messages.success(request, _("%(page)s is saved.") % {"page": row.name})
    return _back(issue, f"#page-{row.pk}")


def date_changed(request: HttpRequest, issue: Issue) -> HttpResponse:
    """Change the date of an issue, or confirm it; what appears and vanishes by it is asked for twice."""
    by = staff(request)
    if not by.has_perm("articles.change_issue"):
        raise PermissionDenied
    try:
        with transaction.atomic():
            row = Issue.objects.select_for_update(no_key=True).get(pk=issue.pk)
            form = DateForm(request.POST, instance=row, by=by)
            if form.is_valid():
                _save(request, form)
                tell_moved(request, follow_issue_date(issue=row, by=by))
    except DeskRefusal as refusal:  # somebody released a piece with it a moment ago
        form.add_error("date", str(refusal))
    if form.errors:
        return page_list(request, Issue.objects.get(pk=issue.pk), date_form=form)
    messages.success(request, _("The issue is of %(day)s.") % {"day": row.day} if row.date else _("The date is open."))
    return _back(issue)


def _save(request: HttpRequest, form: OverwritesNothing) -> None:
    """Write what was changed in a form, and put it on record."""
    changed = [name for name in form.changed_data if name in form.initial]
    if changed:
        form.instance.save(update_fields=changed)
        told = tell_changes(form, (), add=False)
        record(by=staff(request), action=EntryAction.CHANGE, rows=[form.instance], message=told)


def _back(issue: Issue, place: str = "") -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('admin:articles_issue_pages', args=[issue.pk])}{place}")

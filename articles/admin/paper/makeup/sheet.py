"""The page list as it is shown: pages with their pieces, and beside them what waits for a place."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.paper.makeup.forms import AddPageForm, DateForm, PageSetUpForm
from articles.admin.shared.staff import staff
from articles.editorial import going_with, sheet_of, unplaced
from articles.models import Issue


class WaitingForm(forms.Form):
    """Words that stand in the headlines of pieces that wait for a place."""

    q = forms.CharField(label=gettext_lazy("headline"), max_length=100, required=False)


def page_list(request: HttpRequest, issue: Issue, **forms_sent: Any) -> HttpResponse:
    """Show the page list of an issue; `forms_sent` are forms that were refused, with what was typed in them.

    These are `date_form`, `add_form`, and `page_forms` by the key of the page.
    """
    by = staff(request)
    form = WaitingForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    waiting, count = unplaced(words)
    lines = sheet_of(issue, by)
    may = {
        name: by.has_perm(f"articles.{name}") for name in ("place_article", "add_page", "change_page", "change_issue")
    }
    page_forms = {line.page.pk: PageSetUpForm(instance=line.page, auto_id=f"page-{line.page.pk}-%s") for line in lines}
    page_forms |= forms_sent.pop("page_forms", {})
    context = {
        **admin.site.each_context(request),
        "title": _("Page list: %(issue)s") % {"issue": issue},
        "opts": Issue._meta,
        "issue": issue,
        "pages": [(line, page_forms[line.page.pk]) for line in lines],
        "lines": lines,
        "going": going_with(issue),
        "waiting": waiting,
        "waiting_count": count,
        "waiting_form": form,
        "may": may,
        "add_form": AddPageForm(auto_id="add-%s"),
        "date_form": DateForm(instance=issue, by=by) if may["change_issue"] else None,
        **forms_sent,
    }
    return TemplateResponse(request, "admin/articles/issue/pages.html", context)

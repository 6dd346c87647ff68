"""The import's doubt about namesakes: an editor says which of them is meant."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.links import nothing
from articles.admin.shared.staff import staff
from articles.codes import NoteCode
from articles.editorial import DeskRefusal, candidates, choose_namesake
from articles.importing.report.stored_notes import say_stored
from articles.models import Correspondent, ImportNote


class NamesakeForm(forms.Form):
    """One of those whom a name may mean; each is told with the unit and the number of pieces."""

    person = forms.ChoiceField(label=_("who is meant"), widget=forms.RadioSelect)

    def __init__(self, people: list[Correspondent], *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # the data, if any
        self.people = {str(person.pk): person for person in people}
        pieces = Count("bylines__article", distinct=True)
        counts = dict(Correspondent.objects.filter(pk__in=self.people).order_by().values_list("pk", pieces))
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            (key, f"{person} {person.unit or ''} {gettext('articles')} {counts[person.pk]}")
            for key, person in self.people.items()
        ]

    @property
    def chosen(self) -> Correspondent:
        return self.people[self.cleaned_data["person"]]


class ChoosingAdmin(DeskAdmin[ImportNote]):
    """Notes, of which some ask who is meant."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.choose_view)
        return [path("<int:pk>/choose/", view, name="articles_importnote_choose"), *super().get_urls()]

    def choose_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show those whom the name may mean; the one that is chosen stands in the byline, and the note is settled."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        note = get_object_or_404(ImportNote.objects.select_related("article"), pk=pk, code=NoteCode.NAMESAKES)
        form = NamesakeForm(candidates(note), *([request.POST] if request.method == "POST" else []))
        if request.method == "POST" and form.is_valid():
            try:
                choose_namesake(note=note, person=form.chosen, by=staff(request))
                messages.success(request, gettext("“%(name)s” is meant.") % {"name": form.chosen})
            except DeskRefusal as refusal:
                messages.error(request, str(refusal))
            return HttpResponseRedirect(reverse("admin:articles_importnote_change", args=[note.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Who is meant?"),
            "opts": self.opts,
            "note": note,
            "sentence": say_stored(note),
            "form": form,
        }
        return TemplateResponse(request, "admin/articles/merging/choose.html", context)

    @admin.display(description=_("who is meant"))
    def choosing(self, note: ImportNote) -> str:
        if note.code != NoteCode.NAMESAKES or note.settled_at:
            return nothing()
        url = reverse("admin:articles_importnote_choose", args=[note.pk])
        return format_html('<a href="{}">{}</a>', url, _("Choose"))

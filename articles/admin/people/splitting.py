"""Giving pieces of one person to another, where one record turned out to be two people."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.links import change_url, nothing
from articles.admin.shared.merging import RecordAdmin
from articles.admin.shared.staff import staff
from articles.editorial import DeskRefusal, give_pieces, split_off
from articles.models import Byline, Correspondent, Unit

AT_ONCE = 100


class PiecesForm(forms.Form):
    """Which pieces of a person are listed: by words of their headlines, by what the byline prints."""

    title = forms.CharField(label=_("headline"), required=False)
    name = forms.CharField(label=_("name as printed"), required=False)
    unit_name = forms.CharField(label=_("unit as printed"), required=False)

    def found(self, person: Correspondent) -> QuerySet[Byline]:
        """Give the bylines of the person that fit, the newest pieces first."""
        self.is_valid()
        asked = {"title": "article__headline__icontains", "name": "name", "unit_name": "unit_name"}
        wanted = {path: self.cleaned_data[name] for name, path in asked.items() if self.cleaned_data.get(name)}
        rows = Byline.objects.filter(correspondent=person, **wanted).select_related("article__page__issue")
        return rows.defer("article__imported").order_by("-article__sorts_on", "article", "position")


class NewPersonForm(ModelForm[Correspondent]):
    """A person who is entered with the pieces that are given to them."""

    unit = forms.ModelChoiceField(
        Unit.objects.standing(),
        label=Unit._meta.verbose_name,
        required=False,
        widget=AutocompleteSelect(cast("Any", Correspondent._meta.get_field("unit")), admin.site),
    )

    class Meta:
        model = Correspondent
        fields = ["name", "distinction", "unit"]


class SplittingAdmin(RecordAdmin[Correspondent]):
    """People of whom pieces can be given to others."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.split_view)
        return [path("<int:pk>/split/", view, name="articles_correspondent_split"), *super().get_urls()]

    def split_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List the pieces of a person, and give those that are ticked to another, or to a new one."""
        person = self.get_object(request, str(pk))
        if person is None or not self.has_change_permission(request, person):
            raise PermissionDenied
        is_new = request.POST.get("to") == "new"
        new = NewPersonForm(request.POST if is_new else None, initial={"name": person.name}, prefix="new")
        other = forms.Form(request.POST if request.method == "POST" and not is_new else None)
        other.fields["person"] = self._other(person)
        if request.method == "POST" and self._give(request, person, new if is_new else other):
            return HttpResponseRedirect(change_url(person))
        asked = PiecesForm(request.GET)
        page = Paginator(asked.found(person), AT_ONCE).get_page(request.GET.get("page"))
        context = {"person": person, "asked": asked, "page": page, "new": new, "other": other, "picker": other}
        context["ticked"] = set(request.POST.getlist("article"))
        return self._page(request, "split.html", _("Give pieces to another person"), **context)

    def _other(self, person: Correspondent) -> forms.ModelChoiceField[Correspondent]:
        field: Any = Correspondent._meta.get_field("merged_into")
        others = Correspondent.objects.standing().exclude(pk=person.pk)
        widget = AutocompleteSelect(field, self.admin_site)
        return forms.ModelChoiceField(others, label=Correspondent._meta.verbose_name, widget=widget)

    def _give(self, request: HttpRequest, person: Correspondent, form: Any) -> bool:
        keys = [int(key) for key in request.POST.getlist("article") if key.isdecimal() and len(key) < 19]
        if not keys:
            messages.warning(request, gettext("Tick the pieces first."))
            return False
        if not form.is_valid():
            return False
        if isinstance(form, NewPersonForm) and not self.has_add_permission(request):
            raise PermissionDenied
        try:
            if isinstance(form, NewPersonForm):
                to = form.save(commit=False)
                count = split_off(articles=keys, person=person, new=to, by=staff(request))
            else:
                to = form.cleaned_data["person"]
                count = give_pieces(articles=keys, person=person, to=to, by=staff(request))
        except DeskRefusal as refusal:
            messages.error(request, str(refusal))
            return False
        text = ngettext("%(count)d piece given to “%(to)s”.", "%(count)d pieces given to “%(to)s”.", count)
        messages.success(request, text % {"count": count, "to": to})
        return True

    @admin.display(description=_("not the same person"))
    def splitting(self, person: Correspondent) -> str:
        if not person.pk or not person.stands:
            return nothing()
        url = reverse("admin:articles_correspondent_split", args=[person.pk])
        return format_html('<a href="{}">{}</a>', url, _("Give pieces to another person"))

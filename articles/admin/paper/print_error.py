"""差错: errors found after print, logged from the form of the piece, of its page or of its issue."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.filters import is_key, narrowed_to
from articles.admin.shared.links import change_url, link_to
from articles.admin.shared.overwriting import KeepsWhatOthersSaved, OverwritesNothing
from articles.admin.shared.staff import staff
from articles.editorial import name_of
from articles.editorial.statistics import ErrorRate
from articles.enums import ErrorKind
from articles.models import Article, Issue, Page, PrintError

LIST = "admin:articles_printerror_changelist"
ADD = "admin:articles_printerror_add"
PLACES = {"article": Article, "page": Page}


class PrintErrorForm(OverwritesNothing):
    """The form of an error; what is left empty is weighed as its kind usually is."""

    class Meta:
        model = PrintError
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "weight" in self.fields:
            self.fields["weight"].required = False
            if not self.instance.pk:
                self.initial.pop("weight", None)
                self.fields["weight"].initial = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        article: Article | None = cleaned.get("article")
        if article and article.is_purgeable:
            self.add_error("article", _("No reader has seen this piece: it is changed, and nothing is logged."))
        if cleaned.get("weight") is None and "weight" not in self.errors and "kind" in cleaned:
            cleaned["weight"] = ErrorKind(cleaned["kind"]).usual_weight
        return cleaned


@admin.register(PrintError)
class PrintErrorAdmin(KeepsWhatOthersSaved[PrintError], DeskAdmin[PrintError]):
    form = PrintErrorForm
    list_display = ["wrong", "right", "where", "kind", "weight", "found_by", "logged_name", "at"]
    list_select_related = ["article__page__issue", "page__issue"]
    list_filter = [
        narrowed_to(Article, "article"),
        narrowed_to(Page, "on_page"),
        narrowed_to(Issue, "of_issue"),
        "kind",
        "found_by",
    ]
    search_fields = ["wrong", "right", "article__headline", "logged_name"]
    search_help_text = _("What stood there or should, the headline, or who logged it.")
    date_hierarchy = "at"
    autocomplete_fields = ["article", "page"]
    fieldsets = [
        (None, {"fields": ["article", "page", "place"]}),
        (None, {"fields": ["wrong", "right", ("kind", "weight"), "found_by"]}),
        (None, {"fields": [("logged_name", "at")]}),
    ]
    readonly_fields = ["logged_name", "at"]

    def get_fieldsets(self, request: HttpRequest, obj: PrintError | None = None) -> Any:
        """Leave out who logged it while nobody has."""
        shown = super().get_fieldsets(request, obj)
        return shown if obj else shown[:-1]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PrintError]:
        on_page, of_issue = Coalesce("page", "article__page"), Coalesce("page__issue", "article__page__issue")
        rows = super().get_queryset(request).defer("article__imported")
        return rows.annotate(on_page=on_page, of_issue=of_issue)

    def save_model(self, request: HttpRequest, obj: PrintError, form: Any, change: bool) -> None:
        if not change:
            obj.logged_by, obj.logged_name = staff(request), name_of(staff(request))
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: PrintError, post_url_continue: str | None = None) -> HttpResponse:
        """Lead back to the piece or the page from which it was logged; another one is logged of the same."""
        response = super().response_add(request, obj, post_url_continue)
        named = {name: value for name in PLACES if is_key(value := request.GET.get(name, ""))}
        if "_addanother" in request.POST:
            return HttpResponseRedirect(f"{reverse(ADD)}?{urlencode(named)}") if named else response
        row = obj.article or obj.page
        if named and row and "_continue" not in request.POST:
            return HttpResponseRedirect(change_url(row))
        return response

    @admin.display(description=_("where"))
    def where(self, error: PrintError) -> str:
        return link_to(error.article or error.page)


class TellsErrors(admin.ModelAdmin[Any]):
    """A form that says what its row has of errors in print, and leads to where another is logged."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context.get("original")
        if row is not None and staff(request).has_perm("articles.view_printerror") and self.may_have_errors(row):
            name = row._meta.model_name
            context["print_errors"] = {
                "rate": self.error_rate(row),
                "list_url": f"{reverse(LIST)}?{name}={row.pk}",
                "log_url": f"{reverse(ADD)}?{name}={row.pk}" if self._may_log(request, name) else "",
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def error_rate(self, row: Any) -> ErrorRate:
        """Ask for the rate of a row."""
        raise NotImplementedError

    def may_have_errors(self, row: Any) -> bool:
        """Tell whether the row has been in print, or before readers."""
        return True

    def _may_log(self, request: HttpRequest, name: str) -> bool:
        return name in PLACES and staff(request).has_perm("articles.add_printerror")

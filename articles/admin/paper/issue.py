from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.forms import CheckboxInput, ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.paper.issue_form import IssueForm
from articles.admin.paper.makeup.urls import page_urls
from articles.admin.paper.print_error import TellsErrors
from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.counts import count_of, linked_count_column
from articles.admin.shared.inlines import DeskInline, ExchangingFormSet, RowForm
from articles.admin.shared.links import OnSiteWhenPublic, link_to, nothing
from articles.admin.shared.overwriting import KeepsWhatOthersSaved
from articles.admin.shared.printed import FoundByPrint
from articles.admin.shared.staff import staff
from articles.admin.shared.telling import tell_moved
from articles.editorial import follow_issue_date
from articles.editorial.statistics import ErrorRate, rate_of_issue
from articles.models import Article, Credit, ImportNote, Issue, Page


class DeletionBox(CheckboxInput):
    """A box with its own label, for the column's head is not there on a narrow screen."""

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        box = super().render(*args, **kwargs)
        return format_html(
            '<label class="desk-delete">{} <span class="visually-hidden">{}</span></label>', box, _("Delete")
        )


class PageFormSet(ExchangingFormSet):
    deletion_widget = DeletionBox

    def save_new(self, form: Any, commit: bool = True) -> Page:
        """Let a new page hold as much as that of its number in the last issue."""
        form.instance.measure = Page.objects.usual_measure(form.instance.number, self.instance)
        page: Page = super().save_new(form, commit)
        return page

    def set_free(self, rows: QuerySet[Any]) -> None:
        rows.update(number=None)  # a page cannot leave: articles stand on it


class PageInline(DeskInline, admin.TabularInline[Any, Any]):
    """The pages of an issue with their staff and their articles; each is worked on in its own form."""

    model, form, formset = Page, RowForm, PageFormSet
    fields = ["name_link", "number", "section", "staff", "articles"]
    readonly_fields = ["name_link", "staff", "articles"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        articles = Article.objects.at_desk().without_text().order_by("position")
        people = Credit.objects.order_by("position")
        return (
            super().get_queryset(request).prefetch_related(Prefetch("articles", articles), Prefetch("credits", people))
        )

    @admin.display(description=_("credits"))
    def staff(self, page: Page) -> str:
        return " ".join(str(credit) for credit in page.credits.all()) if page.pk else nothing()

    @admin.display(description=_("articles"))
    def articles(self, page: Page) -> str:
        if not page.pk:
            return nothing()
        links = ((article.position, link_to(article)) for article in page.articles.all())
        return format_html_join("", "<div>{}. {}</div>", links) or nothing()

    @admin.display(description=_("page"))
    def name_link(self, page: Page) -> str:
        return link_to(page, page.name) if page.pk else nothing()


@admin.register(Issue)
class IssueAdmin(TellsErrors, FoundByPrint, OnSiteWhenPublic, KeepsWhatOthersSaved[Issue], DeskAdmin[Issue]):
    page_path = "pages__"
    list_display = [
        "__str__",
        "date",
        "number",
        "page_count",
        "article_count",
        "open_note_count",
        "page_list",
    ]
    list_filter = [("date", admin.EmptyFieldListFilter)]
    search_fields = ["number", "date"]
    search_help_text = _("Serial number or date in any form: No. 1580, 2025-04-28, 28 April.")
    date_hierarchy = "date"
    form = IssueForm
    fields = [("date", "not_before"), "number", ("article_count", "page_list")]
    readonly_fields = ["article_count", "page_list"]
    inlines = [PageInline]

    def error_rate(self, row: Issue) -> ErrorRate:
        return rate_of_issue(row)

    def save_model(self, request: HttpRequest, obj: Issue, form: ModelForm[Any], change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "date" in form.changed_data:
            tell_moved(request, follow_issue_date(issue=obj, by=staff(request)))

    def get_form(self, request: HttpRequest, obj: Issue | None = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.by = staff(request)
        return form

    def get_fields(self, request: HttpRequest, obj: Issue | None = None) -> list[Any]:
        """Put the question that a new date may raise below the date."""
        date, *others = self.fields
        return [date, "date_confirmed", *others] if obj and request.method == "POST" else [date, *others]

    def get_urls(self) -> list[Any]:
        return [*page_urls(self), *super().get_urls()]

    @admin.display(description=_("page list"))
    def page_list(self, issue: Issue) -> str:
        if not issue.pk:
            return nothing()
        url = reverse("admin:articles_issue_pages", args=[issue.pk])
        return format_html('<a href="{}">{}</a>', url, _("page list"))

    page_count = linked_count_column("page_count", _("pages"), Page)
    article_count = linked_count_column("article_count", _("articles"), Article)
    open_note_count = linked_count_column("open_note_count", _("open notes"), ImportNote)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Issue]:
        rows: QuerySet[Issue] = (
            super()
            .get_queryset(request)
            .annotate(
                page_count=count_of(Page.objects.all(), "issue"),
                article_count=count_of(Article.objects.at_desk(), "page__issue"),
                open_note_count=count_of(ImportNote.objects.at_desk().open(), "page__issue"),
            )
        )
        return rows

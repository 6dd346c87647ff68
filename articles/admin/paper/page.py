from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Prefetch, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.paper.print_error import TellsErrors
from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.counts import count_of, linked_count_column
from articles.admin.shared.filters import narrowed_to
from articles.admin.shared.inlines import DeskInline, NumberedInline, PrintedForm
from articles.admin.shared.links import link_to
from articles.admin.shared.overwriting import KeepsWhatOthersSaved, OverwritesNothing
from articles.admin.shared.printed import FoundByPrint
from articles.admin.shared.readonly import Kept
from articles.admin.shared.staff import staff
from articles.admin.shared.telling import tell_moved
from articles.editorial import DeskRefusal, effect_of_date, follow_issue_date, refuse_effect
from articles.editorial.statistics import ErrorRate, rate_of_page
from articles.models import Article, Credit, Issue, Page, SourceText
from articles.models.paper.article_queryset import at_desk


class CreditInline(NumberedInline):
    model, form = Credit, PrintedForm
    fields = ["position", "role", "label", "name", "editor"]
    autocomplete_fields = ["editor"]


class ArticleInline(Kept, DeskInline, admin.TabularInline[Any, Any]):
    """The titles of a page in printed order; each is worked on in its own form."""

    model = Article
    fields = ["position", "title_link", "characters", "stage", "visibility"]
    readonly_fields = ["title_link", "characters"]
    ordering = ["position"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).filter(at_desk()).defer("imported")

    @admin.display(description=_("headline"))
    def title_link(self, article: Article) -> str:
        return link_to(article)


class SourceInline(Kept, DeskInline, admin.TabularInline[Any, Any]):
    model = SourceText
    fields = ["name_link", "encoding", "received_at"]
    readonly_fields = ["name_link"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceText]:
        return super().get_queryset(request).defer("content")

    @admin.display(description=_("file name"))
    def name_link(self, source: SourceText) -> str:
        return link_to(source)


class PageForm(OverwritesNothing):
    """The form of a page. Who may not show pieces to readers does not do so by moving their page."""

    by: ClassVar[User]  # who fills it in

    class Meta:
        model = Page
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        issue: Issue | None = cleaned.get("issue")
        if self.instance.pk and "issue" in self.changed_data and issue is not None:
            moved = Article.objects.filter(page=self.instance)
            try:
                refuse_effect(effect_of_date(issue=issue, day=issue.date, among=moved), self.by)
            except DeskRefusal as refusal:
                self.add_error("issue", str(refusal))
        return cleaned


@admin.register(Page)
class PageAdmin(TellsErrors, FoundByPrint, KeepsWhatOthersSaved[Page], DeskAdmin[Page]):
    issue_path, form = "issue__", PageForm
    list_display = ["named", "issue", "article_count", "credited"]
    list_select_related = ["issue"]
    list_filter = [narrowed_to(Issue, "issue"), ("number", admin.EmptyFieldListFilter)]
    search_fields = ["section", "issue__number", "issue__date", "credits__name", "credits__editor__name"]
    search_help_text = _("Date, serial number or page in any form, section, or a name of the imprint; also several.")
    date_hierarchy = "issue__date"
    autocomplete_fields = ["issue"]
    fieldsets = [
        (None, {"fields": ["issue", ("number", "section", "measure"), "article_count"]}),
        (_("Imprint"), {"fields": ["hotline", "email", "imprint"]}),
    ]
    readonly_fields = ["imprint", "article_count"]
    inlines = [CreditInline, ArticleInline, SourceInline]

    article_count = linked_count_column("article_count", _("articles"), Article)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        people = Prefetch("credits", Credit.objects.order_by("position"))
        rows: QuerySet[Page] = (
            super()
            .get_queryset(request)
            .select_related("issue")
            .prefetch_related(people)
            .annotate(article_count=count_of(Article.objects.at_desk(), "page"))
        )
        return rows

    def get_form(self, request: HttpRequest, obj: Page | None = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.by = staff(request)
        return form

    def error_rate(self, row: Page) -> ErrorRate:
        return rate_of_page(row)

    def save_model(self, request: HttpRequest, obj: Page, form: ModelForm[Any], change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "issue" in form.changed_data:
            moved = Article.objects.filter(page=obj)
            tell_moved(request, follow_issue_date(issue=obj.issue, by=staff(request), among=moved))

    @admin.display(description=_("page"), ordering="number")
    def named(self, page: Page) -> str:
        return page.name

    @admin.display(description=_("credits"))
    def credited(self, page: Page) -> str:
        return " ".join(str(credit) for credit in page.credits.all())

    @admin.display(description=_("imprint as printed"))
    def imprint(self, page: Page) -> SafeString:
        return format_html_join("", "{}<br>", ((line,) for line in page.imprint_lines))

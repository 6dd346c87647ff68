from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.people.splitting import SplittingAdmin
from articles.admin.shared.counts import count_of, linked_count_column
from articles.admin.shared.inlines import DeskInline, RowForm, RowFormSet
from articles.admin.shared.links import OnSiteWhenPublic
from articles.admin.shared.merging import StandingFilter
from articles.models import Alias, Article, Correspondent


class AliasInline(DeskInline, admin.TabularInline[Any, Any]):
    """The other names under which a person stands in print."""

    model, form, formset = Alias, RowForm, RowFormSet
    fields = ["name"]


@admin.register(Correspondent)
class CorrespondentAdmin(OnSiteWhenPublic, SplittingAdmin):
    list_display = ["name", "distinction", "unit", "article_count"]
    list_select_related = ["unit"]
    list_filter = [StandingFilter, ("unit", admin.EmptyFieldListFilter)]
    search_fields = ["name", "distinction", "aliases__name", "unit__name"]
    search_help_text = _("Name, alias or unit.")
    autocomplete_fields = ["unit", "editor"]
    fields = [("name", "distinction"), "unit", "editor", "article_count", "merging", "splitting"]
    readonly_fields = ["article_count", "merging", "splitting"]
    counted = _("articles")
    inlines = [AliasInline]

    article_count = linked_count_column("article_count", _("articles"), Article)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correspondent]:
        articles = count_of(Article.objects.at_desk(), "bylines__correspondent")
        rows: QuerySet[Correspondent] = super().get_queryset(request).annotate(article_count=articles)
        return rows

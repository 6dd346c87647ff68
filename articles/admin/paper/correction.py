from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.inlines import DeskInline, RowForm, RowFormSet
from articles.admin.shared.overwriting import KeepsWhatOthersSaved
from articles.models import Correction
from articles.models.paper.article_queryset import at_desk


@admin.register(Correction)
class CorrectionAdmin(KeepsWhatOthersSaved[Correction], DeskAdmin[Correction]):
    list_display = ["date", "article", "excerpt", "editor"]
    list_select_related = ["article", "editor"]
    search_fields = ["text", "article__headline"]
    search_help_text = _("Headline or wording of the correction.")
    date_hierarchy = "date"
    autocomplete_fields = ["article", "editor"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        return super().get_queryset(request).filter(at_desk("article"))

    @admin.display(description=_("text"))
    def excerpt(self, correction: Correction) -> str:
        return Truncator(correction.text).chars(40)


class CorrectionInline(DeskInline, admin.StackedInline[Any, Any]):
    model, form, formset = Correction, RowForm, RowFormSet
    fields = [("date", "editor"), "text"]
    autocomplete_fields = ["editor"]

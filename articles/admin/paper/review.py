from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.inlines import DeskInline
from articles.admin.shared.readonly import Kept
from articles.models import Review
from articles.models.paper.article_queryset import at_desk


@admin.register(Review)
class ReviewAdmin(Kept, DeskAdmin[Review]):
    """Signatures, to look at: a row is only ever added, and by a service function that has checked who may sign."""

    list_display = ["article", "revision", "stage", "verdict", "reviewer", "signed_at"]
    list_display_links = ["signed_at"]
    list_select_related = ["article", "reviewer"]
    list_filter = ["stage", "verdict"]
    search_fields = ["article__headline", "reviewer__name", "reason"]
    search_help_text = _("Headline, reviewer or reason.")
    date_hierarchy = "signed_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Review]:
        return super().get_queryset(request).filter(at_desk("article"))


class ReviewInline(Kept, DeskInline, admin.TabularInline[Any, Any]):
    """The signatures of one piece."""

    model = Review
    fields = ["revision", "stage", "verdict", "reviewer", "reason", "signed_at"]

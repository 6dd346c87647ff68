"""How pieces are found at the desk: by the index of search, whether readers see them or not."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.search import find_at_desk


class Searched(ModelAdmin[Any]):
    """A list of pieces that is searched, as are the pieces that other forms pick."""

    search_fields = ["search_text"]  # Django shows a field for searching where there is any
    search_help_text = _(
        "Words, names, tags, and where it is printed, also together: "
        "a date in any form, a page, a serial number; in quotation marks words alone."
    )
    show_full_result_count = False

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Keep what holds all that was typed; no piece comes twice."""
        found: QuerySet[Article] = find_at_desk(queryset, search_term) if search_term else queryset  # type: ignore[arg-type]
        return found, False

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Offer to go by date only where nothing is looked for: a day can be typed, and two more searches are saved."""
        found = super().get_changelist_instance(request)
        if found.query:
            found.date_hierarchy = None
        return found

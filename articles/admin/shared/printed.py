"""Issues, and pages of them, are found as print and the lists of the desk name them."""

from typing import Any, ClassVar

from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.search import read_printed, tidy


class FoundByPrint(ModelAdmin[Any]):
    """Rows that are searched by the day and number of an issue and by page, in any form; other words as usual."""

    issue_path: ClassVar[str] = ""
    page_path: ClassVar[str] = ""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        printed, rest = read_printed(tidy(search_term))
        for said in printed:
            queryset = queryset.filter(said.condition(self.issue_path, self.page_path))
        return super().get_search_results(request, queryset, rest)

"""Lists in pages."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


class KeyPaginator(Paginator):
    """Counts and cuts a list by keys, and reads with what it shows only the rows of one page.

    So page 500 costs what page 1 costs, whatever `bring` brings along. `count` is for who knows it already.
    """

    def __init__(
        self,
        found: QuerySet[Any],
        per_page: int,
        bring: Callable[[Any], QuerySet[Any]],
        count: int | None = None,
    ) -> None:
        super().__init__(found, per_page)
        self.bring = bring
        if count is not None:
            self.count = count

    def page(self, number: int | str) -> Page:
        """Give a page by its number; raises what Django's paginator raises."""
        page = super().page(number)
        keys: Any = page.object_list
        rows = keys.model._default_manager.filter(pk__in=keys.values("pk")).order_by(*keys.query.order_by)
        page.object_list = self.bring(rows)
        return page

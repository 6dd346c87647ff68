"""Lists in pages: every list by number, in one way.

Search alone goes on from the place where its last page ended (`articles.search.Place`): what it finds is not counted
off, and stays in order whatever is published between two pages.
"""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


class KeyPaginator(Paginator[Any]):
    """Counts and cuts a list of keys, or a QuerySet; `bring` reads the rows of one page, given by key, in their order.

    So page 500 costs little more than page 1, whatever is brought along. `count` is for who knows it already.
    """

    def __init__(
        self,
        found: QuerySet[Any] | list[int],
        per_page: int,
        bring: Callable[[list[int]], Any],
        count: int | None = None,
    ) -> None:
        super().__init__(found if isinstance(found, list) else found.values_list("pk", flat=True), per_page)
        self.bring = bring
        if count is not None:
            self.count = count

    def page(self, number: int | str) -> Page[Any]:
        """Give a page by its number; raises what Django's paginator raises."""
        page = super().page(number)
        page.object_list = self.bring(list(page.object_list))
        return page

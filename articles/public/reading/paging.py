"""Lists in pages: every list by number, in one way.

Search alone goes on from the place where its last page ended (`articles.search.Place`): what it finds is not counted
off, and stays in order whatever is published between two pages.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Value
from django.utils import timezone

from articles.public.reading.prepared import Prepared


class KeyPaginator(Paginator[Any]):
    """Counts and cuts a QuerySet, or keys; `bring` reads the rows of one page, given by key, in their order.

    So page 500 costs little more than page 1, whatever is brought along. `count` is for who knows it already.
    """

    def __init__(
        self,
        found: "QuerySet[Any] | list[int] | KeysInOrder",
        per_page: int,
        bring: Callable[[list[int]], Any],
        count: int | None = None,
    ) -> None:
        keys: Any = found.values_list("pk", flat=True) if isinstance(found, QuerySet) else found
        super().__init__(keys, per_page)
        self.bring = bring
        if count is not None:
            self.count = count

    def page(self, number: int | str) -> Page[Any]:
        """Give a page by its number; raises what Django's paginator raises."""
        page = super().page(number)
        page.object_list = self.bring(list(page.object_list))
        return page


class PreparedKeys:
    """The keys of a list that every reader asks for, counted and cut as a paginator does, by queries written once.

    `rows` holds a `Given` for the moment, `now`, and for what else the list is of; `of` gives the values.
    """

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = rows.values_list("pk", flat=True)
        total = rows.order_by().values(all=Value(1)).annotate(total=Count("*")).values_list("total", flat=True)
        self.total: Prepared[Any, int] = Prepared(total)
        self.cut = lru_cache(maxsize=50)(lambda start, stop: Prepared(self.rows[start:stop]))

    def of(self, **values: Any) -> "KeysInOrder":
        """Give the list as it is now."""
        return KeysInOrder(self, {"now": timezone.now(), **values})


class KeysInOrder:
    """One list of `PreparedKeys`, with the values that it is for."""

    def __init__(self, keys: PreparedKeys, values: dict[str, Any]) -> None:
        self.keys, self.values = keys, values

    def count(self) -> int:
        """Count the whole list."""
        return sum(self.keys.total.ask(**self.values))

    def __getitem__(self, part: slice) -> list[int]:
        return self.keys.cut(part.start, part.stop).ask(**self.values) if part.start < part.stop else []

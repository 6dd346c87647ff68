"""The query string of a search: words, an order, filters, and the place where a page begins."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.public.forms import ArticleFilter
from articles.public.reading.list_rows import PER_PAGE
from articles.search import LONGEST, Found, Place, find, read_terms, tidy

RELEVANCE, NEWEST = "relevance", "newest"
ORDERS = {RELEVANCE: _("Titles first"), NEWEST: _("Newest first")}


class WordsField(forms.CharField):
    """What a reader looks for, without what no keyboard types."""

    def to_python(self, value: Any) -> str:
        return tidy(value or "")


class PlaceField(forms.Field):
    """Where the page before ended. What is no place means the first page."""

    def clean(self, value: Any) -> Place | None:
        try:
            return Place.parse(value or "")
        except (ValueError, OverflowError):
            return None


class SearchForm(ArticleFilter):
    """What is looked for, among which articles, and in which order."""

    q = WordsField(
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": _("Ask for %(limit_value)d characters at most.")},
    )
    order = forms.ChoiceField(choices=list(ORDERS.items()), required=False)
    after = PlaceField(required=False)

    @property
    def words(self) -> str:
        """Give what was typed, tidied, whether it can be answered or not."""
        self.is_valid()
        return self.cleaned_data.get("q") or tidy(self.data.get("q", ""))[:LONGEST]

    @property
    def terms(self) -> tuple[str, ...]:
        """Give the terms to look for; none, if the words are none or too many."""
        self.is_valid()
        return read_terms(self.cleaned_data.get("q", ""))

    def found(self) -> Found:
        """Find a page of what is looked for: nothing, if the question makes no sense."""
        if not self.is_valid() or not self.terms:
            return Found((), 0, None)
        is_narrowed = bool(self.chosen())
        among = Article.objects.published()
        if is_narrowed:
            among = among.filter(pk__in=self.articles().order_by().values("pk"))
        return find(
            among,
            self.terms,
            but=None if is_narrowed else Article.objects.unpublished(),
            limit=PER_PAGE,
            after=self.cleaned_data["after"],
            titles_first=self.cleaned_data["order"] != NEWEST,
        )

    def chosen(self) -> dict[str, Any]:
        return {name: value for name, value in super().chosen().items() if name not in ("q", "order", "after")}

"""Query strings, read through forms: a reader's address bar is not to be trusted, nor to be punished."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.models import Article, Correspondent, Issue, Mergeable, Unit
from articles.models.paper.article_queryset import ArticleQuerySet
from articles.models.paper.issue import FIRST_DAY
from articles.public.reading.article_counts import published_tags
from articles.public.reading.facets import name as name_of
from articles.public.reading.facets import narrowed
from articles.public.reading.list_keys import ALL_ARTICLES
from articles.public.reading.paging import KeysInOrder


class PageNumberField(forms.IntegerField):
    """A page of a list. What is no page number means the first page."""

    def clean(self, value: Any) -> int:
        try:
            return super().clean(value) or 1
        except ValidationError:
            return 1


class PageForm(forms.Form):
    """The query string of a list in pages."""

    page = PageNumberField(min_value=1, required=False)

    @property
    def number(self) -> int:
        """Say which page is asked for; always a number."""
        self.is_valid()
        return int(self.cleaned_data["page"])


class YearForm(forms.Form):
    """The query string of an archive by years."""

    def __init__(self, data: QueryDict, years: Sequence[int]) -> None:
        super().__init__(data)
        self.years = years
        self.fields["year"] = forms.TypedChoiceField(choices=[(year, year) for year in years], coerce=int)

    @property
    def year(self) -> int | None:
        """Say which year is asked for: the first of the archive unless it has that one; none, if it has none."""
        return self.cleaned_data["year"] if self.is_valid() else next(iter(self.years), None)


class FilterInForce(NamedTuple):
    """One filter of a list: its field, its value as an address has it, its name, and the list without it."""

    field: str
    value: Any
    name: str
    without: str


class RowField(forms.ModelChoiceField[Any]):
    """A row that can be chosen; an old address may still name one that has been merged into another."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError:
            row = self._stands_for(value)
            if row is None:
                raise
            return row

    def _stands_for(self, key: Any) -> Any:
        rows: Any = self.queryset
        is_key = isinstance(key, str) and key.isdecimal()
        return rows.standing_for(key).first() if is_key and issubclass(rows.model, Mergeable) else None


class ArticleFilter(PageForm):
    """Which articles are asked for. Only what readers may know of can be chosen."""

    choices: ClassVar[dict[str, tuple[Callable[[], QuerySet[Any]], str]]] = {
        "issue": (Issue.objects.published, "pk"),
        "correspondent": (Correspondent.objects.published, "pk"),
        "tag": (published_tags, "slug"),
        "unit": (Unit.objects.published, "pk"),
    }

    year = forms.IntegerField(min_value=FIRST_DAY.year, max_value=2999, required=False)
    section = forms.CharField(max_length=40, required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.query = data
        for name, (published, key) in self.choices.items():
            if name in data:  # made for each request, and few: what is published depends on the moment
                self.fields[name] = RowField(published(), required=False, to_field_name=key)

    def articles(self) -> ArticleQuerySet:
        """Find what is asked for: nothing, if the question makes no sense."""
        found = Article.objects.published().newest_first()
        if not self.is_valid():
            return found.none()
        if issue := self.cleaned_data.get("issue"):
            found = found.in_issue(issue).as_printed()
        if correspondent := self.cleaned_data.get("correspondent"):
            found = found.by(correspondent)
        if tag := self.cleaned_data.get("tag"):
            found = found.tagged(tag)
        if unit := self.cleaned_data.get("unit"):
            found = found.of_unit(unit)
        if year := self.cleaned_data["year"]:
            found = found.of_year(year)
        if section := self.cleaned_data["section"]:
            found = found.filter(page__section=section)
        return found

    def keys(self) -> ArticleQuerySet | KeysInOrder:
        """Find the same for a paginator: all articles, where no filter is in force, by queries written once."""
        return self.articles() if self.chosen() or not self.is_valid() else ALL_ARTICLES.of()

    def chosen(self) -> dict[str, Any]:
        """Name the filters in force, by field."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if name != "page" and value}

    def filters(self) -> list[FilterInForce]:
        """Describe the filters in force."""
        return [
            FilterInForce(
                field=field,
                value=getattr(value, self.choices[field][1]) if field in self.choices else value,
                name=_("Year %(year)s") % {"year": value} if field == "year" else name_of(value),
                without=narrowed(self.query, field),
            )
            for field, value in self.chosen().items()
        ]

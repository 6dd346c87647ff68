"""The template library `paper`: text set for reading, records laid out."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles.models import Article
from articles.public import layout
from articles.public.typeset import widen

register = template.Library()


@register.filter
def typeset(text: object) -> str:
    """Show text with the punctuation of print."""
    return widen(str(text))


@register.filter
def set_title(text: str) -> SafeString:
    """Set a title line by line: each part between spaces is one printed line, kept whole where it fits."""
    return format_html_join(" ", "<span>{}</span>", ((line,) for line in widen(text).split()))


@register.filter
def by_label(rows: Iterable[layout.Row]) -> list[layout.Labelled[layout.Row]]:
    """Gather names under the label they share."""
    return layout.by_label(rows)


@register.filter
def set_blocks(article: Article) -> list[layout.SetBlock]:
    """Set the blocks of an article."""
    return layout.set_blocks(article)


@register.filter
def excerpt(article: Article, characters: int) -> str:
    """Give the start of the first paragraph, cut with an ellipsis."""
    return widen(Truncator(layout.first_paragraph(article)).chars(characters))

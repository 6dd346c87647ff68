"""The template library `paper`: text set for reading, records laid out."""

import json
from collections.abc import Callable, Iterable
from functools import cache, wraps
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from articles.chinese.punctuation import widen
from articles.models import Article
from articles.public.setting import article_markup, labels, markup, text_blocks
from articles.public.setting.article_facts import publication
from articles.public.setting.doubts import doubts

# What could end a script element from inside it
UNSAFE_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

register = template.Library()
register.filter(doubts)
register.filter(publication)


def in_markup(write: Callable[..., str]) -> Callable[..., SafeString]:
    """Let templates put out markup as it is; who writes it has escaped every text (`markup.leaf`)."""

    @wraps(write)
    def written(*args: Any) -> SafeString:
        return mark_safe(write(*args))  # noqa: S308

    return written


register.filter("folio", in_markup(markup.folio))
register.filter("link", in_markup(markup.link))
register.filter("set_title", in_markup(markup.title))
register.filter("time", in_markup(markup.time))
for write in (
    article_markup.byline,
    article_markup.heading,
    article_markup.heading_link,
    article_markup.hit,
    article_markup.item,
    article_markup.title_link,
    article_markup.where,
):
    register.filter(write.__name__, in_markup(write))


@register.filter
def typeset(text: object) -> str:
    """Show text with the punctuation of print."""
    return widen(str(text))


@register.filter
def pieces(count: int) -> str:
    """Say how many articles there are."""
    return ngettext("%(count)d article", "%(count)d articles", count) % {"count": count}


@register.filter
@in_markup
def as_data(data: dict[str, object]) -> str:
    """Write data as JSON that can stand in a script element."""
    return json.dumps(data, ensure_ascii=False).translate(UNSAFE_IN_SCRIPT)


@register.simple_tag
def fixed(template: str, **words: str) -> SafeString:
    """Put in a part that depends on some words alone: each process makes it once; with `DEBUG`, each time."""
    make = _make_fixed.__wrapped__ if settings.DEBUG else _make_fixed
    return make(template, *sorted(words.items()))


@cache
def _make_fixed(template: str, *words: tuple[str, str]) -> SafeString:
    return render_to_string(template, dict(words))


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """Give the one address of the page at hand: of its query string, only the page of a list and the year count."""
    request, page = context["request"], context.get("page")
    number = page.number if isinstance(page, Page) and page.number > 1 else None
    query = {name: value for name, value in {"year": context.get("year"), "page": number}.items() if value}
    address: str = request.build_absolute_uri(request.path)
    return f"{address}?{urlencode(query)}" if query else address


@register.filter
def by_label(rows: Iterable[labels.Row]) -> list[labels.Labelled[labels.Row]]:
    """Gather names under the label they share."""
    return labels.by_label(rows)


@register.filter
@in_markup
def set_text(article: Article, level: int) -> str:
    """Set the whole text of an article, its crossheads as headings of a level."""
    return markup.text(text_blocks.set_blocks(article), level)


@register.filter
@in_markup
def set_opening(article: Article, level: int) -> str:
    """Set the opening of an article."""
    return markup.text(text_blocks.opening_blocks(article), level)


@register.filter
def excerpt(article: Article, characters: int) -> str:
    """Give the start of the first paragraph, cut with an ellipsis."""
    return widen(text_blocks.excerpt(article, characters))

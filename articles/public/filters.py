"""The template library `paper`: text set for reading, records laid out."""

import json
import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article
from articles.public import layout
from articles.public.syndication import readable
from articles.public.typeset import widen
from articles.search import Marked

# 全方位推动“百千万工程”取得新突破
QUOTED = re.compile("([“《][^“”《》]{1,7}[”》])")
# 东河：　春风吹绿两岸
MARK_AND_SPACE = re.compile(r"([，；：！？）])\s+")

# What could end a script element from inside it
UNSAFE_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

register = template.Library()
register.filter(readable)


@register.filter
def typeset(text: object) -> str:
    """Show text with the punctuation of print."""
    return widen(str(text))


@register.filter
def link(noun: Any) -> SafeString:
    """Lead to the page of somebody or something, under the name that it goes by."""
    return format_html('<a href="{}">{}</a>', noun.get_absolute_url(), widen(str(noun)))


@register.filter
def set_title(text: str) -> SafeString:
    """Set a title: what stands between spaces is one printed line, kept whole where it fits."""
    lines = MARK_AND_SPACE.sub(r"\1", widen(text)).split()
    return format_html_join(" ", "<span>{}</span>", ((_keep_terms_whole(line),) for line in lines))


def _keep_terms_whole(line: str) -> SafeString:
    """Put each short quoted term into a span of its own."""
    pieces = QUOTED.split(line)
    set_pieces = [format_html("<span>{}</span>", piece) if QUOTED.fullmatch(piece) else piece for piece in pieces]
    return format_html_join("", "{}", zip(set_pieces, strict=True))


@register.filter
def set_marked(marked: Marked) -> SafeString:
    """Set a text with its terms marked; setting moves no character."""
    text, pieces, done = widen(marked.text), [], 0
    for first, behind in marked.ranges:
        pieces.append(format_html("{}<mark>{}</mark>", text[done:first], text[first:behind]))
        done = behind
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[done:]]))


@register.filter
def as_data(data: dict[str, object]) -> SafeString:
    """Write data as JSON that can stand in a script element."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(UNSAFE_IN_SCRIPT))  # noqa: S308  # escaped here


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
    return widen(layout.excerpt(article, characters))


@register.filter
def opening_blocks(article: Article) -> list[layout.SetBlock]:
    """Set the opening of an article."""
    return layout.opening_blocks(article)

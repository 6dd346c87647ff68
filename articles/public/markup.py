"""Texts as they are set, and links, in HTML. The template library hands these on.

They are written by code, since a page shows hundreds of them, and a template takes several times as long.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from articles.enums import BlockKind
from articles.public.layout import SetBlock
from articles.public.syndication import CONTROL
from articles.public.typeset import widen
from articles.search import Marked

# 全方位推动“百千万工程”取得新突破
QUOTED = re.compile("([“《][^“”《》]{1,7}[”》])")
# 东河：　春风吹绿两岸
MARK_AND_SPACE = re.compile(r"([，；：！？）])\s+")


def shown(words: str) -> str:
    """Show a text with the punctuation of print, without what no page can hold."""
    return widen(CONTROL.sub("", words))


def text(blocks: Iterable[SetBlock], level: int) -> SafeString:
    """Set the text of an article; `level` is that of its crossheads."""
    return format_html(
        '<div class="text">\n{}</div>', format_html_join("", "{}\n", ((_block(each, level),) for each in blocks))
    )


def title(words: str) -> SafeString:
    """Set a title: what stands between spaces is one printed line, kept whole where it fits."""
    lines = MARK_AND_SPACE.sub(r"\1", widen(words)).split()
    return format_html_join(" ", "<span>{}</span>", ((_keep_terms_whole(CONTROL.sub("", line)),) for line in lines))


def marked(text: Marked) -> SafeString:
    """Set a text with its terms marked; setting moves no character."""
    words, pieces, done = widen(CONTROL.sub(" ", text.text)), [], 0
    if not text.ranges:
        return conditional_escape(words)
    for first, behind in text.ranges:
        pieces.append(format_html("{}<mark>{}</mark>", words[done:first], words[first:behind]))
        done = behind
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, words[done:]]))


def link(noun: Any) -> SafeString:
    """Lead to the page of somebody or something, under the name that it goes by."""
    return format_html('<a href="{}">{}</a>', noun.get_absolute_url(), shown(str(noun)))


def time(moment: date) -> SafeString:
    """Say a day, or the day of a moment by the paper's clock; HTML takes no fractions of a second as fine as ours."""
    here = timezone.localtime(moment).replace(microsecond=0) if isinstance(moment, datetime) else moment
    return format_html('<time datetime="{}">{}</time>', here.isoformat(), date_format(here))


def _block(block: SetBlock, level: int) -> SafeString:
    words = shown(block.text)
    if block.kind == BlockKind.CROSSHEAD:
        return format_html('<h{0} class="crosshead">{1}</h{0}>', level, words)
    if block.kind == BlockKind.CAPTION:
        return format_html('<p class="caption">{}</p>', words)
    if block.dateline:
        return format_html('<p><b class="dateline">{}</b> {}</p>', shown(block.dateline), words)
    return format_html("<p>{}</p>", words)


def _keep_terms_whole(line: str) -> SafeString | str:
    """Put each short quoted term into a span of its own."""
    first, *others = QUOTED.split(line)
    if not others:
        return first
    pieces = [first, *others]
    set_pieces = [format_html("<span>{}</span>", piece) if QUOTED.fullmatch(piece) else piece for piece in pieces]
    return format_html_join("", "{}", zip(set_pieces, strict=True))

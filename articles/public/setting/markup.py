"""Texts as they are set, and links, in HTML.

Written by code, since a page shows hundreds of them, and a template takes several times as long. Every text goes
through `leaf`, which escapes it; what is put together from leaves is markup. The template library hands these on.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from html import escape
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from articles.chinese.punctuation import widen
from articles.enums import BlockKind
from articles.models import Issue
from articles.public.setting.text_blocks import SetBlock
from articles.search import Marked

# 全方位推动“百千万工程”取得新突破
QUOTED = re.compile("([“《][^“”《》]{1,7}[”》])")
# 东河：　春风吹绿两岸
MARK_AND_SPACE = re.compile(r"([，；：！？）])\s+")


def leaf(words: str) -> str:
    """Write a text, with the punctuation of print."""
    return escape(widen(words))


def text(blocks: Iterable[SetBlock], level: int) -> str:
    """Set the text of an article; `level` is that of its crossheads."""
    return f'<div class="text">\n{"".join(_block(block, level) for block in blocks)}</div>'


def title(words: str) -> str:
    """Set a title: what stands between spaces is one printed line, kept whole where it fits."""
    lines = MARK_AND_SPACE.sub(r"\1", widen(words)).split()
    return " ".join(f"<span>{_keep_terms_whole(line)}</span>" for line in lines)


def marked(found: Marked) -> str:
    """Set a text with its terms marked; setting moves no character."""
    words, pieces, done = widen(found.text), [], 0
    for first, behind in found.ranges:
        pieces.append(f"{escape(words[done:first])}<mark>{escape(words[first:behind])}</mark>")
        done = behind
    return "".join([*pieces, escape(words[done:])])


def link(row: Any, name: str = "") -> str:
    """Lead to the page of somebody or something, under the name that it goes by, unless one is given."""
    return f'<a href="{escape(row.get_absolute_url())}">{leaf(name or str(row))}</a>'


def time(moment: date) -> str:
    """Say a day, or the day of a moment by the paper's clock; HTML takes no fractions of a second as fine as ours."""
    here = timezone.localtime(moment).replace(microsecond=0) if isinstance(moment, datetime) else moment
    return f'<time datetime="{here.isoformat()}">{escape(date_format(here))}</time>'


def folio(issue: Issue) -> str:
    """Name an issue as its front page does: day, day of the week, number."""
    day = escape(issue.day)
    number = f" <span>{leaf(issue.numbered)}</span>" if issue.number else ""
    if not issue.date:
        return f"<span>{day}</span>{number}"
    return f'<time datetime="{issue.date.isoformat()}">{day}</time> <span>{date_format(issue.date, "l")}</span>{number}'


def _block(block: SetBlock, level: int) -> str:
    words = leaf(block.text)
    if block.kind == BlockKind.CROSSHEAD:
        return f'<h{level} class="crosshead">{words}</h{level}>\n'
    if block.kind == BlockKind.CAPTION:
        return f'<p class="caption">{words}</p>\n'
    dateline = f'<b class="dateline">{leaf(block.dateline)}</b> ' if block.dateline else ""
    return f"<p>{dateline}{words}</p>\n"


def _keep_terms_whole(line: str) -> str:
    """Put each short quoted term into a span of its own."""
    pieces = QUOTED.split(line)  # by turns: what is not quoted, and what is
    return "".join(f"<span>{escape(piece)}</span>" if at % 2 else escape(piece) for at, piece in enumerate(pieces))

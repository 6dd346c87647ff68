"""Notices and advertisements that stand on a page beside its articles: 公告, 启事, 遗失声明, 天气预报.

A notice has a heading that names its kind, no byline and no dateline, and ends as notices do (`words/notices.py`). News
about a notice has a byline, a dateline or a verb in its headline (发布…公告), and ends otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importing.records import Line
from articles.importing.words.bylines import read_byline
from articles.importing.words.datelines import begins_like_news
from articles.importing.words.notices import (
    is_notice_closing,
    is_notice_day,
    is_notice_heading,
    is_notice_signature,
)
from articles.importing.words.text import half_width, length

# characters of a notice between two of its closing lines
LONGEST_STRETCH = 800
# 责编:… · 第02版 要闻: furniture, not of the notice
_FURNITURE = re.compile(
    r"(?:[一-龥\d]{1,2}版|本版)?[ ]{0,8}(?:责[ ]{0,8}编|责任编辑|编辑|版式|校[ ]{0,8}对|组版|美编|值班)|第[\d ]{1,6}版"
)


def take_notices(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[tuple[Line, ...], ...]]:
    """Give the lines without notices, and the lines of each notice."""
    kept: list[Line] = []
    notices: list[tuple[Line, ...]] = []
    index = 0
    while index < len(lines):
        end = _notice_end(lines, index)
        if end > index:
            notices.append(tuple(lines[index:end]))
        elif notices and notices[-1][-1] is lines[index - 1]:
            kept.append(replace(lines[index], gap=max(1, lines[index].gap)))  # what was parted stays parted
        else:
            kept.append(lines[index])
        index = max(end, index + 1)
    return tuple(kept), tuple(notices)


def _notice_end(lines: Sequence[Line], start: int) -> int:
    """Give the end of the notice that begins here; `start` where none does."""
    if not is_notice_heading(lines[start].text):
        return start
    end, stretch = start, 0
    for index in range(start + 1, len(lines)):
        text = lines[index].text
        if _opens_something(lines[index]):
            break
        stretch += length(text)
        under = end > start and end == index
        if is_notice_day(text) or (is_notice_closing(text) and (under or not is_notice_signature(text))):
            end, stretch = index + 1, 0
        if is_notice_day(text) or stretch > LONGEST_STRETCH:
            break
    return end


def _opens_something(line: Line) -> bool:
    """Tell whether a line is of something else: an article's byline or dateline, another notice, furniture."""
    text = line.text
    return bool(
        read_byline(text)
        or begins_like_news(text)
        or is_notice_heading(text)
        or _FURNITURE.match(half_width(text[:60]))
    )

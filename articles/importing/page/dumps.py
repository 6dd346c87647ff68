"""Pages as programs write them out: a label before each part (标题:… 作者:… 正文:…).

The labels are furniture of the program. Markdown has marks within its lines, and is refused by name (`page/files.py`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importing.records import Line
from articles.importing.words.text import half_width

# 标题:河湾村修好水渠 · 【正文】 · 引题:…; what is said of author, source and day reads by itself
_LABEL = re.compile(
    r"[【\[]?(?P<part>标题|题目|主标题|主题|大标题|引题|肩题|眉题|副题|副标题|小标题|正文|内容|文章内容|稿件内容|导语|摘要)"
    r"[】\]]?[ ]{0,3}"
    r"(?:[:][ ]{0,3}|(?<=[】\]])|$)"
)
_TITLES, _TEXTS = ("标题", "题目", "主标题", "主题", "大标题"), ("正文", "内容", "文章内容", "稿件内容", "导语")


def take_labels(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Give the lines without the labels of a dump, and the labels; a page that has none for title and text stays."""
    labels = [_LABEL.match(half_width(line.text[:20])) for line in lines]
    parts = {match["part"] for match in labels if match}
    if parts.isdisjoint(_TITLES) or parts.isdisjoint(_TEXTS):
        return tuple(lines), ()
    kept: list[Line] = []
    marks: list[Line] = []
    gap = 0
    for line, match in zip(lines, labels, strict=True):
        rest = line.text[match.end() :].lstrip() if match else line.text
        apart = max(gap, line.gap, int(bool(match and match["part"] in (*_TITLES, *_TEXTS) and kept)))
        if match:
            marks.append(replace(line, text=line.text[: match.end()].rstrip()))
        gap = 0 if rest else apart
        if rest:
            kept.append(replace(line, text=rest, gap=apart))
    return tuple(kept), tuple(marks)

"""Pages as programs write them out: a label before each part (标题:… 作者:… 正文:…).

The labels are furniture of the program. Markdown has marks within its lines, and is refused by name (`page/files.py`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from articles.chinese.text import half_width
from articles.importing.records import Line
from articles.importing.words.furniture import read_furniture

# 标题:河湾村修好水渠 · 【正文】 · 引题:… · 【日期】2025年6月3日; what is said of author and source reads by itself
_LABEL = re.compile(
    r"[【\[]?(?P<part>标题|题目|主标题|主题|大标题|引题|肩题|眉题|副题|副标题|小标题|正文|内容|文章内容|稿件内容|导语|摘要"
    r"|(?P<of_issue>(?:发布|出版|见报|刊发)?(?:日期|时间)|版次|版面|版号|期号|栏目))"
    r"[】\]]?[ ]{0,3}"
    r"(?:[:][ ]{0,3}|(?<=[】\]])|$)"
)
_TITLES, _TEXTS = ("标题", "题目", "主标题", "主题", "大标题"), ("正文", "内容", "文章内容", "稿件内容", "导语")


class Dump(NamedTuple):
    """A dump parted: the lines of the page, what it says of its issue (furniture), and the labels of the program."""

    lines: tuple[Line, ...]
    of_issue: tuple[Line, ...] = ()
    labels: tuple[Line, ...] = ()


def take_labels(lines: Sequence[Line]) -> Dump:
    """Part a dump from its labels; a page that has none for title and text stays as it is."""
    labels = [_LABEL.match(half_width(line.text[:20])) for line in lines]
    parts = {match["part"] for match in labels if match}
    if parts.isdisjoint(_TITLES) or parts.isdisjoint(_TEXTS):
        return Dump(tuple(lines))
    kept: list[Line] = []
    of_issue: list[Line] = []
    marks: list[Line] = []
    gap = 0
    for line, match in zip(lines, labels, strict=True):
        rest = line.text[match.end() :].lstrip() if match else line.text
        if match and match["of_issue"]:
            if read_furniture(line.text).is_whole:  # 版次:05 says what the number is
                of_issue.append(line)
                continue
            if read_furniture(rest).is_whole:
                of_issue.append(replace(line, text=rest))
                marks.append(_mark(line, match))
                continue
            match, rest = None, line.text
        apart = max(gap, line.gap, int(bool(match and match["part"] in (*_TITLES, *_TEXTS) and kept)))
        if match:
            marks.append(_mark(line, match))
        gap = 0 if rest else apart
        if rest:
            kept.append(replace(line, text=rest, gap=apart))
    return Dump(tuple(kept), tuple(of_issue), tuple(marks))


def _mark(line: Line, label: re.Match[str]) -> Line:
    return replace(line, text=line.text[: label.end()].rstrip())

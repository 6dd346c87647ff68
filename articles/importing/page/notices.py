"""Notices and advertisements that stand on a page beside its articles: 公告, 启事, 遗失声明, 天气预报.

A notice has a heading that names its kind, no byline and no dateline, and ends as notices do: on a formula, a
telephone, an address, the office that signs it, its date. News about a notice has a byline, a dateline or a verb in its
headline (发布…公告), and ends otherwise.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importing.article.bylines import read_byline
from articles.importing.article.datelines import begins_like_news
from articles.importing.records import Line
from articles.importing.words.names import UNITS
from articles.importing.words.text import HAN, half_width, length

LONGEST_HEADING = 36
# characters of a notice between two of its closing lines
LONGEST_STRETCH = 800

_KIND = "公告|启事|声明|通告|公示|讣告|招租|招聘|出租|转让|分类广告|便民信息|更正|致歉|广告|天气预报|今日天气|天气"
# 公 告 · 遗失声明 · 东河区水务局关于停水的通告 · 【招租】 · 停水通知
_HEADING = re.compile(
    rf"[【■●◆★]{{0,3}}(?:[{HAN}A-Za-z0-9“”《》()]{{0,32}}?(?:公告|启事|声明|通告|公示|讣告)|{_KIND}"
    rf"|(?:[{HAN}]{{2,20}}关于[{HAN}“”《》]{{2,24}}的|(?:紧急|[停限][水电气])?)通知)[】]?(?:[(][{HAN}\d]{{1,8}}[)])?"
)
# 区水务局发布停水公告 is news
_TELLS = re.compile("发布|发出|公布|印发|下发|张贴|签署|发表|出台|回应|征求|刊登|宣布|提醒|启动")
_CLOSES = re.compile(
    r"特此(?:公告|声明|通告|通知|公示|启事|更正|致歉|致谢)|(?:声明|现予|予以|登报)(?:作废|挂失)|电话[: ]"
    r"|(?:联系|报名)(?:人|方式)[: ]|(?:地址|邮箱|微信|网址)[: ]|1[3-9]\d{9}|\d{3,4}-\d{7,8}|℃"
)
_DAY = r"(?:\d{4}|[〇零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
# 东河区水务局 · 2025年4月20日 · 东河区水务局 二〇二五年四月二十日
_OFFICE = rf"[{HAN}()]{{2,30}}(?:{'|'.join(UNITS)}|法院|集团|委员会)"
_SIGNED = re.compile(rf"(?:{_OFFICE}[ ]{{0,8}})?{_DAY}")
_SIGNATURE = re.compile(_OFFICE)
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
    if not _is_heading(lines[start]):
        return start
    end, stretch = start, 0
    for index in range(start + 1, len(lines)):
        text = half_width(lines[index].text)
        if _opens_something(lines[index], text):
            break
        stretch += length(text)
        signed = _SIGNED.fullmatch(text)
        if signed or _CLOSES.search(text) or (end > start and end == index and _SIGNATURE.fullmatch(text)):
            end, stretch = index + 1, 0
        if signed or stretch > LONGEST_STRETCH:
            break
    return end


def _is_heading(line: Line) -> bool:
    text = "".join(half_width(line.text).split())
    return len(text) <= LONGEST_HEADING and bool(_HEADING.fullmatch(text)) and not _TELLS.search(text)


def _opens_something(line: Line, text: str) -> bool:
    """Tell whether a line is of something else: an article's byline or dateline, another notice, furniture."""
    return bool(read_byline(line.text) or begins_like_news(text) or _is_heading(line) or _FURNITURE.match(text))

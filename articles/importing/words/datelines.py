"""Datelines: 本报讯, 新华社东河4月24日电 and their like, at the beginning of a paragraph."""

import re

from articles.chinese.text import HAN, half_width

_NUMBER = r"[\d〇一二三四五六七八九十]{1,3}"
_WHEN = rf"(?:{_NUMBER}月)?{_NUMBER}日"
_AGENCY = r"新华社(?!记者)|新华网|中新社|中新网|人民网"
_TOLD = r"(?:特稿|(?:体育|财经|图片)?[专急特]?电(?![子话视台脑商力影])|(?<!通)讯(?![息问号员飞]))"
# 本报讯 · 本 报 讯 · 本报北京10月3日讯 · 本台讯
_OWN = rf"本[ ]?[报网台刊社](?:[{HAN}]{{0,6}}{_WHEN})?[ ]{{0,8}}{_TOLD}"
# 新华社北京4月24日电 · 据新华社电 · 新华社三十日讯 · 新华社东河2月9日专电
_WIRE = rf"据?(?:{_AGENCY})[{HAN}·/]{{0,12}}?(?:{_WHEN})?[ ]{{0,8}}{_TOLD}"
# 东河晚报讯 · 东河晚报10月3日讯
_PAPER = rf"[{HAN}]{{2,4}}[日晚早晨时]报(?:{_WHEN})?[ ]{{0,8}}{_TOLD}"
# 东河在线7月6日讯 · 东河网河湾6月12日消息
_SITE = rf"[{HAN}]{{2,8}}(?:报|网|在线|台|新闻|发布|融媒|客户端|中心)[{HAN}]{{0,6}}?{_WHEN}[ ]{{0,8}}(?:消息|{_TOLD})"
# 本报东河讯 · 东河讯 · 东河报讯 · 校报讯 · 区融媒体中心讯 · 东河融媒讯 · 校园通讯社讯 · 综合报道:
# words of a sentence, unless set off
_LOOSE = (
    rf"{_SITE}(?!:)|本报[{HAN}]{{1,6}}(?<!通)讯|[{HAN}]{{2,3}}(?<![通简短快喜音资电])讯"
    rf"|[{HAN}]{{1,8}}(?:报|新闻|网|台|中心|发布|在线|融媒|通讯社|电视|广播)讯|据(?:{_AGENCY}|[{HAN}]{{2,8}}(?:报|网|台))消息"
    rf"|(?:本报)?综合(?:本报|{_AGENCY})?报道"
    rf"|本[报网台刊社]消息|本报[{HAN}]{{1,6}}[专急]?电(?=[ (])"
)
_GATHERED = rf"(?:本报)?综合(?:本报|{_AGENCY})?消息"
# 【本报讯】 · 【东河新报讯】 · [东河网讯]
_IN_BRACKETS = rf"[(【\[](?:本报|[{HAN}]{{2,6}}(?:报|网|在线|新闻|融媒))讯[)】\]]"
_DATELINE = re.compile(rf"(?:{_OWN}|{_WIRE}|{_PAPER}|{_GATHERED}):?|(?:{_LOOSE})(?=[ (【\[:]):?|{_IN_BRACKETS}")
_SET_OFF = re.compile(r"[\s(,【\[]|(?<=[:)】\]])|$")
# a dateline is no longer, so that a long text need not be folded for one
LONGEST_DATELINE = 60


def read_dateline(text: str) -> str:
    """Give the dateline that a paragraph begins with, as printed, or nothing.

    Print sets a dateline off by a space or a bracket; only 本报讯 is plain without. A wire's name that runs on into the
    sentence (新华社东河3月29日电中国…) is part of it.
    """
    folded = half_width(text[:LONGEST_DATELINE])
    match = _DATELINE.match(folded)
    if match is None or not (match[0].startswith("本") or _SET_OFF.match(folded, match.end())):
        return ""
    return text[: match.end()]


def begins_like_news(text: str) -> bool:
    """Tell whether a paragraph begins with a dateline, set off or not: an article begins there."""
    return bool(_DATELINE.match(half_width(text[:LONGEST_DATELINE])))

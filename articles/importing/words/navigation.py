"""What electronic papers and web pages print around a text: buttons, paths, counters, the line of time and source."""

import re

from articles.chinese.text import HAN, half_width

_BUTTON = (
    "上一[篇版期页]|下一[篇版期页]|返回(?:目录|首页|顶部|列表|主页|版面)?|版面(?:导航|目录|概览)|标题导航|回到顶部"
    "|放大[+]?|缩小[-]?|默认○?|字号|[大中小](?=[ ]|$)|字体|打印(?:本页|本文)?|关闭(?:窗口|本页)?|收藏(?:本文)?|推荐"
    "|分享(?:到|至)?"
    "|复制链接|微信|微博|朋友圈|QQ空间|PDF版?|PDF下载|(?:点击)?(?:查看)?(?:高清)?大图|数字报(?:首页|刊)?|电子报"
    "|往期(?:回顾|查询|报纸)?|全文检索|高级检索|检索|搜索|首页|登录|注册|评论|点赞|阅读原文|扫一扫|版权声明"
    "|稿件朗读|朗读|播放|暂停|[+-]"
)
_FRAME = r"[<>《》«»◀▶←→\[\]【】() |:·/]"
# 上一篇 下一篇 · 放大 缩小 默认 · 【返回目录】 【打印本页】
_LINE = re.compile(rf"{_FRAME}{{0,4}}(?:(?:{_BUTTON}){_FRAME}{{0,6}}){{1,14}}")
_ITEM = re.compile(_BUTTON)
# by themselves; 评论 may be a section
_SURE = re.compile(
    "[上下]一[篇版期页]|返回.{2,4}|打印.{1,4}|关闭.{1,4}|收藏本文|复制链接|回到顶部|版面[导概目]..?|标题导航|高清大图"
    "|稿件朗读|阅读原文"
)
# 首页 > 新闻 > 本地 · 当前位置:首页 > 要闻
_PATH = re.compile(
    rf"(?:(?:您?的?当前"
    rf"|所在)位置[ ]?:?[ ]?)?[{HAN}A-Za-z]{{2,12}}(?:[ ]{{0,3}}[>›»][ ]{{0,3}}[{HAN}A-Za-z]{{2,12}}){{1,5}}"
)
# 阅读:1234 · 浏览次数:56 · 上一篇:河湾村修好水渠
_COUNTER = re.compile(
    r"(?:(?:阅读|浏览|点击|访问|评论|点赞|转发|分享)(?:量|次数|数)?[ ]?:?[ ]?\d{1,9}次?[ |]{0,4}){1,5}"
    r"|[上下]一[篇版期页条]:.{2,60}"
)
_STAMP = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
# 2025-01-12 08:30:15 来源:东河日报 作者:江白 · 来源:东河网 发布时间:2025-01-12 08:30 编辑:陶宜 字号:大 中 小
_FIELD = re.compile(
    rf"(?:(?:发布|发表|更新|发稿|刊发)?(?:时间|日期)[ ]?:?[ ]?)?(?P<stamp>{_STAMP})"
    r"|(?P<label>(?:文章|信息|稿件)?来源|稿源|作者|记者|通讯员|(?:责任)?编辑|责编|审核|校对|栏目|分类|字号|字体"
    r"|(?:阅读|浏览|点击|评论)(?:量|次数|数)?)"
    r"[ ]?[:/][ ]?"
)
_AUTHORS = ("作者", "记者", "通讯员")
LONGEST_NAVIGATION = 120


def is_navigation(text: str) -> bool:
    """Tell whether a line holds only what one clicks on, a path, or a counter."""
    if len(text) > LONGEST_NAVIGATION:
        return False
    folded = half_width(text).strip()
    if _LINE.fullmatch(folded):
        found = _ITEM.findall(folded)
        return len(found) > 1 or bool(_SURE.fullmatch(found[0]))
    return bool(_PATH.fullmatch(folded) or _COUNTER.fullmatch(folded))


def read_web_line(text: str) -> tuple[str, str] | None:
    """Read the line under a headline of a web page: its day as printed, and its authors; nothing for another line.

    It is made of fields: a moment, source, author, editor, counters, in any order.
    """
    if len(text) > LONGEST_NAVIGATION:
        return None
    folded = half_width(text).strip()
    if not _FIELD.match(folded):
        return None
    fields = list(_FIELD.finditer(folded))
    stamp = next((field["stamp"] for field in fields if field["stamp"]), "")
    labels = {field["label"] for field in fields if field["label"]}
    is_web = (stamp and (labels or ":" in stamp)) or (len(labels) > 1 and any("来源" in label for label in labels))
    if not is_web or (stamp and not labels and fields[0].end() < len(folded)):
        return None
    ends = [field.start() for field in fields[1:]] + [len(folded)]
    values = {field["label"]: folded[field.end() : end].strip(" |,") for field, end in zip(fields, ends, strict=True)}
    return stamp, next((values[label] for label in _AUTHORS if label in values), "")

"""Notices and advertisements by their words: 公告, 启事, 遗失声明, 天气预报.

A notice has a heading that names its kind, and ends as notices do: on a formula, a telephone, an address, the office
that signs it, its date.
"""

import re

from articles.chinese.names import UNITS
from articles.chinese.text import HAN, half_width

LONGEST_HEADING = 36

_ENDS = "公告|启[事示]|声明|通告|公示|讣告|告示|告知书|通知书|征集令|招募令|公开信"
_KIND = (
    f"{_ENDS}|招租|招聘(?:信息)?|招工|招商|招生(?:简章)?|招标(?:信息)?|征稿(?:函)?|征文|征订|征婚|征集|(?:房屋|门面|商铺|厂房|土地)?(?:出租|出售|转让)"
    f"|拍卖|求购|寻人|寻物|寻亲|认领|遗失"
    "|分类广告|便民(?:信息|服务|公告)?|更正|致歉|道歉信?|勘误|订正|致谢|鸣谢|广告|公益广告|天气预报|今日天气"
    "|未来[一二三四五六七]天天气|天气"
    "|失物招领|招领|表扬信|感谢信|[一二三四五六七]日天气|挂失|敬告(?:读者|用户|市民)|停[水电气]信息|开奖(?:公告|信息)?|影讯|车讯|订阅|订报"
)
# 公 告 · 遗失声明 · 东河区水务局关于停水的通告 · 【招租】 · 停水通知 · “金秋”征文启事
_HEADING = re.compile(
    rf"[【■●◆★▲]{{0,3}}(?:[{HAN}A-Za-z0-9“”《》()·]{{0,32}}?(?:{_ENDS})|{_KIND}"
    rf"|(?:[{HAN}]{{0,20}}关于[{HAN}“”《》]{{2,24}}的|(?:紧急"
    rf"|[{HAN}]{{0,16}}[停限][水电气])?)通知)[】]?(?:[(][{HAN}\d]{{1,8}}[)])?[:]?"
)
# 区水务局发布停水公告 is news
_TELLS = re.compile("发布|发出|公布|印发|下发|张贴|签署|发表|出台|回应|征求|刊登|宣布|提醒|启动|引[发起]|被")
_CLOSES = re.compile(
    r"特此(?:公告|声明|通告|通知|公示|启事|更正|致歉|致谢|说明)|(?:声明|现予|予以|登报)(?:作废|挂失)|电话[: ]|热线[: ]"
    r"|(?:联系|报名|咨询)(?:人|方式|电话|地址)[: ]|(?:地址|邮箱|微信|网址|投稿)[: ]|1[3-9]\d{9}|\d{3,4}-\d{7,8}|℃"
    r"|一经采用|稿酬从优|敬请(?:谅解|关注|周知)|望(?:周知|相互转告)|来稿(?:请)?[寄发]|请寄|逾期|特此|致歉|作废"
    rf"|请(?:广大|各|有关|相关|附近|过往|沿线)[{HAN}]{{1,14}}(?:做好|注意|谅解|周知|知悉|准备|配合|绕行|联系|前来|关注)|恢复营业|(?:性别|年龄)[^。]{{0,20}}周?岁"
)
_DAY = r"(?:\d{4}|[〇零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
# 东河区水务局 · 2025年4月20日 · 东河区水务局 二〇二五年四月二十日 · 本报编辑部
_OFFICE = (
    rf"[{HAN}()]{{2,30}}(?:{'|'.join(UNITS)}|法院|集团|委员会|医院|卫生院|编辑部|副刊部|供电所|办公室|管理所"
    r"|办事处|合作社|协会)"
)
_SIGNED = re.compile(rf"(?:{_OFFICE}[ ]{{0,8}})?{_DAY}")
_SIGNATURE = re.compile(_OFFICE)


def is_notice_heading(text: str) -> bool:
    """Tell whether a line is the heading of a notice or an advertisement, which names its kind."""
    bare = "".join(half_width(text[: 3 * LONGEST_HEADING]).split())
    return len(bare) <= LONGEST_HEADING and bool(_HEADING.fullmatch(bare)) and not _TELLS.search(bare)


def is_notice_closing(text: str) -> bool:
    """Tell whether a line ends a notice, or may: a formula, a telephone, an address, the office or the day under it."""
    folded = half_width(text)
    return bool(_CLOSES.search(folded)) or is_notice_signature(folded) or is_notice_day(folded)


def is_notice_signature(text: str) -> bool:
    """Tell whether a line is the office that signs a notice."""
    return bool(_SIGNATURE.fullmatch(half_width(text)))


def is_notice_day(text: str) -> bool:
    """Tell whether a line is the day of a notice, with its office or without: nothing of it follows."""
    return bool(_SIGNED.fullmatch(half_width(text)))

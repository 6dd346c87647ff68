"""Offices and who holds them, as print names both: 区委书记江白, 区农业农村局局长段思远."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.chinese.names import COMPOUND_SURNAMES, looks_like_name
from articles.chinese.text import HAN

_POSTS = (
    "书记 常委 主任 主席 秘书长 检察长 董事长 总经理 总编辑 省长 市长 县长 区长 旗长 镇长 乡长 州长 部长 "
    "厅长 局长 院长 校长 所长 站长 处长 科长 司长 会长 行长 社长 馆长 园长 厂长 村长 队长 支队长 大队长 政委 "
    "主委"
)
# 书记 · 党委副书记 · 常务副区长 · 第一书记 · 执行会长
_TITLE = re.compile(
    "(?:党委|党组|党工委|党总支|总支|党支部|支部|纪委|纪检组)?(?:代理?|常务|第一|执行)?副?"
    f"(?:{'|'.join(sorted(_POSTS.split(), key=len, reverse=True))})"
)
# 区长 · 常务副镇长, which say themselves of what they are
_OF_A_PLACE = re.compile("[省市县区旗镇乡州]长$")
# 原区委书记 · 东河区原政协主席, but 太原市市长
_FORMER = re.compile("(?<![太平中高草])原|前$")
# 区委副书记、区长江白 · 局党组书记兼局长段思远
_JOINS = re.compile("[、,，]?兼?")
# what a unit or a place ends on
_UNIT_ENDS = (
    "省委 市委 县委 区委 旗委 镇委 乡委 党委 党组 工委 纪委 政府 人大 政协 法院 检察院 街道 社区 中心 公司 "
    "集团 银行 协会 学会 商会 联合会 支部 总支 大队 支队 分局 医院 学校 小学 中学 大学 学院 幼儿园 办公室 "
    "指挥部 开发区 委员会 常委会 省 市 县 区 州 旗 镇 乡 村 局 委 办 部 厅 院 校 站 所 处 科 厂 行 社 会 馆 "
    "园 队 组"
)
# 东河区农业农村局 · 东河区河湾镇党委
_UNITS = re.compile(rf"(?:[{HAN}]{{1,9}}?(?:{'|'.join(_UNIT_ENDS.split())})){{0,12}}")
# 区委(书记) · 镇党委 · 区委宣传部 · 局: what is left of words that are no unit as a whole
_SHORT = re.compile(
    "(?:(?:省|市|县|区|州|旗|镇|乡|街道|村|社区)(?:委|政府|人大(?:常委会)?|政协|党委|党工委|纪委)?"
    f"|[省市县区州旗]委[组宣统政][{HAN}]{{0,4}}部|校|院|局)?$"
)
# 由(区委书记) · 昨日上午 · 区委书记和: what leads to a unit and stands in none, but for 发展和改革局
_LEADS = re.compile(
    ".{0,24}(?:[的了由向给被把将从为请让在与及等是有以据午晚早今昨前后间]|对(?!外)|(?:^|(?<=[一二三四五六七八九十今昨明当每近]))[年月日时天]"
    "|和(?!改革|信息化|社会保障|自然资源|计划生育|建设|农村|旅游|体育|商务)"
    "|出席|拜会|陪同|会见|记者|[现新原历曾时]任|担任|邀请|采访|如下)"
)
_RUN = re.compile(f"[{HAN}]{{1,24}}$")
LONGEST_UNIT = 24
# what follows a name: a mark, or the word with which a sentence goes on
_MARK = re.compile(r"[，,。、；;：:！!？?（）()“”\"\s《》…]|$")
_VERBS = (
    "出席 主持 参加 参与 参会 介绍 表示 指出 强调 要求 宣布 认为 告诉 一行 等人 代表 深入 前往 来到 走访 "
    "陪同 调研 率队 带队 率领 带领 讲话 致辞 致词 发言 作了 作出 主讲 会见 签署 签订 颁发 颁奖 授予 揭牌 "
    "揭幕 回答 接受 坦言 透露 解释 补充 感慨 回忆 笑着 指着 拿着 说 到 在 率 称 任 对 向 为 和 与 及 同 也 "
    "就 作 等 带 先后 近日 日前 今天 昨天 当场 现场 分别 一边 一同 一起 随后 首先 最后 还 又"
)
_GOES_ON = re.compile("|".join(sorted(_VERBS.split(), key=len, reverse=True)))
_LETTERS = re.compile(f"[{HAN}]{{2,4}}")
# no name begins, or no given name ends, with one of these
_NEVER_FIRST, _NEVER_LAST = frozenset("和与及同任时等长"), frozenset("说到在率称任等带对还又也就")


class Held(NamedTuple):
    """An office, with its unit as far as print tells it, who holds it, and where in the text the two stand."""

    office: str
    name: str
    start: int
    end: int


def offices_in(text: str) -> Iterator[Held]:
    """Read who holds which office, where a name stands right behind it and plainly ends: nobody is invented.

    Several offices of one person are several answers. Left out is what cannot be told from other words, an office of
    which print does not say where it is (局长江白), and one that somebody had before (原区委书记).
    """
    joined: list[tuple[int, str]] = []  # the offices read so far of somebody whose name is still to come
    last = 0
    for match in _TITLE.finditer(text):
        unit = _unit_before(text[last : match.start()])
        start = match.start() - len(unit)
        if not _JOINS.fullmatch(text[last:start]):
            joined = []
        is_told = bool(unit or _OF_A_PLACE.search(match[0]))
        is_former = bool(_FORMER.search(text[max(0, start - 1) : match.start()]))
        joined += [(start, unit + match[0])] if is_told and not is_former else []
        last = match.end()
        if name := name_at(text, last):
            yield from (Held(office, name, at, last + len(name)) for at, office in joined)
            joined = []


def _unit_before(text: str) -> str:
    """Give the unit at the end of a text: what stands behind a mark, or behind the words that lead to it."""
    (run,) = _RUN.findall(text[-LONGEST_UNIT:]) or [""]
    unit = _LEADS.sub("", run)
    if not _UNITS.fullmatch(unit) or len(unit) == LONGEST_UNIT:
        unit = _SHORT.findall(unit)[0]
    return unit


def name_at(text: str, at: int) -> str:
    """Read the name that begins at a place; empty where there is none, or where it ends is in doubt."""
    found = [text[at:end] for end in (at + 2, at + 3, at + 4) if _is_name(text, at, end)]
    if len(found) == 2 and found[1][-1] in _NEVER_LAST:
        return found[0]
    return found[0] if len(found) == 1 else ""


def _is_name(text: str, at: int, end: int) -> bool:
    """Tell whether a name may stand between two places, and plainly ends there."""
    name = text[at:end]
    if not _LETTERS.fullmatch(name) or at + len(name) < end or name[0] in _NEVER_FIRST or "某" in name:
        return False
    if len(name) > 3 and not name.startswith(COMPOUND_SURNAMES):
        return False
    return bool(_MARK.match(text, end) or _GOES_ON.match(text, end)) and looks_like_name(name)

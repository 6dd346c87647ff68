"""Staff of a page: duties, and the names under them, with every separator that print puts between."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from articles.chinese.names import (
    COMPOUND_SURNAMES,
    LETTERS,
    LONGEST_NAME,
    SURNAMES,
    is_no_name,
    looks_like_name,
    may_be_name,
    split_names,
)
from articles.chinese.text import HAN, behind

# 责任编辑, 见习编辑, 版面设计: what a duty is of, then what it is
_OF = (
    "值班 责任 执行 见习 实习 助理 首席 特约 特邀 客座 轮值 新闻 版面 版式 美术 图片 图文 文字 摄影 视频 视觉 网络 "
    "新媒体 微信 专刊 副刊 常务 总 副 主 终 初 复 一 二 三 本期 今日 本版 夜班 编务 融媒 校园"
)
_IS = (
    "责任编辑 编辑 责编 编审 编委 编务 编排 编校 主编 总编辑 总编 主任 校对 校检 检校 责校 校审 审校 校 审读 审核 "
    "审定 审稿 监审 审签 审 监制 总监 签发 设计 制作 制版 制图 绘图 组版 组稿 排版 拼版 版式 版面 版式设计 美编 美术 "
    "视觉 图编 摄影 题图 统筹 策划 录入 质检 领导 主持 值班 带班 通联 出版人 发行人 统稿 文编 总审 通读 社长 台长 "
    "编导 栏目主持 栏花 美工"
)


def _spaced(words: str) -> str:
    """Match any of the words, letter-spaced or not (责 编), the longest first."""
    ordered = sorted(words.split(), key=len, reverse=True)
    return "(?:" + "|".join(r"[ ]{0,3}".join(map(re.escape, word)) for word in ordered) + ")"


# of which page: 本版责编, 二版编辑
_PAGE = r"(?:本|[\d一二三四五六七八九十]{1,2}|要闻|副刊|综合|新闻|文化|体育|经济|民生|时政|社会|教育)版"
DUTY = rf"(?:(?:{_PAGE})?(?:{_spaced(_OF)}[ ]{{0,3}}){{0,3}}{_spaced(_IS)}|总值班|值班)"
_SOFT_WORDS = (
    "主持人 栏目主持 摄影 视觉 设计 制作 统筹 策划 主持 领导 主任 社长 台长 题图 录入 值班 编导 制图 绘图 美术 "
    "版面 出版人 发行人"
)
# a single 校 or 审 is a duty only with a colon; these are words of titles too, and so need other staff beside them
_SHORT = re.compile("[校审]")
_SOFT = frozenset(_SOFT_WORDS.split())
_SIGN = r"[ ]{0,8}[:/|][ ]{0,8}"
_DUTY_AT = re.compile(rf"{DUTY}(?:[员人师长])?")
# what authors do too: staff only beside others
_CRAFTS = ("摄影", "题图", "制图", "绘图", "图片", "文字")
# 责编 版式: · 编辑、校对:
_LABELS_AT = re.compile(rf"{DUTY}(?:[ 、/|]{{0,8}}{DUTY}){{0,3}}(?={_SIGN})")
# 责编 版式 江白 陶宜
_LISTED_AT = re.compile(rf"{DUTY}(?:[ 、/|]{{1,8}}{DUTY}){{1,3}}(?=[ ])")
_SIGN_AT = re.compile(_SIGN)
_SPACES_AT = re.compile("[ ]{1,8}")
_GAP_AT = re.compile("[ 、,/]{0,8}")
# 编务:江白, a duty that no list knows, among others
_UNKNOWN_AT = re.compile(
    rf"(?![{HAN}]{{0,4}}(?:记者|通讯员|作者|文字|口述|整理|撰文|采写|图片|视频|航拍|来源|地址|电话"
    rf"|时间))[{HAN}]{{2,6}}(?=[ ]{{0,3}}[:|/])"
)
_ONE = re.compile(rf"[{LETTERS}](?:[ ]{{1,3}}[{LETTERS}]){{1,2}}(?![{LETTERS}])")
_TOKEN = re.compile(rf"[{LETTERS}]{{2,8}}(?:·[{LETTERS}]{{1,12}}){{0,4}}")


class Staff(NamedTuple):
    """Duties and the names under them, and where they end in the text."""

    roles: tuple[str, ...]
    names: tuple[str, ...]
    end: int


def read_staff(
    text: str, at: int, starts: Callable[[int], bool], *, among: bool = False, unknown: bool = False
) -> Staff | None:
    """Read duties and names from folded text at a place; nothing where they do not stand there.

    `starts` tells whether something else begins at a place, so that no name goes on there. `among` other staff duties
    count that are words of titles too, and `unknown` ones that no list knows.
    """
    match = _LISTED_AT.match(text, at) or _LABELS_AT.match(text, at) or _DUTY_AT.match(text, at)
    match = match or (_UNKNOWN_AT.match(text, at) if unknown else None)
    if match is None:
        return None
    sign = _SIGN_AT.match(text, match.end()) or _SPACES_AT.match(text, match.end())
    labels = match[0]
    plain = sign is None or not sign[0].strip()
    if labels in _CRAFTS and not among:
        return None
    if plain and (_SHORT.fullmatch(labels) or (labels in _SOFT and not among)):
        return None
    begin = sign.end() if sign else match.end()
    names, end = _read_names(text, begin, starts, glued=sign is None)
    if labels in _SOFT or sign is None:
        likely = looks_like_name if plain else may_be_name
    else:
        likely = _is_full_name if plain else _is_any_name
    if not names or not all(map(likely, names)):
        return None
    return Staff(tuple(_parts(labels)), names, end)


def _is_full_name(text: str) -> bool:
    """Tell whether a word begins with a surname; 王明 is a word of the word list too, but none after a duty."""
    has_surname = text[0] in SURNAMES or text.startswith(COMPOUND_SURNAMES)
    return looks_like_name(text) or (has_surname and 2 <= len(text) <= LONGEST_NAME and not is_no_name(text))


def _is_any_name(text: str) -> bool:
    return not is_no_name(text)


def _parts(labels: str) -> Iterator[str]:
    """Part duties that stand before one sign: 责编 版式, 编辑、校对; a spaced one (责 编) is one."""
    at = 0
    while match := _DUTY_AT.match(labels, at):
        yield "".join(match[0].split())
        at = behind(_GAP_AT, labels, match.end())
    if at < len(labels):
        yield "".join(labels[at:].split())


def _read_names(text: str, at: int, starts: Callable[[int], bool], *, glued: bool) -> tuple[tuple[str, ...], int]:
    """Read names from a place on until something else begins; the first need not begin with a surname."""
    names: list[str] = []
    end = at
    while at < len(text):
        if names and (starts(at) or _begins_duty(text, at)):
            break
        if match := _ONE.match(text, at):
            stop = _letters_end(text, at, match.end())
            found: tuple[str, ...] = ("".join(text[at:stop].split()),)
        elif match := _TOKEN.match(text, at):
            stop = _token_end(text, at, match.end(), starts, glued=glued)
            if names and _SIGN_AT.match(text, stop):
                break  # a duty that no list knows
            found = _names_in(text[at:stop], sure=not names)
        else:
            break
        if not found or (names and not all(name[0] in SURNAMES or "·" in name for name in found)):
            break
        names += found
        end = stop
        if glued:
            break
        at = behind(_GAP_AT, text, stop)
    return tuple(names), end


def _names_in(token: str, *, sure: bool) -> tuple[str, ...]:
    """Read names that run together; four characters are two names, but for a compound surname."""
    if len(token) == 4 and token[0] in SURNAMES and token[2] in SURNAMES and not token.startswith(COMPOUND_SURNAMES):
        return token[:2], token[2:]
    return split_names(token, sure=sure)


def _letters_end(text: str, at: int, end: int) -> int:
    """Give where a name of letters set apart ends: before a duty that is set so too (李 满 |校 对:)."""
    places = [place for place in range(at + 1, end) if text[place] != " "]
    before = next((index for index, place in enumerate(places) if _begins_duty(text, place)), len(places))
    return places[before - 1] + 1 if before else at + 1


def _token_end(text: str, at: int, end: int, starts: Callable[[int], bool], *, glued: bool) -> int:
    """Give where a name ends that another duty or piece is run together with: 段思远|校对:江白."""
    places = (stop for stop in range(at + 2, end) if starts(stop) or _begins_duty(text, stop, glued=glued))
    return next(places, end)


def _begins_duty(text: str, at: int, *, glued: bool = False) -> bool:
    """Tell whether a duty begins here; where the last one was run together with its name (编辑段思远), so may this."""
    match = _LABELS_AT.match(text, at) or _DUTY_AT.match(text, at)
    if match is None:
        return False
    following = text[match.end() : match.end() + 1]
    if glued and len(match[0]) > 1 and looks_like_name(text[match.end() : match.end() + 3].split(" ")[0]):
        return True
    return following in (":", "/", "|") or (following == " " and len(match[0]) > 1)

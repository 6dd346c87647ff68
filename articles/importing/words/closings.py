"""What stands under an article's last sentence and is no broken text: source, editor, place and day, a salute."""

import re
from enum import StrEnum

from articles.chinese.places import may_be_place
from articles.chinese.text import HAN, half_width

LONGEST_CLOSING = 60
_PAPERS = (
    rf"新华社|《[^《》]{{2,12}}》|[{HAN}]{{2,8}}(?:[日晚早]报|时报|周报|网|电视台"
    r"|广播|发布|客户端|公众号|微信|融媒|新闻|报)"
)
_DAY = (
    r"(?:(?:\d{4}|[〇零一二三四五六七八九]{4})年)?[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?"
    r"|(?:\d{4}|[〇零一二三四五六七八九]{4}"
    r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])年(?:[正冬腊]|十?[一二三四五六七八九十])月"
    r"|(?:\d{4}|[〇零一二三四五六七八九]{4}"
    r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])年[初孟仲暮季早晚]?[春夏秋冬]"
)
_AT = rf"[于在][{HAN}]{{2,14}}"


class Closing(StrEnum):
    """What a closing line is."""

    SOURCE = "source"
    EDITOR = "editor"
    PLACE_DAY = "place-day"
    SALUTE = "salute"
    WRITTEN = "written"
    END_WORD = "end-word"


_FORMS = {
    # (据新华社) · 据新华社电 · 来源:东河发布 · (原载《东河日报》) · 综合新华社、东河发布消息 · (综合)
    Closing.SOURCE: re.compile(
        rf"(?:本文|本报|文章|稿件|资料|图片|信息|内容)?(?:来源|原载|转自|摘自|选自|转载自?)(?:自"
        rf"|于)?[ ]{{0,4}}:?[ ]{{0,4}}\S.{{1,39}}"
        rf"|(?:综合)?据?(?:{_PAPERS})(?:[、,等 ]{{1,3}}(?:{_PAPERS})){{0,4}}(?:等)?(?:电|报道|消息|发|专电|供稿|等)"
        rf"|(?:综合)?据(?:{_PAPERS})(?:[、, ]{{1,3}}(?:{_PAPERS})){{0,4}}(?:等)?|(?:本报)?综合(?:整理|报道)?"
    ),
    # 责任编辑:陶宜 · 责编/陶宜 · 编辑 陶宜 校对 江白
    Closing.EDITOR: re.compile(
        rf"(?:(?:本[版文期]|执行|值班)?(?:责任编辑|责编|编辑|校对|审核|审校|监制|终审|初审|复审|编审"
        rf"|编排)[ ]{{0,4}}[:/| ][ ]{{0,4}}"
        rf"[{HAN}]{{1,4}}(?:[ 、,]{{1,3}}[{HAN}]{{1,4}}){{0,3}}[ ]{{0,4}}){{1,4}}"
    ),
    # 2025年3月5日于河湾 · 三月五日写于东河 · 2025年4月20日 · 于深圳2025年3月
    Closing.PLACE_DAY: re.compile(
        rf"(?:{_AT}[ ]{{0,4}})?(?:{_DAY})(?:[ ]{{0,4}}[写记作草改成]?{_AT})?|{_AT}[ ]{{0,4}}(?:{_DAY})"
    ),
    # 此致 敬礼 · 编辑同志: · 祝编安
    Closing.SALUTE: re.compile(
        r"此致(?:[ ]{0,8}敬礼)?[!:]?|敬礼[!]?|编辑(?:部)?(?:同志|老师|先生|部)[们]?:?|(?:致以?|顺?祝)[ ]{0,4}(?:编安"
        r"|春安"
        r"|夏安|秋安|冬安|撰安|敬礼|安好)[!]?"
    ),
    # 于深圳 · 写于东河小学
    Closing.WRITTEN: re.compile(rf"[写记作草改]?[于][{HAN}]{{2,14}}|[写记作草改]于(?:{_DAY})"),
    # (全文) · (完) · (未完待续) · (连载之三) · (全文完)
    Closing.END_WORD: re.compile(
        r"全文|全文完|完|完结|未完待续|待续|未完|续完|续|连载(?:之?[\d一二三四五六七八九十]{1,3})?|[上中下]|摘要"
        r"|有删[节改]|节选|略有删[节改]|转载请注明.{0,20}"
    ),
}
_PAPER = re.compile(_PAPERS)
_BRACKETS = {"(": ")", "[": "]", "【": "】", "—": "—", "-": "-"}


# 此致 敬礼 · 祝编安 · 顺祝 工作顺利!, at the end of a letter
_LETTER_ENDS = re.compile(
    "(?:此致)?[ ]{0,8}敬礼[!]?|此致[:]?"
    "|(?:致以|[顺谨]?祝)[: ]{0,4}(?:[编春夏秋冬撰大台]安|安好|工作顺利|身体健康|生活愉快|敬礼)[!]?"
)


def closes_letter(text: str) -> bool:
    """Tell whether a line is the salute at the end of a letter: who wrote it, and when, stands under it."""
    return len(text) <= LONGEST_CLOSING and bool(_LETTER_ENDS.fullmatch(half_width(text).strip()))


def is_remark(text: str) -> bool:
    """Tell whether a line is a remark in brackets, of any kind: (文中人物均为化名). No sentence breaks off there."""
    folded = half_width(text[: LONGEST_CLOSING + 1]).strip()
    inside = folded[1:-1]
    closed = folded[:1] in _BRACKETS and folded.endswith(_BRACKETS[folded[:1]])
    return len(folded) <= LONGEST_CLOSING and closed and not set(inside) & {"(", ")", "[", "]", "【", "】"}


def closing_kind(text: str) -> str:
    """Tell which closing a line is, one of `Closing`; empty for what is none.

    In brackets any kind; what a sentence may begin with as well (于深圳, 全文) only in brackets or with a place.
    """
    if len(text) > LONGEST_CLOSING:
        return ""
    folded = half_width(text).strip()
    bracketed = folded[:1] in _BRACKETS and folded.endswith(_BRACKETS[folded[:1]])
    inside = folded[1:-1].strip() if bracketed else folded
    if bracketed and _PAPER.fullmatch(inside):
        return str(Closing.SOURCE)
    kind = next((kind for kind, form in _FORMS.items() if form.fullmatch(inside)), "")
    place = inside.lstrip("写记作草改于")
    if kind == Closing.WRITTEN and not may_be_place(place) and (not bracketed or len(place) < 3):
        return "" if not re.match("[写记作草改]于", inside) else str(kind)
    if not bracketed:
        in_a_sentence = kind == Closing.END_WORD or inside == "综合"
        if in_a_sentence:
            return ""
    return str(kind)

"""The forms of a single line, by name: what its words could make it, and how it begins and ends."""

import re
from collections.abc import Iterator

from articles.chinese.ordinals import ordinal
from articles.chinese.text import HAN, ends_sentence, open_marks
from articles.importing.page.jumps import comes_from, goes_on
from articles.importing.records import Line
from articles.importing.words import shapes
from articles.importing.words.bylines import byline_of, ends_in_byline, read_signature
from articles.importing.words.closings import closing_kind
from articles.importing.words.datelines import begins_like_news
from articles.importing.words.furniture import read_furniture
from articles.importing.words.navigation import is_navigation, read_web_line
from articles.importing.words.notices import is_notice_closing, is_notice_heading

IN_NUMBER = frozenset("0123456789.%,ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
LONGEST_FORM = 60
SHORT = 12
# what is dear to read is read only where one of these stands
_FURNITURE_HINT = re.compile(
    r"[:：|｜/@]|版|期|星期|CN|准印|刊号|主办|协办|热线|电话|邮|农历|www|编|校"
    r"|关注|扫码|QQ|微信|抖音|微博|Tel|℃|价|地址|[上下]一|\d{4}[年.-]"
)
_SIGN_HINT = re.compile(
    r"[■□●◆◇▲△○◎☉★☆▇█◼◻(（【\[〔]|[记記]者|通[讯訊]|作者|[文图]\s?[/:：]|摄|供稿|整理|口述|评论员|编辑部|来源|据|报[道導]|编译"
)

_JUMP_HINT = re.compile("[转接]")
_CAPTION_HINT = re.compile("[▲▼△▽◀▶←→↑↓图摄]")
_NOTE_HINT = re.compile("编者|的话")
# no short line of furniture, and no name, ends so
_GOES_ON = ",、。;!?”’"

# 【党建园地】 · [健康贴士] · ■ 短评, alone or before a title
_BRACKET_RUBRIC = re.compile(r"(?:[■●◆]?[ ]?)?[【\[〔][^】\]〕]{2,12}[】\]〕](?P<more>.?)")
# ■ 短评 · 基层亮点
_RUBRIC = re.compile(
    r"^[■●◆★▲]?[ ]?(?:短评|时评|快评|社论|评论|简讯|短讯|短波|(?:要闻)?简报|简明新闻|一句话新闻|新闻速览"
    r"|[读记笔]者(?:来信|手记)|(?:基层|群众|百姓|市民)?来信(?:照登)?|热点聚焦|(?:一线|乡村)见闻|身边的?榜样|新春走基层|走进.{2,4}|.{2,4}亮点"
    r"|积极行动)$"
)
# 编辑同志: · 读者朋友:
_SALUTE = re.compile(rf"[{HAN}]{{0,6}}(?:同志|先生|女士|朋友|编辑|报社)们?[:]$")
_QUESTION = re.compile(rf"^(?:问|答|记者|[{HAN}]{{2,4}})[:]")
_LIST_MARK = re.compile(r"^[▲△●■◆○★※·]")
_DASH = re.compile("^[—―─-]")
_LATE = re.compile(r"(?:强调|指出|认为|表示|要求|提出|宣布|呼吁|希望|主持|讲话|出席|说|时)$")
# (下转第二版) · ▶▶下转4版·综合, with nothing else on the line
_JUMP = re.compile(r"[(【\[〔▶→◀← ]{0,6}(?:下转|上接|紧接|转第|接第)[^。,]{1,12}")
_DAY = re.compile(r"(?:\d{4}|[〇零一二三四五六七八九]{4})年.{1,3}月(?:.{1,3}日)?")

_ENDS = {
    **dict.fromkeys("。!?…｡", "stop"),
    **dict.fromkeys(",、", "comma"),
    **dict.fromkeys(":", "colon"),
    **dict.fromkeys(";", "semicolon"),
    **dict.fromkeys("”’》」』", "quote"),
    **dict.fromkeys(")]】", "bracket"),
    **dict.fromkeys("(“‘《【—", "open"),
}
_STARTS = {
    **dict.fromkeys("“‘《「", "quote"),
    **dict.fromkeys("(【[〔", "bracket"),
    **dict.fromkeys("—―─-", "dash"),
    **dict.fromkeys("■□●◆◇▲△○★", "mark"),
}


def ending(text: str) -> str:
    """Say how a line ends."""
    if goes_on(text):
        return "jump"
    if ends_sentence(text) and text[-1] != ";":
        return "stop"
    kind = _ENDS.get(text[-1])
    if kind and kind != "stop":
        return kind
    return "trails" if shapes.trails_off(text) else "digit" if text[-1].isascii() else "word"


def start(text: str) -> str:
    """Say how a line begins."""
    if comes_from(text):
        return "jump"
    if shapes.continues(text):
        return "continues"
    if text[0] in _STARTS:
        return _STARTS[text[0]]
    if ordinal(text):
        return "ordinal"
    if shapes.opens(text):
        return "opens"
    return "digit" if text[0].isascii() else "word"


def forms(text: str) -> list[str]:
    """Give the names of what a line could be by what it says."""
    found = _of_any_length(text)
    return found if len(text) > LONGEST_FORM else found + _of_short_lines(text)


def _of_any_length(text: str) -> list[str]:
    found = []
    if begins_like_news(text):
        found.append("dateline")
    if _JUMP_HINT.search(text):
        found += _jump(text)
    if text[-1] == ")" and ends_in_byline(text):
        found.append("ends in byline")
    if _CAPTION_HINT.search(text) and shapes.is_caption(Line(2, text, 0)):
        found.append("caption")
    if _NOTE_HINT.search(text) and shapes.is_editors_note(Line(2, text, 0)):
        found.append("editors note")
    if is_notice_closing(text):
        found.append("notice closes")
    if _may(text, _FURNITURE_HINT) and not (len(text) > LONGEST_FORM and ends_sentence(text)):
        found += _furniture(text)
    return found


def _jump(text: str) -> Iterator[str]:
    if _JUMP.fullmatch(text):
        yield "jump alone"
    elif goes_on(text):
        yield "jump on"
    elif comes_from(text):
        yield "jump from"


def _furniture(text: str) -> Iterator[str]:
    furniture = read_furniture(text)
    if furniture.is_whole:
        yield "furniture whole"
    if furniture.is_strong:
        yield "furniture strong"
        yield f"furniture known {round(4 * furniture.known)}"
    yield from (f"has {kind}" for kind in furniture.kinds)


def _of_short_lines(text: str) -> list[str]:
    found: list[str] = []
    if _may(text, _SIGN_HINT):
        found += _signed(text)
    if kind := closing_kind(text):
        found.append(f"closing {kind}")
    if is_navigation(text):
        found.append("navigation")
    if read_web_line(text):
        found.append("web line")
    if shapes.is_title_shaped(Line(2, text, 0)):
        found.append("title shape")
    if shapes.is_appendix(Line(2, text, 0)):
        found.append("appendix")
    if is_notice_heading(text):
        found.append("notice heading")
    if match := _BRACKET_RUBRIC.match(text):
        found.append("rubric bracket" + (" before" if match["more"] else ""))
    found += [name for name, form in _FORMS.items() if form.search(text)]
    if any(open_marks(text)):
        found.append("open marks")
    if "。" in text[:-1]:
        found.append("stop inside")
    if " " in text:
        found.append("space inside")
    if len(text) == 1:
        found.append("single")
    return found


def _may(text: str, hint: re.Pattern[str]) -> bool:
    """Tell whether a line is worth a closer look: it is short, or holds what those hold that are meant."""
    return (len(text) <= SHORT and text[-1] not in _GOES_ON) or bool(hint.search(text))


def _signed(text: str) -> Iterator[str]:
    if byline := byline_of(text):
        yield "byline of pictures" if byline.of_pictures else "byline closing" if byline.closing else "byline"
        yield f"byline {byline.form}"
        if not byline.people:
            yield "byline of nobody"
    elif signature := read_signature(text):
        yield "signature" if len(signature.people) == 1 else "signatures"


_FORMS = {
    "rubric": _RUBRIC,
    "salute": _SALUTE,
    "question": _QUESTION,
    "list mark": _LIST_MARK,
    "dash": _DASH,
    "reports": _LATE,
    "day": _DAY,
}

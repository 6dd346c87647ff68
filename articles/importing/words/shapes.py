"""What a line looks like, apart from what it says: a title, an opening, a caption, a numbered item."""

import re

from articles.chinese.text import HAN, half_width, length, open_marks
from articles.importing.records import Line

LONGEST_TITLE_LINE = 70

_FULL_STOP = re.compile(r"[。;]")
_ENDS_LIKE_TITLE = re.compile(r"[^,、:。;—~·]$")
_STARTS_LIKE_TITLE = re.compile(rf"[{HAN}A-Za-z0-9“‘《【「『(]|——")
# 图为志愿者在植树。 · 志愿者在植树。 林晓禾 摄 · …(本报记者林晓禾摄) · …(区林业局供图)
_CAPTION = re.compile(
    rf"(?:[▲▼△▽◀▶←→↑↓]|(?:[左右上下题]|本版)?图[①-⑨一二三四\d]?[为:是]|图片(?:说明|由))"
    rf"|.{{0,160}}[ (/。](?:[{HAN}]{{0,6}}(?:记者|通讯员) ?)?[{HAN}]{{2,4}} ?摄影?[)]?$"
    rf"|.{{1,160}}[ (/。][{HAN}]{{2,12}}供图[)]?$"
)
# 编者按 近日,… · 【开栏的话】…
_EDITORS_NOTE = re.compile(r"[【■●◆]?[ ]{0,8}(?:编者按|开栏的话|编者的话|开篇的话)")
# 新闻链接 · ●名词解释, alone on its line
_APPENDIX = re.compile(
    r"[【■●◆]?[ ]{0,8}(?:(?:新闻|相关|背景|知识|法条|政策)链接|新闻背景|延伸阅读|名词解释|小贴士|编后|温馨提示)"
    r"[ ]{0,8}[】:]?"
)
# closing marks, and particles but for the words that begin with them (了解, 与会, 和平)
_PARTICLES = (
    r"[,、。;:?!)”’》」』】们]|的(?![确士])|了(?!解)|着(?![力眼手重火陆])|与(?![会其此])|和(?![平谐睦风])"
    r"|及(?![时格早])|或(?![许者])|等(?![待级])|之(?![前后所间])"
)
# 现场表示,… · 特别强调…: nobody who says it
_SAYING = (
    r"(?:特别|还|也|又|并|再次|同时|进一步|现场|当场)?"
    r"(?:(?:强调|指出|介绍|表示|认为|透露|坦言|说道)(?:[,:“]|说)|称[,:“]|说[,:“])|特别强调"
)
# what only the middle of a sentence begins with
_CONTINUES = re.compile(f"{_PARTICLES}|{_SAYING}")
_FIRST_WORDS = (
    r"据|他|她|该|其|此|这|那|记者|笔者|当[日天时]|近[日年期]|日前|目前|今年|去年|昨[日天]|今[日天]|随后|随着|自|从|在"
    r"|对|为"
    r"|由于|但|而|同时|另外|另据|此外|不过|虽然|如果|截至|通过|按照|根据|因此|值得一提|一方面|另一方面|会议|会上|活动"
    r"|现场"
    r"|接下来|下一步"
)
# what a sentence of news often begins with; 林晓禾说:… · 2025年…
_OPENS = re.compile(rf"[“《]|{_FIRST_WORDS}|[{HAN}]{{2,10}}(?:说|表示|指出|认为|介绍|强调)[,:“]|\d{{1,4}}[年月日时]")
_TRAILS = re.compile(
    r"的[一二两三几]个?$|(?<![存现实所内])在$|[,、:—的了是和与及把被将对为从向以于让使等并而或这那其每各该上下中]$"
)


def is_title_shaped(line: Line) -> bool:
    """Tell whether a line could be a kicker, a headline or a deck."""
    text = half_width(line.text)
    return (
        2 <= length(text) <= LONGEST_TITLE_LINE
        and len(text) <= 1.5 * LONGEST_TITLE_LINE
        and not _FULL_STOP.search(text)
        and bool(_STARTS_LIKE_TITLE.match(text))
        and bool(_ENDS_LIKE_TITLE.search(text))
        and not any(open_marks(text))
    )


def is_caption(line: Line) -> bool:
    """Tell whether a line explains a picture."""
    return bool(_CAPTION.match(half_width(line.text)))


def is_editors_note(line: Line) -> bool:
    """Tell whether a line begins what the desk says before an article: 编者按, 开栏的话."""
    return bool(_EDITORS_NOTE.match(half_width(line.text)))


def is_appendix(line: Line) -> bool:
    """Tell whether a line is the rubric over what is appended to an article: 新闻链接, 名词解释."""
    return bool(_APPENDIX.fullmatch(half_width(line.text)))


def continues(text: str) -> bool:
    """Tell whether a text begins as only the middle of a sentence does."""
    return bool(_CONTINUES.match(half_width(text)))


def opens(text: str) -> bool:
    """Tell whether a text begins as sentences of news often do."""
    return bool(_OPENS.match(half_width(text))) and not continues(text)


def trails_off(text: str) -> bool:
    """Tell whether a text breaks off where no phrase ends, or within quotes or brackets."""
    return bool(_TRAILS.search(half_width(text))) or bool(open_marks(text)[1])

"""Part the imprint and the other furniture of a page from its articles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.codes import RefusalCode
from articles.importing.records import Imprint, IssueFacts, Line, PageRefused, StaffCredit
from articles.importing.words.dates import HAN_COUNT, read_date, read_ordinal
from articles.importing.words.names import NAME, split_names
from articles.importing.words.text import HAN, half_width


def _spaced(words: str) -> str:
    """Match any of the words, letter-spaced or not (责 编), the longest first."""
    ordered = sorted(words.split(), key=len, reverse=True)
    return "(?:" + "|".join(r"[ ]{0,8}".join(map(re.escape, word)) for word in ordered) + ")"


_DUTIES = (
    "值班主任 值班编委 值班总编 值班总编辑 值班领导 值班编辑 值班 责任编辑 执行编辑 责编 编辑 总编辑 主编 副主编 "
    "执行主编 版式设计 版式制作 版式 组版 排版 美术编辑 美术设计 美术 美编 责任校对 校对 责校 检校 监审 审读 审核 审校 "
    "初审 复审 终审 一审 二审 三审 签发 图编 图片编辑 制图 视觉 视觉总监 设计 制作 统筹 策划 监制 总值班 值班主编 "
    "值班校对 组稿 审定 题图 责任美编 终校"
)
_ROLE = rf"(?:(?:本版|今日|本期|[{HAN}\d]{{1,2}}版)[ ]{{0,8}})?{_spaced(_DUTIES)}"
_COLON = r"[ ]{0,8}[:/][ ]{0,8}"
_LABELS = rf"(?P<labels>{_ROLE}(?:[ 、/]{{1,8}}{_ROLE}){{0,3}})"
_NOT_A_ROLE = rf"(?!{_ROLE}(?:[ 、/:]|$))"
_STAFF_NAME = _NOT_A_ROLE + NAME
_DIGIT_HAN = "〇零一二三四五六七八九十"

# 值班主任:谭宜怡 陈海迪 · 责编 版式:戴奇宙 郑云峰 · 本版责编 江白
_STAFF = re.compile(
    rf"{_LABELS}(?:{_COLON}|[ ]{{1,8}})(?P<names>{_STAFF_NAME}(?:[ 、,]{{1,8}}{_STAFF_NAME}){{0,20}})(?=[ ]|$)"
)
# 新闻热线:2963667 · 联系电话:0668-2960000
_HOTLINE = re.compile(
    r"(?:本报|新闻|报料|爆料|联系|热线|编辑部|采编|值班|广告|发行|订报|投诉|服务){0,3}(?:热线|电话)"
    rf"(?:{_COLON}|[ ]{{1,8}})(?P<hotline>[\d()\- /、]{{0,40}}\d)"
)
# 投稿邮箱 followed by an address
_EMAIL = re.compile(
    r"(?:(?:本报|投稿|新闻|联系|来稿){0,3}(?:电子)?(?:邮箱|邮件|信箱|邮址)|投稿|[Ee]-?mail)(?:地址)?"
    rf"(?:{_COLON}|[ ]{{1,8}})(?P<email>[\w.+-]{{1,64}}@[\w-]{{1,60}}(?:\.[\w-]{{1,20}}){{1,3}})"
)
# 2025年8月2日 · 二〇二五年八月二日 · 2025-08-02 · 2025.8.2
_NUMERAL = rf"[\d{_DIGIT_HAN}]"
_DATE = re.compile(
    rf"(?P<date>{_NUMERAL}{{4}}[ ]?(?:年|[-./])[ ]?{_NUMERAL}{{1,3}}[ ]?(?:月|[-./])[ ]?{_NUMERAL}{{1,3}}[ ]?日?)"
    rf"(?![\d{HAN}])"
)
# 星期六 · 乙巳年闰六月初九 · 农历四月初一
_DAY = re.compile(
    r"星期[一二三四五六日天]|(?:农历|夏历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?[ ]{0,8}"
    r"闰?[正一二三四五六七八九十冬腊]{1,2}月(?:初|十|廿|三)[一二三四五六七八九十]"
)
_SECTIONS = (
    "要闻 时政 综合 本地 民生 社会 经济 产业 乡村 三农 教育 文化 文艺 副刊 文旅 体育 健康 法治 国内 国际 理论 评论 "
    "专题 专版 公益 广告"
)
_KNOWN_SECTION = _SECTIONS.replace(" ", "|")
# 总第1580期 · 总第1580号; 第12期 beside it counts the issues of the year
_NUMBER = re.compile(r"总第?[ ]{0,8}(?P<number>\d{1,10})[ ]{0,8}[期号]")
_COUNT = re.compile(r"第[ ]{0,8}(?P<count>\d{1,10})[ ]{0,8}期")
# 今日4版 · 本期共8版
_EDITION = re.compile(rf"(?:今日|本期|本报今日)[ ]{{0,8}}[共出]?[ ]{{0,8}}[\d{_DIGIT_HAN}]{{1,3}}[ ]{{0,8}}(?:版|个版)")
# 第02版 · 4版 · 第二版 · A3版 · 03 综合 · 4 2025年8月2日
_PAGE = re.compile(
    rf"第?[ ]{{0,8}}[A-D]?(?P<page>\d{{1,3}}|{HAN_COUNT})[ ]{{0,8}}"
    rf"(?:版(?:[ ]{{0,8}}[:·|])?|(?=[ |·/]{{1,3}}(?:{_KNOWN_SECTION}|\d{{4}}年)))"
)
# 要闻 02 · 要闻·二版
_SECTION_FIRST = re.compile(
    rf"(?P<section>{_KNOWN_SECTION})[ |·/]{{1,3}}第?[A-D]?(?P<page>\d{{1,3}}|{HAN_COUNT}(?=[ ]{{0,8}}版))"
    r"[ ]{0,8}版?(?=[ |]|$)"
)
# 国内统一连续出版物号 CN 44-0123 · 邮发代号:45-12 · 地址:… · 邮编:525000 · 网址:…
_REGISTER = re.compile(
    r"(?:国内统一(?:连续出版物|刊)号|统一刊号|刊号|邮发代号|广告(?:发布)?(?:经营)?许可证|零售价?|每份|(?:全年)?定价"
    r"|邮编|邮政编码|传真)"
    r"[ ]{0,8}:?[ ]{0,8}[A-Za-z\d():.,/ 元号-]{0,40}\d[\d元)]{0,8}"
    r"|(?:本报|报社)?(?:社址|地址|网址)[ ]{0,8}:[ ]{0,8}\S{1,60}"
    rf"|(?:主办|主管|承办|出版|承印|印刷|发行)(?:单位)?[ ]{{0,8}}:[ ]{{0,8}}[{HAN}A-Za-z()]{{1,60}}"
    rf"|[{HAN}]{{2,16}}(?:委|部|府|局|社|中心|公司|会|厂)[ ]?(?:主管|主办|承办|出版|编印|印刷|承印){{1,4}}(?=[ ]|$)"
    rf"|(?:准印证号?[ ]{{0,8}}:?|[{HAN}]内?登字)[ ]{{0,8}}[{HAN}A-Za-z()\d]{{0,40}}\d号?"
    rf"|内部资料(?:[ ,]{{0,4}}(?:免费|注意)[{HAN}]{{2,4}})?"
    rf"|(?:[{HAN}]{{2,8}}[ ]{{0,8}}:[ ]{{0,8}})?(?:https?://|www\.)[\w./-]{{1,80}}"
    rf"|(?:官方)?(?:微信|微博|抖音)(?:公众)?号?[ ]{{0,8}}:[ ]{{0,8}}\S{{1,60}}"
    rf"|(?:本报)?(?:常年)?法律顾问[ ]{{0,8}}:[ ]{{0,8}}[{HAN}]{{1,40}}(?:[ ][{HAN}]{{1,8}}律师)?"
)
# 要闻: beside a page number, or alone among the furniture
_SECTION = re.compile(rf"(?P<section>[{HAN}](?:[ ]?[{HAN}]){{1,5}}(?:[·/][{HAN}]{{2,4}})?)(?=[ ]|$)")
# 东河日报 · 东 河 报 · DONGHE RIBAO, alone at the top; not 天气预报
_PAPER = re.compile(
    rf"[{HAN}]{{2,8}}(?:日报|晚报|早报|晨报|时报|商报|周报|周刊|时讯|新闻|(?<![预喜海通简情捷])报)|[A-Z]{{2,16}}(?:DAILY|RIBAO|NEWS|BAO)"
)

_PIECES = (_STAFF, _HOTLINE, _EMAIL, _DATE, _DAY, _NUMBER, _COUNT, _EDITION, _SECTION_FIRST, _PAGE, _REGISTER)
_BETWEEN = re.compile(r"[ |·丨/()]*")


@dataclass(frozen=True, slots=True)
class _Furniture:
    """What one line of furniture says."""

    line: Line
    credits: tuple[StaffCredit, ...] = ()
    values: dict[str, str] = field(default_factory=dict)


def split_masthead(lines: Sequence[Line]) -> tuple[Imprint, IssueFacts, tuple[Line, ...]]:
    """Give the imprint, what it says of the issue, and the lines that are left.

    Furniture stands at the top or the bottom of the page. Staff credits are known by their labels, and are taken
    wherever they stand, with the furniture beside them.
    """
    read = [_read_furniture(line) for line in lines]
    furniture = [item for start, end in _runs(read) for item in read[start:end] if item]
    values: dict[str, str] = {}
    for item in furniture:
        for key, value in item.values.items():
            values.setdefault(key, value)
    imprint = Imprint(
        credits=tuple(credit for item in furniture for credit in item.credits),
        hotline=values.get("hotline", ""),
        email=values.get("email", ""),
        lines=tuple(item.line for item in furniture),
    )
    taken = {item.line.number for item in furniture}
    return imprint, _issue_facts(values), tuple(line for line in lines if line.number not in taken)


def _runs(read: Sequence[_Furniture | None]) -> Iterator[tuple[int, int]]:
    """Give the runs of furniture lines at the top, at the bottom, or with staff credits among them."""
    start = 0
    while start < len(read):
        end = start
        while end < len(read) and read[end]:
            end += 1
        run = [item for item in read[start:end] if item]
        if run and (start == 0 or end == len(read) or any(item.credits for item in run)):
            yield start, end
        start = end + 1


def _read_furniture(line: Line) -> _Furniture | None:
    """Read a line as furniture from end to end, or not at all."""
    text = half_width(line.text)
    staff: list[StaffCredit] = []
    values: dict[str, str] = {}
    at = _BETWEEN.match(text).end()  # type: ignore[union-attr]  # matches everywhere
    if at == len(text):
        return None
    while at < len(text):
        match = next(filter(None, (piece.match(text, at) for piece in _PIECES)), None)
        if match is None and "page" in values:
            match = _section(text, at)
        if match is None:
            return _Furniture(line, values={"section": text}) if text in _SECTIONS.split() else _paper_name(line)
        if match.re is _STAFF:
            roles = tuple(re.sub(r"\s", "", role[0]) for role in re.finditer(_ROLE, match["labels"]))
            names = split_names(match["names"])
            if not names:
                return None
            staff.append(StaffCredit(roles, names, line.number))
        values |= {key: value for key, value in match.groupdict().items() if value and key not in ("labels", "names")}
        at = _BETWEEN.match(text, match.end()).end()  # type: ignore[union-attr]  # matches everywhere
    return _Furniture(line, tuple(staff), values)


def _section(text: str, at: int) -> re.Match[str] | None:
    """Read a section's name after a page number; one that nothing parts from the number must be a known one."""
    match = _SECTION.match(text, at)
    parted = not text[at - 1].isalnum()
    return match if match and (parted or match["section"] in _SECTIONS.split()) else None


def _paper_name(line: Line) -> _Furniture | None:
    return _Furniture(line) if line.number <= 3 and _PAPER.fullmatch("".join(line.text.split())) else None


def _issue_facts(values: dict[str, str]) -> IssueFacts:
    try:
        day = read_date(values["date"]) if "date" in values else None
    except ValueError as error:
        raise PageRefused(RefusalCode.DATE_IMPOSSIBLE, date=values["date"]) from error
    return IssueFacts(
        date=day,
        number=values.get("number", values.get("count", "")),
        page=read_ordinal(values["page"]) or None if "page" in values else None,
        section=values.get("section", "").replace(" ", ""),
    )

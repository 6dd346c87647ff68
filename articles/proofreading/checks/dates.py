"""Days that no calendar has, weekdays that are not those of their dates, and years that the day of the issue denies."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from articles.chinese.dates import read_ordinal
from articles.codes import FindingCode
from articles.proofreading.records import Finding, Known
from articles.proofreading.texts import Piece, Text

_HAN = "〇零○一二三四五六七八九"
_YEAR = rf"(?:1[89]|20)\d\d|[一二][{_HAN}]{{3}}"
_PART = rf"\d{{1,3}}|[{_HAN}十]{{1,3}}"
# 2025年4月31日 · 4月31日 · 二〇二五年四月三十一日
_DATE = re.compile(rf"(?:(?P<year>{_YEAR})年)?(?<![\d{_HAN}十.])(?P<month>{_PART})月(?P<day>{_PART})日")
# 13月份 · 13月底
_MONTH = re.compile(r"(?<![\d.])(?P<month>\d{1,2})月(?=份|[底初末]|[上中下]旬)")
# (星期三) · 周三 · ,星期三, right behind a date
_WEEKDAY = re.compile(r"[ ]?[(,]?[ ]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])(?![一二三四五六日天至到、])")
# 星期三(4月23日
_WEEKDAY_BEFORE = re.compile(r"(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[(,]$")
# 农历二月三十日: the moon's calendar has it
_LUNAR = re.compile(r"[农阴旧古夏]历[^。;]{0,8}$")
# 去年4月23日: a year that is told in words
_OTHER_YEAR = re.compile(r"(?:[去前明后当那同次]年|年前)[^。;]{0,4}$")
# 今年(2025年) · 去年2024年
_TOLD_YEAR = re.compile(r"(?P<said>[今去前明后]年)[(,]?(?:即|也就是)?(?P<year>(?:19|20)\d\d)年")
_AWAY = {"今": 0, "去": -1, "前": -2, "明": 1, "后": 2}
_PLANNED = re.compile(
    r"将|拟|预计|计划|要|起|前|至|到|截[至止]|届|实施|施行|生效|有效|期|为止|以后|之后|目标|如果|若|即将|准备|定于|开播|上映"
)
_PAST = re.compile(r"了|召开|举行|举办|来到|印发|获悉|发生")
_SENTENCE_END = re.compile("[。;!?]")
_DAYS = "一二三四五六日"
LONGEST_QUOTATION = 400
BEFORE, SENTENCE = 12, 60  # characters that are looked at before a date, and behind it
# an event that a paper tells of lies so many days back at most; in January its year is easily written as the last one's
RECENT, HALF_A_YEAR = 10, 183


def check_dates(piece: Piece, known: Known) -> Iterator[Finding]:
    """Report impossible dates, weekdays that do not fit, and years that the day of the issue denies.

    Facts: of a weekday `date` and the weekday that is `due`; of a year `issue`, the day of the issue, and the year that
    is `due`, or none.
    """
    for text in piece.prose:
        for match in _MONTH.finditer(text.folded):
            if not 1 <= int(match["month"]) <= 12:
                yield text.finding(FindingCode.DATE_IMPOSSIBLE, *match.span())
        for match in _DATE.finditer(text.folded):
            yield from _date(text, match, known.issue_date)
        if known.issue_date:
            yield from _told_years(text, known.issue_date)
    if known.issue_date and piece.body:
        yield from _lead(piece.body[0], known.issue_date)


def _date(text: Text, match: re.Match[str], issue: date | None) -> Iterator[Finding]:
    before = text.folded[max(0, match.start() - BEFORE) : match.start()]
    if _LUNAR.search(before):
        return
    month, day = _number(match["month"]), _number(match["day"])
    year = _year(match["year"]) if match["year"] else None
    if not _exists(year or 2000, month, day):  # without a year, the day of a leap year is let pass
        yield text.finding(FindingCode.DATE_IMPOSSIBLE, *match.span())
    elif year or (issue and not _OTHER_YEAR.search(before)):
        with suppress(ValueError):  # 29 February of the year of the issue
            meant = date(year, month, day) if year else _nearest(month, day, issue or date.min)
            yield from _weekday(text, match, meant)
            if year and issue and meant > issue + timedelta(days=1):
                yield from _ahead(text, match, issue)


def _weekday(text: Text, match: re.Match[str], meant: date) -> Iterator[Finding]:
    found = _WEEKDAY.match(text.folded, match.end())
    if not found:
        start = max(0, match.start() - BEFORE)
        found = _WEEKDAY_BEFORE.search(text.folded, start, match.start())
    due = _DAYS[meant.weekday()]
    if found and found["weekday"].replace("天", "日") != due:
        start, end = min(match.start(), found.start()), max(match.end(), found.end())
        yield text.finding(FindingCode.WEEKDAY, start, end, date=meant.isoformat(), due=f"星期{due}")


def _ahead(text: Text, match: re.Match[str], issue: date) -> Iterator[Finding]:
    """Report a day after that of the issue of which is told as past."""
    behind = text.folded[match.end() : match.end() + SENTENCE]
    end = _SENTENCE_END.search(behind)
    sentence = behind[: end.start()] if end else behind
    before = text.folded[max(0, match.start() - BEFORE) : match.start()]
    if end and _PAST.search(sentence) and not _PLANNED.search(before + sentence):
        yield text.finding(FindingCode.YEAR, *match.span(), issue=issue.isoformat(), due="")


def _told_years(text: Text, issue: date) -> Iterator[Finding]:
    """Report a year in figures that is not the one told in words, outside of quotations."""
    for match in _TOLD_YEAR.finditer(text.folded):
        due = issue.year + _AWAY[match["said"][0]]
        if int(match["year"]) != due and not _is_quoted(text.folded, match.start()):
            yield text.finding(FindingCode.YEAR, *match.span(), issue=issue.isoformat(), due=due)


def _is_quoted(text: str, at: int) -> bool:
    start = max(0, at - LONGEST_QUOTATION)
    return text.rfind("“", start, at) > text.rfind("”", start, at)


def _lead(text: Text, issue: date) -> Iterator[Finding]:
    """Report the day that a piece begins with, if it is of the days before the issue but for its year: 2024年1月5日."""
    match = _DATE.search(text.folded, 0, BEFORE + SENTENCE)
    if match and match["year"] and _year(match["year"]) == issue.year - 1 and issue.month == 1:
        with suppress(ValueError):
            meant = date(issue.year, _number(match["month"]), _number(match["day"]))
            if timedelta(0) <= issue - meant <= timedelta(days=RECENT):
                yield text.finding(FindingCode.YEAR, *match.span(), issue=issue.isoformat(), due=issue.year)


def _number(text: str) -> int:
    """Read a number of a date; one that is none is no day either."""
    try:
        return read_ordinal(text)
    except (KeyError, ValueError):
        return 0


def _year(text: str) -> int:
    return int(text) if text.isdecimal() else read_ordinal(text)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _nearest(month: int, day: int, issue: date) -> date:
    """Give the day of a month and a day that is nearest to an issue; raises `ValueError` for one that is no day."""
    away = (date(issue.year, month, day) - issue).days
    return date(issue.year + (away < -HALF_A_YEAR) - (away > HALF_A_YEAR), month, day)

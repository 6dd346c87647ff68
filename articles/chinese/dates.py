"""Dates as newspapers print them, and the latest date that a page cannot be older than."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from articles.chinese.text import half_width

FIRST_YEAR = 1900  # as the database has it (`articles.models.paper.issue`)
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○◯Oo", 0)
# 三 · 十二 · 二十; not 十十
HAN_COUNT = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_HAN_DIGIT = "〇零○◯Oo一二三四五六七八九"
_PART = rf"[\d{_HAN_DIGIT}十]{{1,3}}"
_YEAR = rf"(?:(?:0\d|1[89]|20)\d\d|[{_HAN_DIGIT}]{{4}}|民国[ ]?(?:\d{{1,3}}|[一二三四五六七八九十百元]{{1,4}}))"
# 2025年8月2日 · 二○二五年八月二日 · 2025-08-02 · 2025.8.2 · 民国三十六年五月十日
DATE = rf"{_YEAR}[ ]?(?:年|[-./])[ ]?{_PART}[ ]?(?:月|[-./])[ ]?{_PART}[ ]?日?"
_DATE = re.compile(rf"({_YEAR})(?:年|[-./])({_PART})(?:月|[-./])({_PART})日?")
FIRST_OF_MINGUO = 1912
# 2025年4月24日 · 2025年4月 · 4月24日; not 到2035年
_MENTION = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
    r"|(?<!\d)(?P<lone_month>\d{1,2})月(?P<lone_day>\d{1,2})日"
)
# 将于5月1日, 到2035年: what is planned has not happened
_AHEAD = re.compile(r"(?:将|拟|预计|计划)[^,。;、]{0,8}$|(?<!截)[到至]$")


def read_ordinal(text: str) -> int:
    """Read a whole number below a hundred in Arabic or Chinese digits (02, 二, 十二, 二十一)."""
    text = half_width(text)
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, units = text.partition("十")
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[units] if units else 0)
    return int("".join(str(_DIGITS[character]) for character in text))


class TooEarly(ValueError):
    """A date of the calendar that is too early for a paper of ours."""


def read_date(text: str) -> date:
    """Read a whole date; raises `ValueError` for one that no calendar has, `TooEarly` for one before the first year."""
    match = _DATE.fullmatch(half_width(text).replace(" ", ""))
    if not match:
        raise ValueError(text)
    try:
        found = date(_read_year(match[1]), read_ordinal(match[2]), read_ordinal(match[3]))
    except KeyError as error:
        raise ValueError(text) from error
    if found.year < FIRST_YEAR:
        raise TooEarly(text)
    return found


def _read_year(text: str) -> int:
    if text.startswith("民国"):
        number = text.removeprefix("民国").replace("元", "一")
        hundreds, _, rest = number.rpartition("百")
        return (
            FIRST_OF_MINGUO
            - 1
            + 100 * (read_ordinal(hundreds) if hundreds else 0)
            + (read_ordinal(rest) if rest else 0)
        )
    return int("".join(str(_DIGITS.get(character, character)) for character in text))


def latest_mention(texts: Iterable[str]) -> date | None:
    """Give the latest date that the texts speak of as past: the page was not printed before it.

    A day without a year takes the year last named before it in the same text; a month counts from its first day.
    """
    return max((day for text in texts for day in _mentions(half_width(text))), default=None)


def _mentions(text: str) -> Iterable[date]:
    year = ""
    for match in _MENTION.finditer(text):
        if _AHEAD.search(text[max(0, match.start() - 10) : match.start()]):
            continue
        year = match["year"] or year
        month, day = match["month"] or match["lone_month"], match["day"] or match["lone_day"]
        if year and month:
            with suppress(ValueError):  # 2月30日 is a slip of the paper's, not of the importer's
                yield date(int(year), int(month), int(day or 1))

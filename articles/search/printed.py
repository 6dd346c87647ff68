"""Where a piece is printed, read from what somebody typed: the day of its issue, the number of that, a page.

Any form that print or a form of the desk shows is read, alone, joined without a space, or beside other words:
`12月31日`, `2024年12月31日`, `2024-12-31`, `第1版`, `总第1580期`. In quotation marks such a form is a word like others.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

# 2024年12月31日, 12月31日
_CHINESE_DAY = r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"
# 2024-12-31, 2024/12/31, 2024.12.31
_PLAIN_DAY = r"(?P<plain_year>\d{4})(?P<mark>[-/.])(?P<plain_month>\d{1,2})(?P=mark)(?P<plain_day>\d{1,2})(?!\d)"
# 第1版, 第01版
_PAGE = r"第0*(?P<page>\d{1,3})版"
# 总第1580期
_NUMBER = r"总第(?P<number>\d{1,20})期"
FORM = re.compile("|".join((_CHINESE_DAY, _PLAIN_DAY, _PAGE, _NUMBER)))
ANY_YEAR = 2000  # a leap year: the 29th of February is a day


@dataclass(frozen=True, slots=True)
class Printed:
    """One thing said of where a piece is printed: a day, of any year where `year` is empty, a number or a page."""

    month: int = 0
    day: int = 0
    year: int | None = None
    number: str = ""
    page: int | None = None

    def condition(self, issue: str, page: str) -> Q:
        """Say it of rows that lead to their issue and their page by these look-ups, as in `page__issue__`."""
        if self.page is not None:
            return Q((f"{page}number", self.page))
        if self.number:
            return Q((f"{issue}number", self.number))
        if self.year is not None:
            return Q((f"{issue}date", date(self.year, self.month, self.day)))
        return Q((f"{issue}date__month", self.month), (f"{issue}date__day", self.day))


def read_printed(typed: str) -> tuple[tuple[Printed, ...], str]:
    """Take out of what was typed the words that say where a piece is printed; gives these, and the rest as typed."""
    found: list[Printed] = []
    rest: list[str] = []
    for word in typed.split():
        said = _said(unicodedata.normalize("NFKC", word))
        found += said
        if not said:
            rest.append(word)
    return tuple(found), " ".join(rest)


def _said(word: str) -> list[Printed]:
    """Read a word that is nothing but such forms, one after the other; none where it is anything else."""
    said: list[Printed] = []
    end = 0
    while end < len(word):
        match = FORM.match(word, end)
        printed = _read(match) if match else None
        if match is None or printed is None:
            return []
        said.append(printed)
        end = match.end()
    return said


def _read(match: re.Match[str]) -> Printed | None:
    """Read one form; a day that no calendar has is none."""
    if match["page"]:
        return Printed(page=int(match["page"]))
    if match["number"]:
        return Printed(number=match["number"])
    year = match["year"] or match["plain_year"]
    month, day = int(match["month"] or match["plain_month"]), int(match["day"] or match["plain_day"])
    try:
        date(int(year or ANY_YEAR), month, day)
    except ValueError:
        return None
    return Printed(month, day, int(year) if year else None)

"""The moment at which a piece goes public, as an editor writes it: “tomorrow 6:00”, 5月6日 6:00, 2025-05-06 06:00."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial.refusal import DeskRefusal

LONGEST_AHEAD = timedelta(days=366)
DAYS_AHEAD = {"today": 0, "今天": 0, "今日": 0, "tomorrow": 1, "明天": 1, "明日": 1, "后天": 2, "后日": 2}
HOUR = r"(?P<hour>[0-9]{1,2})(?:[:：点时](?P<minute>[0-9]{1,2})?分?)"
DAY = re.compile(
    r"(?:(?P<year>[0-9]{4})(?:[-./]|年))?(?P<month>[0-9]{1,2})(?:[-./]|月)(?P<day>[0-9]{1,2})日?|"
    rf"(?P<named>{'|'.join(DAYS_AHEAD)})"
)
WRITTEN = re.compile(rf"(?:(?P<on>\S+?)[ \u3000]*)??{HOUR}", re.IGNORECASE)


def read_moment(text: str, now: datetime | None = None) -> datetime:
    """Read a moment to come, by the paper's clock; an hour without a day is the next time that it strikes.

    A day without a year is the next such day. Raises `DeskRefusal` with a sentence for what is no moment, has passed,
    or lies more than a year ahead.
    """
    start = timezone.localtime(now)
    written = WRITTEN.fullmatch(unicodedata.normalize("NFKC", text).strip())  # ６：００
    if not written:
        raise _unread(text)
    try:
        at = time(int(written["hour"]), int(written["minute"] or 0))
        moment = _on(written["on"], at, start, text)
    except ValueError:  # no such day, no such hour
        raise _unread(text) from None
    if moment <= start:
        raise DeskRefusal(_("“%(text)s” has passed: name a moment to come, or release the piece now.") % {"text": text})
    if moment > start + LONGEST_AHEAD:
        raise DeskRefusal(_("“%(text)s” is more than a year ahead: check the year.") % {"text": text})
    return moment


def _on(day: str | None, at: time, start: datetime, text: str) -> datetime:
    """Put an hour on its day."""
    if day is None:
        return _next(lambda ahead: start.date() + timedelta(days=ahead), at, start)
    read = DAY.fullmatch(day.lower())
    if not read:
        raise _unread(text)
    if read["named"]:
        return _moment(start.date() + timedelta(days=DAYS_AHEAD[read["named"]]), at)
    month, day_of_month = int(read["month"]), int(read["day"])
    if read["year"]:
        return _moment(date(int(read["year"]), month, day_of_month), at)
    return _next(lambda ahead: date(start.year + ahead, month, day_of_month), at, start)


def _next(day: Callable[[int], date], at: time, start: datetime) -> datetime:
    """Take the first of two days at which the hour is still to come."""
    moment = _moment(day(0), at)
    return moment if moment > start else _moment(day(1), at)


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def _unread(text: str) -> DeskRefusal:
    said = _("“%(text)s” is no moment: write a day and an hour, as in “tomorrow 6:00” or “2025-05-06 06:00”.")
    return DeskRefusal(said % {"text": text})

"""What the front page is made of: sections of lines, each of which leads somewhere."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext


@dataclass(frozen=True, slots=True)
class Link:
    """Words, and where they lead to."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a section: where it leads to, empty for nowhere, and what is said of it.

    `badge` is the step that it waits for. What is missing is marked; a part hangs on the line before it. `more` leads
    to what should be looked at beside it.
    """

    text: str
    url: str
    detail: str = ""
    badge: str = ""
    reason: str = ""
    is_missing: bool = False
    is_part: bool = False
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A list of a few things, and where all of them are, where there is such a page."""

    name: str
    title: str
    lines: tuple[Line, ...]
    url: str = ""


def waited(since: datetime, now: datetime | None = None) -> str:
    """Say how long something has waited, in its largest unit: 已等2小时."""
    minutes = int(((now or timezone.now()) - since).total_seconds() // 60)
    if minutes < 1:
        return _("just come")
    if minutes < 60:
        return ngettext("waiting for %(count)d minute", "waiting for %(count)d minutes", minutes) % {"count": minutes}
    hours = minutes // 60
    if hours < 24:
        return ngettext("waiting for %(count)d hour", "waiting for %(count)d hours", hours) % {"count": hours}
    days = hours // 24
    return ngettext("waiting for %(count)d day", "waiting for %(count)d days", days) % {"count": days}


def told_day(day: date) -> str:
    """Say a day without its year: 3月4日."""
    return date_format(day, pgettext("format of a day without its year", "F j"))


def told_moment(at: datetime) -> str:
    """Say a moment as colleagues do: today by the hour alone, else with the day."""
    local = timezone.localtime(at)
    said = time_format(local)
    return said if local.date() == timezone.localdate() else f"{told_day(local.date())} {said}"


def list_of(model: type[Model]) -> str:
    """Lead to the list of a model."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")

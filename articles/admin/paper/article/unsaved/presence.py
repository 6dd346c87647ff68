"""Who else has a piece open, in words."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from articles.editorial import OpenElsewhere


def notices(others: tuple[OpenElsewhere, ...]) -> list[str]:
    """Say who has the piece open in another window, and since when."""
    own = _("You have this piece open in another window too, since %(time)s.")
    theirs = _("%(name)s has this piece open too, since %(time)s.")
    return [(own if other.is_own else theirs) % {"name": other.name, "time": clock(other.since)} for other in others]


def clock(moment: datetime) -> str:
    return time_format(timezone.localtime(moment), "H:i")

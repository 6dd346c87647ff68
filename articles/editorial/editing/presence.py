"""Who has a piece open: told to the others, so that they talk before they type."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Presence, name_of

TAB_LENGTH = 40  # what is longer no form of ours has made


@dataclass(frozen=True, slots=True)
class OpenElsewhere:
    """Another window with the same piece: whose it is, since when, and whether it is one's own."""

    name: str
    since: datetime
    is_own: bool


def note_presence(*, article: int, by: User, tab: str, at: datetime | None = None) -> tuple[OpenElsewhere, ...]:
    """Note that a window has a piece open, and tell of all others that have: one line for each colleague.

    Takes three queries, and four for a window that is new.
    """
    now, tab = at or timezone.now(), tab[:TAB_LENGTH]
    if not Presence.objects.filter(user=by, article=article, tab=tab).update(seen_at=now):
        Presence.objects.sweep(now)
        told = {"opened_at": now, "seen_at": now}
        Presence.objects.get_or_create(user=by, article_id=article, tab=tab, defaults=told)
    others: dict[int, OpenElsewhere] = {}
    for row in Presence.objects.now(article, now):
        if (row.user_id, row.tab) != (by.pk, tab):
            others.setdefault(row.user_id, OpenElsewhere(name_of(row.user), row.opened_at, row.user_id == by.pk))
    return tuple(others.values())


def forget_presence(*, article: int, by: User, tab: str) -> None:
    """Note that a window was closed."""
    Presence.objects.filter(user=by, article=article, tab=tab[:TAB_LENGTH]).delete()

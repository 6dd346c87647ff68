"""What is typed and not saved yet: kept for whoever typed it, and forgotten with a save or after a month."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.editorial.refusal import DeskRefusal
from articles.models import Article, Draft
from articles.models.desk.draft import MOST
from articles.models.fields import CONTROL

LONGEST = 1_000_000  # characters, names and values together
KEY_LENGTH = 40

Typed = Sequence[tuple[str, str]]


class DraftTooLong(DeskRefusal):
    """Say that a text is longer than what is kept of a form."""


@transaction.atomic
def keep_draft(
    *, by: User, key: str, typed: Typed, article: int | None = None, after: str = "", at: datetime | None = None
) -> Draft:
    """Keep what stands in one open form, in place of what was kept of it before, and return it.

    `key` is that of the form. `after` is the key of the draft that the form was opened with: this one takes its place.
    `article` may be a piece that is gone. Raises `DraftTooLong`.
    """
    if sum(len(name) + len(value) for name, value in typed) > LONGEST:
        message = _("The text is longer than the %(count)d characters that are kept: save it, or part it.")
        raise DraftTooLong(message % {"count": LONGEST})
    now = at or timezone.now()
    clean = [[CONTROL.sub("", name), CONTROL.sub("", value)] for name, value in typed]
    there = Article.objects.filter(pk=article).values_list("pk", flat=True).first() if article else None
    told = {"article_id": there, "title": _title(dict(typed)), "typed": clean, "updated_at": now}
    draft, is_new = Draft.objects.update_or_create(user=by, key=key[:KEY_LENGTH], defaults=told)
    if is_new:
        Draft.objects.sweep(now)
        kept = Draft.objects.of(by)
        kept.filter(key=after).exclude(pk=draft.pk).delete()
        Draft.objects.filter(pk__in=list(kept.values_list("pk", flat=True)[MOST:])).delete()
    return draft


def _title(typed: dict[str, str]) -> str:
    """Name a draft as its piece would be: by the headline, or else by its first words."""
    words = typed.get("headline", "").strip() or typed.get("body", "").strip()
    return Truncator(words.partition("\n")[0]).chars(40)

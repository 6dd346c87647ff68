"""A form of a new piece makes one piece, however often it is sent."""

import hashlib
import json

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial.editing.drafting import KEY_LENGTH, Typed
from articles.editorial.refusal import DeskRefusal
from articles.models import Article, SentForm


class AlreadySaved(DeskRefusal):
    """Say that a form has made its piece (`article`) already; `is_same` tells whether it said the same then."""

    def __init__(self, article: Article, *, is_same: bool) -> None:
        self.article, self.is_same = article, is_same
        super().__init__(_("This form was sent twice: it has made this piece already, and makes no second one."))


def refuse_sent(*, key: str, typed: Typed, by: User) -> None:
    """Raise `AlreadySaved` where a form has made its piece."""
    sent = SentForm.objects.filter(user=by, key=key[:KEY_LENGTH]).select_related("article").first()
    if sent:
        _refuse(sent, typed)


@transaction.atomic
def claim_form(*, key: str, typed: Typed, by: User) -> SentForm:
    """Note, before a piece is made, that a form makes it; whoever sends the same form at once waits, and is refused.

    To be called in the transaction that makes the piece, which is then told to what is returned. Raises `AlreadySaved`.
    """
    now = timezone.now()
    SentForm.objects.sweep(now)
    told = {"digest": _digest(typed), "sent_at": now}
    sent, is_new = SentForm.objects.get_or_create(user=by, key=key[:KEY_LENGTH], defaults=told)
    if not is_new:
        _refuse(sent, typed)
    return sent


def _refuse(sent: SentForm, typed: Typed) -> None:
    if sent.article:
        raise AlreadySaved(sent.article, is_same=sent.digest == _digest(typed))


def _digest(typed: Typed) -> str:
    return hashlib.sha256(json.dumps([list(pair) for pair in typed]).encode()).hexdigest()

"""The bin (回收站): what is deleted at the desk goes there, and comes back with everything that hangs on it.

What readers have seen is never deleted for good: a published piece is withdrawn, and its address answers 410 from then
on, in the bin too. Only what never was public can be purged, and the record keeps that it was there.
"""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.codes import NoteCode
from articles.editorial.locking import lock_piece
from articles.editorial.notes import settle_notes
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import EntryAction, Visibility
from articles.models import Article, ImportNote, content_of


@dataclass(frozen=True, slots=True)
class Restored:
    """A piece that came back, as stored; `lost` is the place that another has taken meanwhile, as it is printed."""

    article: Article
    lost: str = ""


@transaction.atomic
def move_to_bin(*, article: Article, by: User, reason: str = "") -> Article:
    """Put a piece into the bin, with the rest that it goes on in, and return it as stored. A public one is refused."""
    piece = lock_piece(article)
    if piece.continues:
        whole = {"title": piece.title, "whole": piece.continues.title}
        raise DeskRefusal(_("“%(title)s” is the rest of “%(whole)s” and goes with it.") % whole)
    if piece.visibility == Visibility.PUBLISHED:
        raise DeskRefusal(_("“%(title)s” is published: withdraw it first.") % {"title": piece.title})
    moved = [piece, *_rest_of(piece)]
    Article.objects.filter(pk__in=[row.pk for row in moved]).update(binned_at=timezone.now())
    record(by=by, action=EntryAction.BIN, rows=moved, reason=reason)
    piece.refresh_from_db()
    return piece


@transaction.atomic
def restore_from_bin(*, article: Article, by: User) -> Restored:
    """Bring a piece back from the bin, with its rest; without a place on its page where another stands there now."""
    piece = lock_piece(article, in_bin=True)
    if piece.continues:
        whole = {"title": piece.title, "whole": piece.continues.title}
        raise DeskRefusal(_("“%(title)s” is the rest of “%(whole)s” and comes back with it.") % whole)
    lost = [_put_back(row, by) for row in (piece, *_rest_of(piece))]
    settle_notes(notes=ImportNote.objects.filter(code=NoteCode.IN_BIN, facts__article=piece.pk), by=by)
    piece.refresh_from_db()
    return Restored(piece, lost[0])


@transaction.atomic
def purge(*, article: Article, by: User, reason: str = "") -> str:
    """Delete a piece of the bin for good, with its revisions, and give its title. What ever was public is refused.

    The record keeps its title, the digest of its words and who did it.
    """
    piece = lock_piece(article, in_bin=True)
    title = piece.title
    if not piece.is_purgeable:
        raise DeskRefusal(
            _("“%(title)s” was public once: it stays in the bin, and is never deleted.") % {"title": title}
        )
    facts = {
        "title": title,
        "digest": content_of(piece).digest,
        "revisions": piece.revisions.count(),
        "signatures": piece.signatures.count(),
    }
    record(by=by, action=EntryAction.PURGE, rows=[piece], reason=reason, facts=facts)
    piece.corrections.all().delete()
    piece.delete()
    return title


def _rest_of(piece: Article) -> list[Article]:
    """Give the rest of a piece that print carried over to another page, if it has one, and keep others off it."""
    return list(Article.objects.filter(continues=piece).select_for_update(of=("self",)))


def _put_back(row: Article, by: User) -> str:
    """Bring a row back, and give the name of its place where another has taken that."""
    row.binned_at, lost = None, ""
    columns = ["binned_at", "page", "position", "updated_at"]
    try:
        with transaction.atomic():
            row.save(update_fields=columns)
    except IntegrityError:
        lost = _("%(page)s, place %(position)d") % {"page": row.page, "position": row.position}
        row.page = row.position = None
        row.save(update_fields=columns)
    message = _("Without its place, which another piece has taken: %(place)s.") % {"place": lost} if lost else ""
    record(by=by, action=EntryAction.RESTORE, rows=[row], message=message)
    return lost

"""签发: somebody who may answer for it puts their name to a revision, and only then can readers see it."""

from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial.editing.projecting import project
from articles.editorial.editing.ready import named_in
from articles.editorial.editing.working import latest_of
from articles.editorial.locking import lock_piece
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import EntryAction, Stage
from articles.models import Article, Content, Revision
from articles.models.paper.content import arrangement_of

SIGN_OFF, TRANSCRIBE = "articles.sign_off_article", "articles.correct_transcription_article"


@transaction.atomic
def sign_off(*, article: Article, revision: Revision, by: User) -> Article:
    """Sign the revision that somebody has read, and return the piece as stored: it can be released now.

    Of print, which its paper has signed, this lets readers see the transcription as it is at the desk. Raises
    `DeskRefusal` where another revision was saved meanwhile, where there is nothing to sign, and for who may not.
    """
    piece = lock_piece(article)
    refuse_unless(may_sign(piece, by), piece)
    refuse_rest(piece)
    latest = latest_of(piece)
    if revision != latest:
        told = {"title": piece.title, "name": latest.author_name}
        raise DeskRefusal(_("%(name)s has saved “%(title)s” meanwhile: read it again before you sign it off.") % told)
    if not any((latest.said.headline, latest.said.body)):
        raise DeskRefusal(_("“%(title)s” has no words to be signed off.") % {"title": piece.title})
    named_in(latest.said.bylines)
    if piece.stage == Stage.PRINTED:
        _show_transcription(piece, latest)
    elif piece.stage == Stage.SIGNED_OFF:
        raise DeskRefusal(_("“%(title)s” has been signed off already.") % {"title": piece.title})
    else:
        piece.stage = Stage.SIGNED_OFF
        piece.save(update_fields=["stage", "updated_at"])
    message = _("Revision %(number)d.") % {"number": latest.number}
    record(by=by, action=EntryAction.SIGN_OFF, rows=[piece], message=message, revisions=[latest])
    return piece


def may_show(by: User) -> bool:
    """Tell whether somebody may sign off, and so show pieces to readers and take them away."""
    return by.has_perm(SIGN_OFF)


def may_sign(piece: Article, by: User) -> bool:
    """Tell whether somebody may sign a piece off; for the transcription of print a right of its own is enough."""
    return may_show(by) or (piece.stage == Stage.PRINTED and by.has_perm(TRANSCRIBE))


def refuse_unless(may: bool, piece: Article) -> None:
    """Refuse who may not answer for what readers see of a piece."""
    if not may:
        raise DeskRefusal(_("You may not sign off “%(title)s” or show it to readers.") % {"title": piece.title})


def refuse_rest(piece: Article) -> None:
    """Refuse the rest of another piece: readers see it with its whole, and so does who signs."""
    if piece.continues:
        whole = {"title": piece.title, "whole": piece.continues.title}
        raise DeskRefusal(_("“%(title)s” is the rest of “%(whole)s” and is shown with it.") % whole)


def _show_transcription(piece: Article, latest: Revision) -> None:
    """Let readers see of print what the desk has made of it."""
    live = piece.live_revision
    if live is None:
        raise DeskRefusal(_("Readers have never seen “%(title)s”: publish it.") % {"title": piece.title})
    if live.digest == latest.digest:
        raise DeskRefusal(_("Readers see “%(title)s” as it is at the desk already.") % {"title": piece.title})
    piece.live_revision = latest
    piece.save(update_fields=["live_revision"])
    content: Content = replace(latest.said, **arrangement_of(piece))
    project(piece, latest, content)

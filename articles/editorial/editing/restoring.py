"""Bringing an earlier version of a piece back: as its next revision, so that nothing of the versions since is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial.editing.bylining import enter_newcomers
from articles.editorial.editing.saving import Saved, save
from articles.editorial.locking import lock_piece
from articles.enums import RevisionWay
from articles.models import Article, BylineRow, Content, Correspondent, Page, Revision, Unit
from articles.models.paper.content import arrangement_of


@dataclass(frozen=True, slots=True)
class Brought:
    """What `save` gives; `stays` tells that the place of then is taken or gone, so that the piece stays where it is."""

    saved: Saved
    stays: bool


@transaction.atomic
def restore(*, article: Article, revision: Revision, base: Revision, by: User) -> Brought:
    """Append a revision that says what an earlier one said: words, bylines, tags and place.

    `base` is the latest one that `by` had seen. Words that others saved since then are merged, as by `save`, and raise
    `Conflict` where they are at the same places; tags and place, which take effect without a revision, are those
    of `revision`. Whoever was deleted since is entered anew, and a unit that was stays as printed.
    """
    piece = lock_piece(article)
    wanted = replace(revision.said, bylines=_with_people(revision.said.bylines, by))
    stays = not _is_free(piece, wanted)
    if stays:
        wanted = replace(wanted, page=piece.page_id, position=piece.position)
    seen = Revision(pk=base.pk, article=piece, content=replace(base.said, **arrangement_of(piece)).as_json())
    way, note = RevisionWay.RESTORE, _("words of %(revision)s") % {"revision": revision}
    return Brought(save(article=piece, base=seen, changes=wanted, by=by, way=way, note=note), stays)


def _with_people(rows: Sequence[BylineRow], by: User) -> tuple[BylineRow, ...]:
    people, units = (
        set(model._default_manager.filter(pk__in=keys).values_list("pk", flat=True))
        for model, keys in ((Correspondent, {row.person for row in rows}), (Unit, {row.unit for row in rows}))
    )
    there = (
        replace(row, person=row.person if row.person in people else 0, unit=row.unit if row.unit in units else None)
        for row in rows
    )
    return enter_newcomers(rows=there, by=by)


def _is_free(piece: Article, wanted: Content) -> bool:
    if wanted.page is None or (wanted.page, wanted.position) == (piece.page_id, piece.position):
        return True
    others = Article.objects.at_desk().filter(page=wanted.page, position=wanted.position).exclude(pk=piece.pk)
    return Page.objects.filter(pk=wanted.page).exists() and not others.exists()

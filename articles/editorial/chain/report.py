"""What readers see, or will see, without a whole chain of signatures: a report that must be empty.

It asks for the signatures of the live revision, and whether the columns, of which readers' pages are made, say what
that says: whoever writes past the desk may have changed these alone.

What the version before had published is told apart: it was released when the desk kept no signatures, and the record
says so (`EntryAction.TAKE_OVER`, written by the migration).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.editorial.chain.persons import Mark, marks_of_all, writers_of
from articles.editorial.chain.signatures import Chain, marks_of_signature
from articles.enums import EntryAction, Stage, Visibility
from articles.models import Article, Entry, Revision, Signature, content_of

AT_ONCE = 500
LATELY = 50  # so many of the last released are looked at by the front page


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A piece before readers, or released for a moment to come, and what its signatures lack, in sentences."""

    article: Article
    faults: tuple[str, ...]
    is_from_before: bool


def unsigned_pieces(among: Iterable[int] | None = None) -> Iterator[Unsigned]:
    """Find what was published without a whole chain, of all pieces that are not from print, or of some by their keys.

    In eight queries, and one more for each five hundred pieces; pieces and signatures are read side by side, and not
    kept.
    """
    shown = Article.objects.filter(visibility=Visibility.PUBLISHED).exclude(stage=Stage.PRINTED)
    if among is not None:
        shown = shown.filter(pk__in=list(among))
    keys = shown.values("pk")
    signatures = Signature.objects.filter(article__in=keys)
    begun = Revision.objects.filter(article__in=keys, number=1).exclude(author=None)
    entered = dict(begun.values_list("article", "author"))
    acting = Q(pk__in=signatures.values("signer")) | Q(pk__in=begun.values("author"))
    logins, writers, nobody = marks_of_all(User.objects.filter(acting)), writers_of(), frozenset[Mark]()
    taken_over = Entry.objects.filter(article__in=keys, action=EntryAction.TAKE_OVER).values_list("revision", flat=True)
    from_before = set(taken_over)
    pieces = shown.defer("imported").select_related("live_revision").prefetch_related("bylines").order_by("pk")
    for piece, signed in _beside(pieces.iterator(AT_ONCE), signatures.in_order().iterator(AT_ONCE)):
        marks = {row.pk: marks_of_signature(row, logins) for row in signed}
        chain = Chain(signed, Stage(piece.stage), marks, logins.get(entered.get(piece.pk, 0), nobody), writers)
        live = piece.live_revision
        if live is None:
            continue
        unsigned, altered = chain.faults(live, by_setting=False), _altered(piece, live)
        if unsigned or altered:
            yield Unsigned(piece, (*unsigned, *altered), live.pk in from_before and not altered)


def _altered(piece: Article, live: Revision) -> tuple[str, ...]:
    """Say that readers see other words than those of the live revision, where they do."""
    if content_of(piece, tags=()).digest == live.digest:
        return ()
    return (_("Readers see other words than those of revision %(number)d.") % {"number": live.number},)


def unsigned_lately() -> list[Unsigned]:
    """Find those that this version of the newsroom published, among the last released, scheduled ones included."""
    shown = Article.objects.filter(visibility=Visibility.PUBLISHED, stage__in=set(Stage) - {Stage.PRINTED})
    last = list(shown.order_by("-stage_since").values_list("pk", flat=True)[:LATELY])
    return [found for found in unsigned_pieces(last) if not found.is_from_before]


def _beside(
    pieces: Iterable[Article], signatures: Iterable[Signature]
) -> Iterator[tuple[Article, tuple[Signature, ...]]]:
    """Put beside each piece its signatures; both come in the order of the pieces."""
    groups = groupby(signatures, key=lambda signature: signature.article_id)
    key, rows = next(groups, (None, ()))
    for piece in pieces:
        if key == piece.pk:
            yield piece, tuple(rows)
            key, rows = next(groups, (None, ()))
        else:
            yield piece, ()

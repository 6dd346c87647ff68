"""A piece is put in its place on a page, or taken off; others make room, and nobody's arrangement is overwritten."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial.editing.working import content_at_desk, latest_of
from articles.editorial.locking import lock_pages, lock_piece
from articles.editorial.placing import refuse_to_place
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.editorial.release.dating import follow_issue_date
from articles.editorial.reviewing.holding import leave_issue
from articles.enums import EntryAction, RevisionWay
from articles.models import Article, Content, Entry, Page, Revision

ASIDE = 10_000  # where those that change places stand for a moment: two are never at one place

Place = tuple[int | None, int | None]  # the key of a page, and the place on it


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody had before them who moves a piece: the page on which it stood, and the order of the other page.

    `stood` is the key of the page, none where the piece stood on none; `order` the stamp (`stamp_of`) of the page to
    which the piece goes, where it goes to one.
    """

    stood: int | None
    order: str


def stamp_of(keys: Iterable[int]) -> str:
    """Give a short sum of the pieces of a page in their order, by which is told whether it is still the same."""
    return hashlib.sha256(",".join(map(str, keys)).encode()).hexdigest()[:12]


@transaction.atomic
def move(
    *, article: Article, page: Page | None, position: int | None = None, by: User, seen: Seen | None = None
) -> Article:
    """Put a piece in a place of a page (1 is the first), or behind the last one, or on none, and return it as stored.

    The pieces of that page make room, those of the page that it leaves close the gap, in one transaction. It takes
    effect at once and breaks no signature. Raises `DeskRefusal` where others have moved the piece, or arranged the page
    anew, since it was `seen`; for who may not place it, or would show it to readers by that; and for a piece that was
    declined, which can only be taken off.
    """
    stood = Article.objects.filter(pk=article.pk).values_list("page", flat=True).first()
    left = Page.objects.filter(pk=stood).first() if stood else None
    lock_pages([row for row in (page, left) if row], article)
    piece = lock_piece(article)
    refuse_to_place(piece, page.pk if page else None, by)
    _refuse_moved(piece, stood, seen)
    there = _order_on(page, but=piece)
    if page:
        _refuse_rearranged(piece, page, seen)
        at = len(there) if position is None else max(0, position - 1)
        there.insert(at, piece.pk)
    places: dict[int, Place] = {key: (page.pk, number) for number, key in enumerate(there, 1)} if page else {}
    if left and left != page:
        places |= {key: (left.pk, number) for number, key in enumerate(_order_on(left, but=piece), 1)}
    moved = _store({piece.pk: (None, None), **places}, by)
    if piece.pk in moved:
        _record(moved, piece.pk, [row for row in (page, left) if row], by)
    stored = Article.objects.get(pk=piece.pk)
    if not leave_issue(stored, by) and page and page != left:
        follow_issue_date(issue=page.issue, by=by, among=Article.objects.filter(pk=piece.pk))
        stored.refresh_from_db()
    return stored


def _refuse_moved(piece: Article, stood: int | None, seen: Seen | None) -> None:
    """Refuse to move what somebody else has moved since it was seen, or a moment ago."""
    if piece.page_id == stood and (seen is None or seen.stood == stood):
        return
    told = {"title": piece.title, "name": _last_mover(piece), "page": piece.page or _("no page")}
    raise DeskRefusal(_("%(name)s has moved “%(title)s” meanwhile: it now stands on %(page)s.") % told)


def _refuse_rearranged(piece: Article, page: Page, seen: Seen | None) -> None:
    """Refuse a page that is gone, or has been arranged anew since it was seen."""
    if not Page.objects.filter(pk=page.pk).exists():
        raise DeskRefusal(_("The page is not there any more: choose another."))
    if seen and seen.order != stamp_of(_order_on(page)):
        told = {"page": page.name, "name": _last_mover(page), "title": piece.title}
        raise DeskRefusal(
            _(
                "%(name)s has rearranged “%(page)s” meanwhile, and “%(title)s” stays where it is: "
                "look at the page, and move it again."
            )
            % told
        )


def _last_mover(row: Article | Page) -> str:
    """Name who moved a piece last, or arranged a page; where nobody is on record, a colleague."""
    last = Entry.objects.about(row).filter(action=EntryAction.PLACE).values_list("actor_name", flat=True).first()
    return last or _("A colleague")


def _order_on(page: Page | None, but: Article | None = None) -> list[int]:
    """Give the pieces of a page in their order, or nothing."""
    rows = Article.objects.at_desk().filter(page=page) if page else Article.objects.none()
    return [key for key in rows.order_by("position", "pk").values_list("pk", flat=True) if not but or key != but.pk]


def _store(places: Mapping[int, Place], by: User) -> Mapping[int, Article]:
    """Let locked pieces stand at their places, those that stand elsewhere; each gets a revision that says so.

    Gives these by key. Takes the same number of queries however many they are.
    """
    rows = Article.objects.filter(pk__in=places).defer("body", "imported").order_by("pk")
    found = rows.select_related("latest_revision", "live_revision", "page").prefetch_related("taggings__tag")
    moved = [row for row in found.defer("live_revision__content") if (row.page_id, row.position) != places[row.pk]]
    said = [(row, _said(row, places[row.pk])) for row in moved]
    shown = {row.pk for row in moved if not row.is_apart or _says_the_same(row)}
    made = Revision.objects.append_all(said, way=RevisionWay.EDIT, author=by)
    for row, revision in zip(moved, made, strict=True):
        row.page_id, row.position = places[row.pk]
        row.updated_at = timezone.now()
        if row.pk in shown:
            row.revision, row.live_revision = revision.number, revision if row.live_revision_id else None
    keys = [row.pk for row in moved]
    try:
        with transaction.atomic():
            Article.objects.filter(pk__in=keys, position__isnull=False).update(position=F("position") + ASIDE)
            Article.objects.bulk_update(
                moved, ["page", "position", "latest_revision", "live_revision", "revision", "updated_at"]
            )
    except IntegrityError as error:  # placed there a moment ago, by who does not wait for the page
        raise DeskRefusal(_("Another piece has just been put at this place of the page: choose another.")) from error
    return {row.pk: row for row in moved}


def _said(row: Article, place: Place) -> Content:
    page, position = place
    return replace(content_at_desk(row), page=page, position=position)


def _says_the_same(row: Article) -> bool:
    """Tell whether what the desk works on has the words that readers see, though by another revision."""
    live, latest = row.live_revision, row.latest_revision
    return live is not None and latest is not None and live.digest == latest.digest


def _record(moved: Mapping[int, Article], key: int, pages: Sequence[Page], by: User) -> None:
    """Put on record where a piece and those that made room stand by now, and that their pages were arranged."""
    piece, others, action = moved[key], [row for row in moved.values() if row.pk != key], EntryAction.PLACE
    told = {"page": next((page for page in pages if page.pk == piece.page_id), None), "position": piece.position}
    message = _("%(page)s, place %(position)d.") % told if piece.page_id else _("Taken off its page.")
    record(by=by, action=action, rows=[piece], message=message, revisions=[latest_of(piece)])
    message = _("Makes room for “%(title)s”, or closes up behind it.") % {"title": piece.title}
    record(by=by, action=action, rows=others, message=message, revisions=[latest_of(row) for row in others])
    record(by=by, action=action, rows=pages, message=piece.title)

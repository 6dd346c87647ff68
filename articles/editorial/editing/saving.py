"""Saving a piece: what somebody made of the revision before them becomes the next one, and nobody is overwritten."""

from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial.chain.table import may_receive, refuse_unless_may
from articles.editorial.content.merging import ConflictPlace, Merged, merge
from articles.editorial.content.places import Place, tell_places
from articles.editorial.editing.projecting import arrange, project
from articles.editorial.editing.ready import made_ready
from articles.editorial.editing.working import content_at_desk, latest_of, may_transcribe
from articles.editorial.locking import lock_piece
from articles.editorial.placing import placed, refuse_to_place
from articles.editorial.refusal import DeskRefusal
from articles.editorial.release.dating import follow_issue_date
from articles.editorial.reviewing.holding import leave_issue
from articles.editorial.reviewing.signing import begin_anew_if_broken, sign_transcription
from articles.enums import DeskAction, RevisionWay
from articles.models import Article, Content, Page, Revision


@dataclass(frozen=True, slots=True)
class Saved:
    """A piece as stored, and the revision that was appended: none where nothing changed.

    `merged` are the places at which the revision has what others saved meanwhile, `moved` tells that the piece went
    along with the date of its issue.
    """

    article: Article
    revision: Revision | None
    merged: tuple[Place, ...] = ()
    moved: bool = False


class Conflict(DeskRefusal):
    """Say that somebody else changed the same places meanwhile; nothing was saved.

    `places` are those, each with its three versions; `content` is what was merged, with one's own version there;
    `latest` the revision to base the next try on.
    """

    def __init__(self, merged: Merged, latest: Revision) -> None:
        self.places: tuple[ConflictPlace, ...] = merged.conflicts
        self.content, self.latest = merged.content, latest
        told = {"name": latest.author_name, "places": tell_places([conflict.place for conflict in merged.conflicts])}
        super().__init__(_("%(name)s has meanwhile saved another version of the same places: %(places)s.") % told)


@transaction.atomic
def create(*, content: Content, by: User, note: str = "") -> Saved:
    """Make a manuscript, with its first revision; a page without a place means the next free one.

    Raises `DeskRefusal` for a place or a person that cannot be, and for who may not receive manuscripts.
    """
    if not (answer := may_receive(by, content)):
        raise DeskRefusal(answer.why)
    said = placed(made_ready(content))
    (key,) = Revision.objects.reserve(1)
    piece = Article.objects.create(latest_revision_id=key)
    (revision,) = Revision.objects.begin_all([(piece, said)], way=RevisionWay.EDIT, author=by, note=note)
    project(piece, revision, said)
    return Saved(piece, revision)


@transaction.atomic
def save(
    *,
    article: Article,
    base: Revision,
    changes: Content,
    by: User,
    way: RevisionWay = RevisionWay.EDIT,
    note: str = "",
) -> Saved:
    """Append what somebody made of a revision (`base`) of a piece as its next one.

    What others saved meanwhile is merged. Raises `Conflict` where both changed one place, and `DeskRefusal` for a piece
    that is gone, and for a place or a person that cannot be; nothing is written then. Where the piece says the same
    already, there is no revision. A page without a place means the next free one.

    Readers see no word of it while another revision is live, unless it says what that one says, or `by` may correct the
    transcription of print and has changed words to just these; tags, page and place take effect at once. Words are
    changed by who may (`may`), and where two people change them at one step, the piece begins anew.
    """
    piece = lock_piece(article)
    latest = latest_of(piece)
    theirs = content_at_desk(piece)
    mine = placed(made_ready(changes, known=theirs), piece.pk)
    merged = _merged(base, theirs, mine, latest)
    if merged.content == theirs:
        return Saved(piece, None, merged.merged)
    _refuse(piece, theirs, merged.content, by)
    live = piece.live_revision
    digest = merged.content.digest
    has_read_it_all = digest == mine.digest != latest.digest  # no word of it is a colleague's, unread or unsigned
    is_transcription = live is not None and live.digest != digest and has_read_it_all and may_transcribe(piece, by)
    revision = Revision.objects.append(
        article=piece,
        content=merged.content,
        way=_way(way, is_transcription, merged),
        author=by,
        based_on=base,
        note=note,
    )
    if digest != latest.digest:
        begin_anew_if_broken(piece, by)
    if is_transcription:
        sign_transcription(piece=piece, seen=live, revision=revision, by=by)
    _show(piece, revision, merged.content, is_live=is_transcription or (live is not None and live.digest == digest))
    return Saved(piece, revision, merged.merged, _follow_issue(piece, theirs, by))


@transaction.atomic
def place(*, article: Article, page: Page | None, position: int | None = None, by: User) -> Saved:
    """Let a piece stand on a page, at a place or the next free one there, or on none; it takes effect at once.

    Raises `DeskRefusal` for a place that is taken, and for who may not place it, or would show it to readers by that.
    """
    piece = lock_piece(article)
    there = page.pk if page else None
    changes = replace(content_at_desk(piece), page=there, position=position if page else None)
    return save(article=piece, base=latest_of(piece), changes=changes, by=by)


def _merged(base: Revision, theirs: Content, mine: Content, latest: Revision) -> Merged:
    if base.article_id != latest.article_id:
        raise ValueError(f"Revision {base.pk} is of another article.")
    if base.said == theirs:
        return Merged(mine, (), ())
    merged = merge(base.said, theirs, mine)
    if merged.conflicts:
        raise Conflict(merged, latest)
    return merged


def _way(way: RevisionWay, is_transcription: bool, merged: Merged) -> RevisionWay:
    if way != RevisionWay.EDIT:
        return way
    if is_transcription:
        return RevisionWay.TRANSCRIPTION
    return RevisionWay.MERGE if merged.merged else RevisionWay.EDIT


def _refuse(piece: Article, before: Content, after: Content, by: User) -> None:
    """Refuse who may not change the words now, or the place; tags are for everyone who may change a piece."""
    if (before.page, before.position) != (after.page, after.position):
        refuse_to_place(piece, after.page, by)
    if replace(after, tags=before.tags, page=before.page, position=before.position) != before:
        refuse_unless_may(DeskAction.EDIT, piece, by)


def _show(piece: Article, revision: Revision, content: Content, *, is_live: bool) -> None:
    """Let the rows say what they are to say: all of it where nothing else is live, else what is no word."""
    if piece.live_revision_id is None:
        project(piece, revision, content)
    elif is_live:
        piece.live_revision = revision
        piece.save(update_fields=["live_revision"])
        project(piece, revision, content)
    else:
        arrange(piece, content)


def _follow_issue(piece: Article, before: Content, by: User) -> bool:
    """Let what has come into another issue be public as of its day, where `by` may decide what comes of that."""
    if piece.page_id == before.page or leave_issue(piece, by) or piece.page is None:
        return False
    among = Article.objects.filter(pk=piece.pk)
    return bool(follow_issue_date(issue=piece.page.issue, by=by, among=among))

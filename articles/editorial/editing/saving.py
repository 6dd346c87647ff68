"""Saving a piece: what somebody made of the revision before them becomes the next one, and nobody is overwritten."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial.content.merging import ConflictPlace, Merged, merge
from articles.editorial.content.places import Place, tell_places
from articles.editorial.editing.projecting import arrange, project
from articles.editorial.editing.ready import made_ready
from articles.editorial.editing.working import content_at_desk, latest_of, may_transcribe
from articles.editorial.locking import lock_piece
from articles.editorial.placing import placed
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.editorial.release.dating import follow_issue_date
from articles.enums import EntryAction, RevisionWay, Stage, Visibility
from articles.models import Article, Content, Revision


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

    Raises `DeskRefusal` for a place or a person that cannot be.
    """
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
    transcription of print and has changed words to just these; tags, page and place take effect at once. New words
    after signing off bring the piece back to the desk.
    """
    piece = lock_piece(article)
    latest = latest_of(piece)
    theirs = content_at_desk(piece)
    mine = placed(made_ready(changes, known=theirs), piece.pk)
    merged = _merged(base, theirs, mine, latest)
    if merged.content == theirs:
        return Saved(piece, None, merged.merged)
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
        _back_to_the_desk(piece, by)
    _show(piece, revision, merged.content, is_live=is_transcription or (live is not None and live.digest == digest))
    return Saved(piece, revision, merged.merged, _follow_issue(piece, theirs, by))


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


def _back_to_the_desk(piece: Article, by: User) -> None:
    """Take back the signature from words that it does not stand for; what readers cannot see yet, they will not see.

    Print was signed by its paper, and stays what it is.
    """
    if piece.stage in (Stage.MANUSCRIPT, Stage.PRINTED):
        return
    piece.stage = Stage.MANUSCRIPT
    if piece.visibility == Visibility.PUBLISHED and not piece.is_public:
        piece.published_at = None
        piece.visibility = Visibility.WITHDRAWN if piece.withdrawn_at else Visibility.HIDDEN
    if piece.visibility == Visibility.HIDDEN:
        piece.live_revision = None
    if piece.visibility != Visibility.PUBLISHED:
        piece.follows_issue = False
    piece.save(update_fields=["stage", "visibility", "published_at", "follows_issue", "live_revision"])
    record(by=by, action=EntryAction.TAKE_BACK, rows=[piece])


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
    if piece.page is None or piece.page_id == before.page:
        return False
    among = Article.objects.filter(pk=piece.pk)
    return bool(follow_issue_date(issue=piece.page.issue, by=by, among=among))

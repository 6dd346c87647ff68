"""待我处理 and 非我经手: what waits for a signature, parted by whether somebody may give it now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import F, Q

from articles.editorial.chain.known import Known, known_of, with_writers
from articles.editorial.chain.staffing import people, who_may_sign
from articles.editorial.chain.table import ACTION_FOR, PERMISSION_FOR, may
from articles.editorial.editing.working import latest_of
from articles.enums import EntryAction, Stage, Visibility
from articles.models import Article, Byline, Entry, Revision
from articles.models.paper.article_queryset import ArticleQuerySet

LOOKED_AT = 60  # of the pieces at the stages that somebody may sign, the oldest
FEW = 5
LAST = 300  # by so many of the last bylines, first revisions and submissions, a piece is somebody's own


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for signatures: `mine` to give, and a few of the `others`, each the oldest first.

    `is_more` tells that not all were looked at.
    """

    mine: Sequence[Article]
    others: Sequence[Article]
    is_more: bool


def waiting_for(*, user: User) -> Waiting:
    """Give the pieces that somebody may sign now, and those that wait longest for others.

    Pieces on a page are proofed with it (`pages_for`), and are not named here.
    """
    stages = stages_of(user)
    rows = _waiting(stages).exclude(stage__in=Stage.proofs(), page__isnull=False)
    looked_at = list(rows.select_related("page__issue")[:LOOKED_AT])
    known = known_of_all(looked_at, user)
    mine = [piece for piece in looked_at if may_sign(piece, user, known)]
    refused = [piece for piece in looked_at if piece not in mine]
    others = [*refused[:FEW], *_waiting(set(Stage.waiting()) - {*stages}).select_related("page__issue")[:FEW]]
    others.sort(key=lambda piece: piece.stage_since)
    return Waiting(mine, others[:FEW], len(looked_at) == LOOKED_AT)


def may_sign(piece: Article, user: User, known: Known) -> bool:
    """Tell whether somebody may approve a piece that waits."""
    step = Stage(piece.stage).step
    return step is not None and bool(may(ACTION_FOR[step], piece, user, known))


def known_of_all(pieces: Sequence[Article], user: User) -> Known:
    """Read what is to be known of pieces with their latest revisions, and who wrote them."""
    return with_writers(known_of(pieces, user), pieces)


def stages_of(user: User) -> list[Stage]:
    """Give the stages at which somebody has the right to sign."""
    return [stage for stage in Stage.waiting() if stage.step and user.has_perm(PERMISSION_FOR[stage.step])]


def stuck(*, user: User) -> Sequence[Article]:
    """Give of the pieces that wait longest a few that nobody can sign; told to `user`, who looks after the accounts."""
    pieces = list(_waiting(Stage.waiting())[:LOOKED_AT])
    found = stuck_among(pieces, user)
    return [piece for piece in pieces if piece.pk in found][:FEW]


def stuck_among(pieces: Sequence[Article], user: User) -> set[int]:
    """Give by their keys the pieces of which nobody who can log in may sign the next step."""
    waiting = [(piece, step) for piece in pieces if (step := Stage(piece.stage).step)]
    if not waiting:
        return set()
    chains, staff = known_of_all(pieces, user).chains, people()
    return {
        piece.pk for piece, step in waiting if not who_may_sign(step, chains[piece.pk], latest_of(piece).said, staff)
    }


def to_submit(*, user: User) -> Sequence[Article]:
    """Give the manuscripts of somebody's own that they may submit, the oldest first."""
    if not user.has_perm("articles.submit_article"):
        return []
    rows = Article.objects.at_desk().filter(pk__in=authored(user), stage=Stage.MANUSCRIPT, held_at=None, continues=None)
    return list(rows.without_text().select_related("latest_revision").order_by("stage_since", "pk")[:FEW])


def to_release() -> ArticleQuerySet:
    """Give the pieces with a whole chain whose words no reader sees yet, new ones and those that were corrected."""
    unseen = Q(visibility=Visibility.HIDDEN) | Q(live_revision__lt=F("latest_revision"))
    rows = Article.objects.at_desk().filter(unseen, stage=Stage.READY, held_at=None, continues=None)
    return rows.without_text().select_related("latest_revision").order_by("stage_since", "pk")


def authored(user: User) -> set[int]:
    """Give by their keys the pieces that somebody wrote, entered or submitted last."""
    written = Byline.objects.filter(correspondent__editor__user=user).order_by("-pk").values_list("article", flat=True)
    entered = Revision.objects.filter(author=user, number=1).order_by("-pk").values_list("article", flat=True)
    acts = Entry.objects.filter(actor=user, action=EntryAction.SUBMIT, article__isnull=False).order_by("-at", "-pk")
    submitted = acts.values_list("article", flat=True)
    return {key for keys in (written, entered, submitted) for key in keys[:LAST] if key is not None}


def _waiting(stages: Collection[Stage]) -> ArticleQuerySet:
    rows = Article.objects.at_desk().filter(stage__in=stages, held_at=None)
    return rows.without_text().select_related("latest_revision").order_by("stage_since", "pk")
